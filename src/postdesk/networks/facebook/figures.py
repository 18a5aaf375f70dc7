"""What Facebook counts for a Page's posts: a hundred at a time from the Page's list, the others in batches.

Since November 2025 Facebook counts views and viewers, and no longer impressions. One name that it does not know fails
the whole call: then each is tried alone, and those that are known go on. An empty list is "not counted", as for Pages
of fewer than 100 followers. Source: developers.facebook.com page insights (September 2026), and what others measured.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from postdesk.errors import Refused
from postdesk.models import Figures, Remote
from postdesk.networks.facebook.answers import CountedFilm, CountedPost, CountedPosts
from postdesk.networks.meta.batch import read_together
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.judging import INVALID_PARAMETER, GraphGone, GraphTrouble
from postdesk.wire import Reply

METRICS: tuple[str, ...] = (
    "post_media_view",
    "post_total_media_view_unique",
    "post_clicks",
    "post_reactions_by_type_total",
)
COUNTS = "id,created_time,shares,reactions.limit(0).summary(total_count),comments.limit(0).summary(true)"
FILM = "likes.limit(0).summary(true),comments.limit(0).summary(true),views"
SKEW = timedelta(minutes=10)
PAGES = 7
"""How many hundreds of posts are read of the Page's list: about what Facebook lists of a year."""


def counted_on_page(
    graph: Graph, page: str, posts: Sequence[tuple[Remote, datetime]], now: datetime
) -> Iterator[Figures | Refused]:
    """Yield what is counted for each post, or why it is not shown.

    Raises:
        Unreachable: Facebook could not be asked, or what it allows is kept for publishing.
    """
    metrics = METRICS
    since = min(published for _, published in posts) - SKEW
    try:
        listed = dict(_listed(graph, page, since, metrics, now))
    except Refused as no:
        if not _unknown_metric(no):
            raise
        metrics = tuple(name for name in METRICS if _known(graph, posts[0][0].id, name, now))
        listed = dict(_listed(graph, page, since, metrics, now))
    rest = [remote for remote, _ in posts if remote.id not in listed]
    questions = [(f"/{remote.id}", {"fields": _fields(metrics) if _on_lists(remote) else FILM}) for remote in rest]
    answers = read_together(graph, questions, now)
    for remote, _ in posts:
        if remote.id in listed:
            yield _figures(listed[remote.id], remote)
        elif isinstance(answer := next(answers), Refused):
            yield answer
        else:
            yield _figures(answer.into(CountedPost), remote) if _on_lists(remote) else _film(answer, remote)


def _on_lists(remote: Remote) -> bool:
    """Whether it is a post; a film goes by its own number and is on no list of posts."""
    return "_" in remote.id


def _film(answer: Reply, remote: Remote) -> Figures:
    """Return what is counted for a film."""
    film = answer.into(CountedFilm)
    comments = film.comments.summary.total_count
    others = None if comments is None else max(0, comments - remote.parts + 1)
    return Figures(reactions=film.likes.summary.total_count, comments=others, views=film.views)


def _listed(
    graph: Graph, page: str, since: datetime, metrics: Sequence[str], now: datetime
) -> Iterator[tuple[str, CountedPost]]:
    query = {"fields": _fields(metrics), "since": str(int(since.timestamp())), "limit": "100"}
    for _ in range(PAGES):
        graph.spare()
        part = graph.read(f"/{page}/published_posts", now, **query).into(CountedPosts)
        yield from ((post.id, post) for post in part.data)
        if not part.paging.cursors.after:
            return
        query["after"] = part.paging.cursors.after


def _fields(metrics: Sequence[str]) -> str:
    return f"{COUNTS},insights.metric({','.join(metrics)})" if metrics else COUNTS


def _unknown_metric(no: Refused) -> bool:
    return isinstance(no, GraphTrouble) and no.code == INVALID_PARAMETER and not isinstance(no, GraphGone)


def _known(graph: Graph, post: str, metric: str, now: datetime) -> bool:
    """Whether Facebook knows a metric."""
    try:
        graph.read(f"/{post}/insights", now, metric=metric)
    except Refused:
        return False
    return True


def _figures(post: CountedPost, remote: Remote) -> Figures:
    """Return what is counted; without shares nobody has shared it, and the Page's own comments are not others'."""
    told = {each.name: each.values[0].value for each in post.insights.data if each.values}
    reactions = post.reactions.summary.total_count if post.reactions else None
    comments = post.comments.summary.total_count if post.comments else None
    return Figures(
        reactions=_sum(told.get("post_reactions_by_type_total")) if reactions is None else reactions,
        comments=None if comments is None else max(0, comments - remote.parts + 1),
        shares=post.shares.count if post.shares else 0,
        clicks=_sum(told.get("post_clicks")),
        views=_sum(told.get("post_media_view")),
        reach=_sum(told.get("post_total_media_view_unique")),
    )


def _sum(value: int | Mapping[str, int] | None) -> int | None:
    return sum(value.values()) if isinstance(value, Mapping) else value
