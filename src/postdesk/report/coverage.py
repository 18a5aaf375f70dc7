"""Whether a campaign's posts carry its hashtag, and which do not."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from postdesk.charts.campaign_tags import counted_uses, own_tag, shown_tag
from postdesk.log.readings.facts import Published
from postdesk.report.distinctive import ALONE
from postdesk.text.tags import Families


class Bare(Struct, frozen=True):
    """A post without its campaign's tag: its name in the queue, its network, its moment (UTC) and its address."""

    ref: str
    network: str
    published: datetime
    url: str


class Coverage(Struct, frozen=True):
    """One campaign: its posts, the tag that is its own ("" where there is none), how many carry it, which do not."""

    campaign: str
    tag: str
    posts: int
    carrying: int
    without: tuple[Bare, ...] = ()


def coverage(posts: Sequence[Published], families: Families = ALONE) -> tuple[Coverage, ...]:
    """Return every campaign of the posts, the one with most of them first."""
    campaigns: dict[str, list[Published]] = {}
    for post in posts:
        if post.campaign:
            campaigns.setdefault(post.campaign, []).append(post)
    everywhere = counted_uses(families, posts)
    found = []
    for campaign, own in campaigns.items():
        uses = counted_uses(families, own)
        tag = own_tag(uses, everywhere)
        bare = [post for post in own if tag not in families.uses(post.hashtags)]
        found.append(
            Coverage(
                campaign=campaign,
                tag=shown_tag(families, tag, own) if tag else "",
                posts=len(own),
                carrying=uses[tag],
                without=tuple(Bare(post.ref, post.network, post.published, post.url) for post in bare),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.posts, one.campaign)))
