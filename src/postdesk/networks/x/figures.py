"""What X counts for an account's posts, as cheaply as it can be asked.

The account's own page is an "owned read" and costs a fifth of a read by id, for each post that is on it: so only those
hours of it are read in which the posts stand that are asked about. Figures that only the account sees (clicks,
engagements) are given for 30 days, and a post for which they are asked later is left out of the answer altogether: so
older posts, and those that X leaves out, are asked for again by id with their public figures alone.

Source: docs.x.com metrics and pricing (August 2026); node-twitter-api-v2 issue 432 for what is left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from postdesk.errors import Refused
from postdesk.models import Figures, Remote
from postdesk.networks.x.answers import PostList, PostsById, XPost
from postdesk.networks.x.calls import Caller
from postdesk.networks.x.looking import MOMENT
from postdesk.networks.x.prices import OWN_READ, READ, Purse

OWN = timedelta(days=29)
"""For how long figures are asked that only the account sees: a day less than X gives them."""
PAGE, TOGETHER = 100, 100
AROUND = timedelta(hours=1)
"""How much of the page is read before and after a post: it may have been found late, and its other parts follow it."""
RECENT = timedelta(minutes=1)
"""X refuses an end that is later than ten seconds ago by its own clock; the newest part of the page has none."""
Span = tuple[datetime, datetime]
PUBLIC = "created_at,conversation_id,public_metrics"
PRIVATE = f"{PUBLIC},non_public_metrics"


def counted_on_x(
    caller: Caller, me: str, posts: Sequence[tuple[Remote, datetime]], now: datetime, purse: Purse
) -> Iterator[Figures | Refused]:
    """Yield for each post what X counts, for a thread all its parts together, or that it is not there any more.

    Of a post whose figures X could not put together just now, none is given.

    Raises:
        Unreachable: X could not be asked.
    """
    found: dict[str, XPost] = {}
    for span in spans([published for _, published in posts if now - published < OWN]):
        found |= _on_own_page(caller, me, span, now, purse)
    missing = [remote.id for remote, _ in posts if remote.id not in found]
    by_id = _by_id(caller, missing, now, purse)
    found |= {post.id: post for post in by_id.data}
    why = {each.resource_id: each.why for each in by_id.errors}
    for remote, _ in posts:
        row = [found[remote.id]] if remote.id in found else []
        row += [post for post in found.values() if post.conversation_id == remote.id and post.id != remote.id]
        yield _together(row) if row and row[0].id == remote.id else _left_out(why.get(remote.id, ""))


def _left_out(why: str) -> Figures | Refused:
    """Return what is known of a post that X leaves out for a reason."""
    if why == "field-hydration-failure":
        return Figures()
    if why == "not-authorized-for-resource":
        return Refused("X does not show it, for the account is protected or suspended")
    return Refused("X does not show it any more")


def spans(moments: Sequence[datetime]) -> list[Span]:
    """Return the parts of the page on which posts of some moments stand, the earliest first; none meets the next."""
    found: list[Span] = []
    for moment in sorted(moments):
        start, end = moment - AROUND, moment + AROUND
        if found and start <= found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _on_own_page(caller: Caller, me: str, span: Span, now: datetime, purse: Purse) -> dict[str, XPost]:
    start, end = span
    query = {"max_results": str(PAGE), "start_time": start.strftime(MOMENT)}
    if end < now - RECENT:
        query["end_time"] = end.strftime(MOMENT)
    found: dict[str, XPost] = {}
    while True:
        purse.may_read(1, now, OWN_READ)
        purse.page(PAGE - 1, now)
        page = caller.posts(f"/2/users/{me}/tweets", now, PRIVATE, query).into(PostList)
        purse.lacked(PAGE - max(1, len(page.data)), now)
        found |= {post.id: post for post in page.data}
        if not page.meta.next_token or page.meta.next_token == query.get("pagination_token"):
            return found
        query["pagination_token"] = page.meta.next_token


def _by_id(caller: Caller, ids: Sequence[str], now: datetime, purse: Purse) -> PostsById:
    found = PostsById()
    for first in range(0, len(ids), TOGETHER):
        some = ids[first : first + TOGETHER]
        purse.may_read(len(some), now, READ)
        told = caller.posts("/2/tweets", now, PUBLIC, {"ids": ",".join(some)}).into(PostsById)
        found = PostsById(found.data + told.data, found.errors + told.errors)
    return found


def _together(row: Sequence[XPost]) -> Figures:
    """Return the figures of a post's parts: sums, but for impressions, which are those of the first.

    Answers count the parts that follow, each once, which are no comments.
    """
    public, own = [post.public_metrics for post in row], [post.non_public_metrics for post in row]
    replies = _sum(each.reply_count for each in public)
    reposts = _sum(each.retweet_count if each.repost_count is None else each.repost_count for each in public)
    quotes = _sum(each.quote_count for each in public)
    return Figures(
        reactions=_sum(each.like_count for each in public),
        comments=None if replies is None else max(0, replies - len(row) + 1),
        shares=None if reposts is None or quotes is None else reposts + quotes,
        saves=_sum(each.bookmark_count for each in public),
        impressions=public[0].impression_count,
        clicks=_sum(each.url_link_clicks for each in own),
        engagements=_sum(each.engagements for each in own),
    )


def _sum(counts: Iterable[int | None]) -> int | None:
    """Return the sum of what is given; None where nothing is."""
    given = [count for count in counts if count is not None]
    return sum(given) if given else None
