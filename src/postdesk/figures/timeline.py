"""A campaign post by post: what went out when, on which network, and what it brought."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from postdesk.figures.ages import compared_at_age
from postdesk.figures.material import Material
from postdesk.models.life import TO_COME


class TimelinePost(Struct, frozen=True):
    """One post: where, when, whether it is still to come; its engagements and clicks at seven days, or so far.

    They are None where nobody counted.
    """

    network: str
    day: date
    to_come: bool
    engagements: float | None
    clicks: float | None


def timeline_posts(material: Material) -> list[TimelinePost]:
    """List the campaign's posts, those to come too, network by network in the order of days."""
    out = [
        TimelinePost(
            material.name(post.network),
            material.period.day(post.published),
            False,
            compared_at_age(material, post),
            compared_at_age(material, post, "clicks"),
        )
        for post in material.current
    ]
    ahead = [
        TimelinePost(material.name(post.network), material.period.day(post.due), True, None, None)
        for post in material.intended
        if post.state in TO_COME and material.period.holds(post.due)
    ]
    return sorted([*out, *ahead], key=lambda row: (row.network, row.day, row.to_come))


def brought(posts: Sequence[TimelinePost]) -> tuple[float, int, int] | None:
    """Return the engagements of posts, on how many they are known, and how many went out; None where on none."""
    out = [post for post in posts if not post.to_come]
    known = [post.engagements for post in out if post.engagements is not None]
    return (sum(known), len(known), len(out)) if known else None
