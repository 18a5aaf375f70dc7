"""What became of the plan: what was queued for the period when it began, at the moments that the posts had then.

A post added or moved here later is added; one that was moved away is moved; one that was cancelled before the period
began is no part of the plan.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from postdesk.figures.material import Material
from postdesk.log.readings.facts import Intended
from postdesk.models.life import CANCELLED, DELETED, NEEDS_A_PERSON, PUBLISHED, TO_COME

Became = Literal["published", "to_come", "waiting", "moved", "deleted", "lost"]


class PlanKept(Struct, frozen=True):
    """One network: how many posts were planned, what became of each, and how many were added after the plan.

    `waiting` need a person; `lost` did not go out and will not; `deleted` were taken off the network again.
    """

    network: str
    planned: int
    published: int
    to_come: int
    waiting: int
    moved: int
    lost: int
    added: int
    deleted: int = 0


def planned_posts(material: Material) -> Iterator[Intended]:
    """Yield the posts that the plan held when the period began."""
    begin = material.period.begin
    for post in material.intended:
        gone = post.state == CANCELLED and post.since < begin
        if material.period.holds(post.due_at(begin)) and post.queued <= begin and not gone:
            yield post


def coming_posts(material: Material) -> tuple[Intended, ...]:
    """Return the posts of the queue that are due in the week or month after the period, in the order of their moments.

    Of a campaign: all of it that is still to come. What needs a person is not among them: nobody knows its moment.
    """
    period = material.period
    begin, end = period.end, period.instant(period.next_after)
    ahead = [post for post in material.waiting if post.state in TO_COME]
    if period.noun == "campaign":
        found = [post for post in ahead if post.campaign == period.name]
    else:
        found = [post for post in ahead if begin <= post.due < end]
    return tuple(sorted(found, key=lambda post: (post.due, post.ref)))


def plan_kept(material: Material) -> list[PlanKept]:
    """Count, for each network, what became of the plan; the network with most posts first."""
    plan = [(post, became(material, post)) for post in planned_posts(material)]
    names = {post.ref for post, how in plan if how != "moved"}
    added = Counter(post.network for post in material.current if post.ref not in names)
    networks = {post.network for post, _ in plan} | set(added)
    found = [
        _kept(material.name(network), Counter(how for post, how in plan if post.network == network), added[network])
        for network in networks
    ]
    return sorted(found, key=lambda row: (-row.planned - row.added, row.network))


def became(material: Material, post: Intended) -> Became:
    """Return what became of a planned post; one that has a moment elsewhere was moved, whatever it is there."""
    if not material.period.holds(post.due) and post.state != CANCELLED:
        return "moved"
    if post.state == PUBLISHED:
        return "published"
    if post.state == DELETED:
        return "deleted"
    if post.state in TO_COME:
        return "to_come"
    return "waiting" if post.state in NEEDS_A_PERSON else "lost"


def _kept(network: str, of: Counter[Became], added: int) -> PlanKept:
    return PlanKept(
        network=network,
        planned=of.total(),
        published=of["published"],
        to_come=of["to_come"],
        waiting=of["waiting"],
        moved=of["moved"],
        lost=of["lost"],
        added=added,
        deleted=of["deleted"],
    )
