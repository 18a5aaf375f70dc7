"""What LinkedIn counts for an account's posts: a page's by twenties, a member's one by one and figure by figure.

A page's posts without any activity are left out of the answer: they have zeros, unless they are gone. One post of
another page spoils a whole call; then each is asked for alone. Only administrators of the page are told, and for twelve
months. A member's figures are for apps with a permission that hardly one is given; without it they stay unknown.

Source: learn.microsoft.com/linkedin organizations/share-statistics, members/post-statistics (November 2026).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from postdesk.errors import Refused
from postdesk.models import Budget, Figures, Remote
from postdesk.networks.linkedin.judging import NotAllowed
from postdesk.networks.linkedin.rest import RestCaller, as_list, in_address
from postdesk.wire.shapes import Count

TOGETHER = 20
"""Posts of one call, as many as clients have seen to be safe."""
Tally = Annotated[int, Meta(ge=-2_147_483_648, le=2_147_483_647)]
"""A figure that can fall below zero where likes are taken back."""
GONE = "LinkedIn does not show it any more"
NUMBERLESS = "LinkedIn tells figures by the number of the post alone, which is not known"
SHORT = {"share": "share", "ugcPost": "ugc"}
LISTS = {"share": "shares", "ugcPost": "ugcPosts"}
"""By the kind of a post's URN, in which list it is asked for."""
A_DAY = Budget("figures of a member's posts a day", 70, 86_400)
"""Half of the calls that LinkedIn allows a member a day: the others are for posting. Source: share-on-linkedin."""
COUNTS_OF_MEMBER = {
    "reactions": "REACTION",
    "comments": "COMMENT",
    "shares": "RESHARE",
    "clicks": "LINK_CLICKS",
    "saves": "POST_SAVE",
    "impressions": "IMPRESSION",
    "reach": "MEMBERS_REACHED",
}


class Followed(Struct, rename="camel"):
    """How many follow a page."""

    first_degree_size: Count


class ShareCounts(Struct, rename="camel"):
    """What LinkedIn counts for one post of a page."""

    impression_count: Tally | None = None
    unique_impressions_count: Tally | None = None
    click_count: Tally | None = None
    like_count: Tally | None = None
    comment_count: Tally | None = None
    share_count: Tally | None = None


class SharesCounted(Struct, rename="camel"):
    """One post with its figures."""

    total_share_statistics: ShareCounts
    share: str = ""
    ugc_post: str = ""


class PageStatistics(Struct):
    """The figures of some posts of a page."""

    elements: list[SharesCounted]


class MemberCount(Struct):
    """One figure of one post of a member, under either of its names."""

    count: Count | None = None
    value: Count | None = None


class MemberCounts(Struct):
    """The answer to the question for one figure."""

    elements: list[MemberCount]


def counted_on_linkedin(
    caller: RestCaller, author: str, posts: Sequence[tuple[str, Remote]], now: datetime
) -> Iterator[Figures | Refused]:
    """Yield for each post, by its URN, what LinkedIn counts, or that it is not there any more.

    Raises:
        Unreachable: LinkedIn could not be asked.
    """
    if author.startswith("urn:li:person:"):
        yield from _of_member(caller, posts, now)
        return
    found: dict[str, ShareCounts | Refused] = {}
    for kind in LISTS:
        urns = [urn for urn, _ in posts if f":{kind}:" in urn]
        for first in range(0, len(urns), TOGETHER):
            found |= _together(caller, author, kind, urns[first : first + TOGETHER], now)
    for urn, remote in posts:
        counts = found.get(urn) or _quiet(caller, urn, now)
        yield counts if isinstance(counts, Refused) else _figures(counts, remote)


