"""What Threads counts for a post, and for a thread all its parts together.

Answers to a post count all that is said below it, its own further parts, too. `shares` (sent onward) are something else
than reposts and quotes, which are what everybody calls shares: they are left out. Source: developers.facebook.com
threads/insights (2026).
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from postdesk.errors import Refused
from postdesk.models import Figures, Remote
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.judging import GraphGone
from postdesk.networks.same_words import SKEW
from postdesk.networks.threads.answers import Insights
from postdesk.networks.threads.looking import listed

METRICS = ("views", "likes", "replies", "reposts", "quotes")
BACK = timedelta(days=1)
"""How long before a post was noted as public its beginning is looked for."""


def counted_on_threads(graph: Graph, remote: Remote, published: datetime, now: datetime) -> Figures:
    """Return what Threads counts for a post.

    Raises:
        Refused: Threads does not show it any more.
        Unreachable: Threads could not be asked.
    """
    first, *further = [_counted(graph, post, now) for post in parts_of(graph, remote, published, now)]
    row = [first, *further]
    return Figures(
        reactions=_sum(each.get("likes") for each in row),
        comments=_below(first, len(row)),
        shares=_sum(each.get(name) for each in row for name in ("reposts", "quotes")),
        views=first.get("views"),
    )


def threads_followers(graph: Graph, now: datetime) -> int | None:
    """Return how many follow the profile; None where Threads does not say.

    Raises:
        Unreachable: Threads could not be asked.
    """
    told = graph.read("/me/threads_insights", now, metric="followers_count").into(Insights)
    return next((metric.total_value.value for metric in told.data if metric.total_value), None)


def parts_of(graph: Graph, remote: Remote, since: datetime, now: datetime) -> list[str]:
    """Return the ids of a post's parts, as far as they are there; of one whose address a person gave, by that.

    Raises:
        Refused: Threads does not show it any more.
        Unreachable: Threads could not be asked.
    """
    found = [_own_id(graph, remote, since, now)]
    if remote.parts > 1:
        answers = sorted(listed(graph, "replies", since - SKEW, now), key=lambda post: post.at)
        while len(found) < remote.parts and (
            next_one := next((each for each in answers if each.above == found[-1]), None)
        ):
            found.append(next_one.id)
    return found


def _own_id(graph: Graph, remote: Remote, since: datetime, now: datetime) -> str:
    if remote.id.isdecimal():
        return remote.id
    code = remote.id or remote.url.rstrip("/").rpartition("/")[2]
    for post in listed(graph, "threads", since - BACK, now):
        if post.shortcode == code:
            return post.id
    raise Refused("Threads does not show it any more")


def _counted(graph: Graph, post: str, now: datetime) -> Mapping[str, int]:
    """Return a post's figures by their names; a name that Threads has taken away makes only its own figure missing."""
    try:
        return _asked(graph, post, METRICS, now)
    except GraphGone:
        raise
    except Refused:
        found: dict[str, int] = {}
        for name in METRICS:
            try:
                found |= _asked(graph, post, (name,), now)
            except Refused:
                continue
        return found


def _asked(graph: Graph, post: str, names: Iterable[str], now: datetime) -> Mapping[str, int]:
    told = graph.read(f"/{post}/insights", now, metric=",".join(names)).into(Insights)
    return {metric.name: metric.values[0].value for metric in told.data if metric.values}


def _below(first: Mapping[str, int], parts: int) -> int | None:
    """Return how many answers are others': each further part counts as one."""
    said = first.get("replies")
    return None if said is None else max(0, said - parts + 1)


def _sum(counts: Iterable[int | None]) -> int | None:
    """Return the sum of what is given; None where nothing is."""
    given = [count for count in counts if count is not None]
    return sum(given) if given else None
