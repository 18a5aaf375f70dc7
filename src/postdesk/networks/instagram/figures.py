"""What Instagram counts for an account's posts: a hundred at a time from its list, the others in batches.

One name that does not fit a post's kind fails the whole call: then each post is asked alone, and one whose figures are
not given still has its likes and comments. An empty list is "not counted yet"; likes that are hidden are missing.
Source: developers.facebook.com instagram media insights (September 2026).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from postdesk.errors import Refused
from postdesk.models import Figures, Remote
from postdesk.networks.instagram.answers import MediaList, MediaThere
from postdesk.networks.meta.batch import read_together
from postdesk.networks.meta.graph import Graph
from postdesk.networks.meta.judging import GraphGone, GraphRefused
from postdesk.wire import Reply

METRICS = "views,reach,likes,comments,shares,saved,reposts,total_interactions"
"""The eight that all kinds have in common."""
PLAIN = "id,timestamp,media_product_type,like_count,comments_count"
COUNTED = f"{PLAIN},insights.metric({METRICS})"
SKEW = timedelta(minutes=10)
PAGES = 10


def counted_on_instagram(
    graph: Graph, account: str, posts: Sequence[tuple[Remote, datetime]], now: datetime
) -> Iterator[Figures | Refused]:
    """Yield what is counted for each post, or why it is not shown.

    Raises:
        Unreachable: Meta could not be asked, or what it allows is kept for publishing.
    """
    since = min(published for _, published in posts) - SKEW
    try:
        listed = {post.id: post for post in _listed(graph, account, since, now)}
    except GraphRefused:
        listed = {}
    rest = [remote.id for remote, _ in posts if remote.id not in listed]
    answers = read_together(graph, [(f"/{post}", {"fields": COUNTED}) for post in rest], now)
    for remote, _ in posts:
        try:
            yield _figures(listed.get(remote.id) or _alone(graph, remote.id, next(answers), now), remote)
        except Refused as no:
            yield no


def _listed(graph: Graph, account: str, since: datetime, now: datetime) -> Iterator[MediaThere]:
    query = {"fields": COUNTED, "since": str(int(since.timestamp())), "limit": "100"}
    for _ in range(PAGES):
        graph.spare()
        page = graph.read(f"/{account}/media", now, **query).into(MediaList)
        yield from page.data
        if not page.paging.cursors.after:
            return
        query["after"] = page.paging.cursors.after


def _alone(graph: Graph, post: str, answer: Reply | Refused, now: datetime) -> MediaThere:
    """Return one post with its figures; without them where a name does not fit."""
    if isinstance(answer, GraphRefused) and not isinstance(answer, GraphGone):
        return graph.read(f"/{post}", now, fields=PLAIN).into(MediaThere)
    if isinstance(answer, Refused):
        raise answer
    return answer.into(MediaThere)


def _figures(post: MediaThere, remote: Remote) -> Figures:
    """Return what is counted; the account's own comment is not others'."""
    told = {each.name: each.values[0].value for each in post.insights.data if each.values}
    numbers = {name: value for name, value in told.items() if isinstance(value, int)}
    comments = numbers.get("comments", post.comments_count)
    return Figures(
        reactions=numbers.get("likes", post.like_count),
        comments=None if comments is None else max(0, comments - remote.parts + 1),
        shares=numbers.get("shares"),
        saves=numbers.get("saved"),
        views=numbers.get("views"),
        reach=numbers.get("reach"),
        engagements=numbers.get("total_interactions"),
    )