def _together(
    caller: RestCaller, author: str, kind: str, urns: Sequence[str], now: datetime
) -> dict[str, ShareCounts | Refused]:
    try:
        return dict(_asked(caller, author, kind, urns, now))
    except NotAllowed:
        if len(urns) == 1:
            raise
    found: dict[str, ShareCounts | Refused] = {}
    strange: list[NotAllowed] = []
    for urn in urns:
        try:
            found |= _asked(caller, author, kind, [urn], now)
        except NotAllowed as no:
            strange.append(no)
            found[urn] = Refused("LinkedIn does not tell this page of it: it may be another's")
    if len(strange) == len(urns):
        raise strange[0]
    return found


def _asked(caller: RestCaller, author: str, kind: str, urns: Sequence[str], now: datetime) -> dict[str, ShareCounts]:
    query = f"q=organizationalEntity&organizationalEntity={in_address(author)}&{LISTS[kind]}={as_list(urns)}"
    reply = caller.read(f"/rest/organizationalEntityShareStatistics?{query}", now)
    counted = reply.into(PageStatistics).elements
    return {one.share or one.ugc_post: one.total_share_statistics for one in counted}


def _quiet(caller: RestCaller, urn: str, now: datetime) -> ShareCounts | Refused:
    """Return the zeros of a post that is there and has met with nothing; a refusal where it is gone."""
    if not any(f":{kind}:" in urn for kind in LISTS):
        return Refused(NUMBERLESS)
    reply = caller.read(f"/rest/posts/{in_address(urn)}?viewContext=AUTHOR", now, accept=(404,))
    return Refused(GONE) if reply.status == 404 else ShareCounts(0, 0, 0, 0, 0, 0)


def _figures(counts: ShareCounts, remote: Remote) -> Figures:
    """Return the figures of a post; its own first comment is none of its readers'."""
    parts = (counts.like_count, counts.comment_count, counts.share_count, counts.click_count)
    return Figures(
        reactions=_counted(counts.like_count),
        comments=_counted(counts.comment_count, own=remote.parts - 1),
        shares=_counted(counts.share_count),
        clicks=_counted(counts.click_count),
        impressions=_counted(counts.impression_count),
        reach=_counted(counts.unique_impressions_count),
        engagements=None if None in parts else _counted(sum(part or 0 for part in parts), own=remote.parts - 1),
    )


def _counted(figure: int | None, own: int = 0) -> int | None:
    return None if figure is None else max(0, figure - own)


def followers_of(caller: RestCaller, page: str, now: datetime) -> int:
    """Return how many follow a page.

    Raises:
        Unreachable: LinkedIn could not be asked.
    """
    query = "edgeType=COMPANY_FOLLOWED_BY_MEMBER"
    return caller.read(f"/rest/networkSizes/{in_address(page)}?{query}", now).into(Followed).first_degree_size


def _of_member(caller: RestCaller, posts: Sequence[tuple[str, Remote]], now: datetime) -> Iterator[Figures | Refused]:
    """Ask for each figure of each of a member's posts; where the app may not, none is known, and no more is asked."""
    allowed = True
    for urn, remote in posts:
        kind = next((short for name, short in SHORT.items() if f":{name}:" in urn), "")
        if not kind:
            yield Refused(NUMBERLESS)
            continue
        told = dict(_told_of_member(caller, f"({kind}:{in_address(urn)})", now)) if allowed else {}
        allowed = bool(told)
        yield Figures(**{**told, "comments": _counted(told.get("comments"), own=remote.parts - 1)})


def _told_of_member(caller: RestCaller, entity: str, now: datetime) -> Iterator[tuple[str, int | None]]:
    for name, asked in COUNTS_OF_MEMBER.items():
        query = f"q=entity&entity={entity}&queryType={asked}&aggregation=TOTAL"
        try:
            answer = caller.read(f"/rest/memberCreatorPostAnalytics?{query}", now).into(MemberCounts)
        except NotAllowed:
            return
        first = answer.elements[0] if answer.elements else MemberCount(0)
        yield name, first.value if first.count is None else first.count
