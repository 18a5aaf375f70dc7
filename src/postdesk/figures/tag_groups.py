"""On what share of each network's, or each language's, posts every hashtag stands."""

from collections import Counter
from typing import Literal

from msgspec import Struct

from postdesk.figures.material import Material
from postdesk.figures.spelling import tag_names

By = Literal["network", "language"]


class TagInGroup(Struct, frozen=True):
    """One hashtag in one group: posts there that carry it, of all posts of the group.

    `group` is a network's name, or a language's tag.
    """

    group: str
    hashtag: str
    posts: int
    of: int


def tag_groups(material: Material, by: By) -> list[TagInGroup]:
    """Count the posts of each group and hashtag, the group with most posts first, then its most used hashtag."""
    names = tag_names(material.posts, material.families)
    of: Counter[str] = Counter()
    uses: Counter[tuple[str, str]] = Counter()
    for post in material.known:
        group = material.name(post.network) if by == "network" else post.language
        of[group] += 1
        uses.update((group, tag) for tag in material.families.uses(post.hashtags))
    ordered = sorted(uses, key=lambda at: (-of[at[0]], at[0], -uses[at], at[1]))
    return [TagInGroup(group, f"#{names[tag]}", uses[group, tag], of[group]) for group, tag in ordered]
