"""A campaign's hashtag: which is its own, whether its posts carry it, and its share of all hashtag uses."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from postdesk.figures.distinctive import ALONE
from postdesk.figures.material import Material
from postdesk.figures.spelling import tag_names
from postdesk.log.readings.facts import Published
from postdesk.text.tags import Families


class BarePost(Struct, frozen=True):
    """A post without its campaign's tag: its name in the queue, its network, its moment (UTC) and its address."""

    ref: str
    network: str
    published: datetime
    url: str


class TagCoverage(Struct, frozen=True):
    """One campaign: its posts, the tag that is its own ("" where there is none), how many carry it, which do not."""

    campaign: str
    tag: str
    posts: int
    carrying: int
    without: tuple[BarePost, ...] = ()


class CampaignShare(Struct, frozen=True):
    """One campaign, "" being none: its posts, their hashtag uses of all uses, its own tag, how many posts carry that.

    `family` are the other hashtags that count with that tag.
    """

    campaign: str
    posts: int
    uses: int
    of: int
    tag: str
    carrying: int
    family: str = ""


def counted_uses(families: Families, posts: Sequence[Published]) -> Counter[str]:
    """Return on how many posts each hashtag stands, by what it is counted under."""
    return Counter(tag for post in posts for tag in families.uses(post.hashtags))


FEWEST = 10
"""One in so many of a campaign's posts, at least, carries a tag that is its own."""


def own_tag(uses: Counter[str], everywhere: Counter[str], posts: int) -> str:
    """Return the tag that is a campaign's own, "" where its posts, which are so many, have none.

    It is the most used of those that have more than half of their uses in this campaign and stand on a tenth of its
    posts; only where there is none of them, the most used of all: a hashtag that the house puts on everything is no
    campaign's, and neither is one that was written there once.
    """
    mostly = [tag for tag in uses if 2 * uses[tag] > everywhere[tag] and FEWEST * uses[tag] >= posts]
    return min(mostly or uses, key=lambda tag: (-uses[tag], tag), default="")


def tag_coverage(posts: Sequence[Published], families: Families = ALONE) -> tuple[TagCoverage, ...]:
    """Return every campaign of the posts, the one with most of them first."""
    everywhere, names = counted_uses(families, posts), tag_names(posts, families)
    found = []
    for campaign, own in _by_campaign([post for post in posts if post.campaign]).items():
        uses = counted_uses(families, own)
        tag = own_tag(uses, everywhere, len(own))
        bare = [post for post in own if tag not in families.uses(post.hashtags)]
        found.append(
            TagCoverage(
                campaign=campaign,
                tag=f"#{names[tag]}" if tag else "",
                posts=len(own),
                carrying=uses[tag],
                without=tuple(BarePost(post.ref, post.network, post.published, post.url) for post in bare),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.posts, one.campaign)))


def campaign_shares(material: Material) -> list[CampaignShare]:
    """Count hashtag uses by campaign in thirteen weeks, the largest share first, posts without a campaign last."""
    families, names = material.families, tag_names(material.posts, material.families)
    everywhere = counted_uses(families, material.quarter)
    found = []
    for campaign, own in _by_campaign(material.quarter).items():
        uses = counted_uses(families, own)
        tag = own_tag(uses, everywhere, len(own))
        shown, family = (f"#{names[tag]}", families.said(tag)) if tag else ("", "")
        found.append(CampaignShare(campaign, len(own), uses.total(), everywhere.total(), shown, uses[tag], family))
    return sorted(found, key=lambda one: (not one.campaign, -one.uses, one.campaign))


def _by_campaign(posts: Sequence[Published]) -> dict[str, list[Published]]:
    found: dict[str, list[Published]] = {}
    for post in posts:
        found.setdefault(post.campaign, []).append(post)
    return found
