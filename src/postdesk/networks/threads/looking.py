"""Finding one's own posts on Threads: the account's list for what begins a thread, that of its answers for the rest.

Nothing leads from a container to its post. So the list is read from a little before the post was begun, and compared by
words and kind; of a further part it is known exactly which post it answers.
"""

import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime

from postdesk.errors import Ambiguous, Unknown
from postdesk.models import Payload
from postdesk.networks.meta.graph import Graph
from postdesk.networks.network import KnownPost, guessed
from postdesk.networks.same_words import SKEW, ToldApart
from postdesk.networks.threads.answers import PostPage, ThreadsPost

FIELDS = "id,text,timestamp,media_type,permalink,shortcode"
PAGE, PAGES = 100, 50
FIRST = 1_688_540_400
"""The earliest moment from which Threads lists posts."""
TYPES = {"image": "IMAGE", "video": "VIDEO"}


def listed(graph: Graph, edge: str, since: datetime, now: datetime) -> Iterator[ThreadsPost]:
    """Yield the account's posts (`threads`) or answers (`replies`) since a moment, the newest first.

    Raises:
        Unknown: There are more than anybody reads through.
    """
    fields = FIELDS if edge == "threads" else f"{FIELDS},replied_to{{id}}"
    query = {"fields": fields, "limit": str(PAGE), "since": str(max(FIRST, int(since.timestamp())))}
    for _ in range(PAGES):
        page = graph.read(f"/me/{edge}", now, **query).into(PostPage)
        yield from page.data
        if len(page.data) < PAGE or not page.paging.cursors.after:
            return
        query["after"] = page.paging.cursors.after
    raise Unknown("the account made more than {most} posts on Threads since: look for it there", most=PAGE * PAGES)


def row_there(
    graph: Graph,
    payload: Payload,
    known: KnownPost,
    certain: tuple[str, ...],
    since: datetime,
    now: datetime,
    *,
    unsent: Callable[[], bool] = lambda: False,
) -> list[ThreadsPost]:
    """Return the parts of a post that are there, up to the first that is not; `certain` are ids of the first ones.

    `unsent` tells whether Threads itself says that it has not published the first part.

    Raises:
        Ambiguous: Several posts may be one of them.
        Unknown: The list cannot be read to its end.
    """
    begun, found = graph.wire.there(since - SKEW), list[ThreadsPost]()
    every = list(listed(graph, "threads", begun, now))
    for number in range(len(payload.texts)):
        if number == 1:
            every = list(listed(graph, "replies", begun, now))
        if number < len(certain):
            found.append(_certain(certain[number], every, since))
            continue
        sought = [post for post in every if post.at >= begun and _is(post, payload, number, found)]
        part = _told_apart(graph, number, found).which(sought, payload, known, unsent=unsent)
        if part is None:
            break
        found.append(part)
    return found


def _told_apart(graph: Graph, number: int, before: list[ThreadsPost]) -> ToldApart[ThreadsPost]:
    """Return how posts of the same words are told apart: no two posts of ours are answered by the same part."""
    return ToldApart(
        says=lambda post, ours: number == 0 and _is(post, ours, number, before),
        made=lambda post: post.at,
        there=graph.wire.there,
        url=lambda post: post.permalink or "",
        several=_several,
    )


def _several(count: int) -> Ambiguous:
    return Ambiguous(
        "{count} post of the account on Threads may be this one: look at it there",
        many="{count} posts of the account on Threads may be this one: look at it there",
        count=count,
    )


def _is(post: ThreadsPost, payload: Payload, number: int, before: list[ThreadsPost]) -> bool:
    """Whether a post is what a part says, shows and answers."""
    above = before[-1].id if before else ""
    return (
        post.above == above
        and post.media_type == _type(payload, number)
        and _plain(post.text) == _plain(payload.texts[number])
    )


def _type(payload: Payload, number: int) -> str:
    """Return what Threads calls a post with such files."""
    media = payload.pictured(number)
    if len(media) != 1:
        return "CAROUSEL_ALBUM" if media else "TEXT_POST"
    return TYPES.get((media[0].type or guessed(media[0].file)).partition("/")[0], "")


def _plain(text: str) -> str:
    """Return a text without what Threads may change in it: how letters are put, blanks, the sign of the topic."""
    return " ".join(unicodedata.normalize("NFC", text).replace("#", "").split())


def _certain(known: str, every: list[ThreadsPost], at: datetime) -> ThreadsPost:
    """Return a post that is public for certain, although no list may have it yet."""
    there = (post for post in every if post.id == known)
    return next(there, ThreadsPost(known, at.strftime("%Y-%m-%dT%H:%M:%S%z")))
