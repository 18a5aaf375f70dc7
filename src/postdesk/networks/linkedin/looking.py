"""Telling one's own post again on LinkedIn: its text comes back as little text, and long links may come back short."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from postdesk.errors import Ambiguous, Unknown, Unreachable
from postdesk.models import Payload
from postdesk.networks.linkedin.answers import AuthorPost, AuthorPosts, CommentsThere, ShownFiles
from postdesk.networks.linkedin.bodies import content_kind
from postdesk.networks.linkedin.judging import NotAllowed
from postdesk.networks.linkedin.rest import RestCaller, in_address
from postdesk.networks.linkedin.text import unescape
from postdesk.networks.same_words import ToldApart

FAILED = frozenset({"PUBLISH_FAILED", "DRAFT"})
"""States of a post that nobody sees."""
PAGE, PAGES = 50, 40
"""Posts of a page, and how many pages are read: as far back as anybody looks for a post."""
COMMENT_PAGES = 10
"""How many pages of comments are read."""
SHORT = "lnkd.in/"
HERE = "https://www.linkedin.com/feed/update/"

_MENTION = re.compile(r"(?<!\\)@\[((?:\\.|[^\\\]])*)\]\(urn:[^)]*\)")
_LINK = re.compile(r"(?i)https?://\S+")


def of_commentary(little: str) -> str:
    """Return what a post says as LinkedIn shows it."""
    return words_of(unescape(_MENTION.sub(r"\1", little)))


def words_of(text: str) -> str:
    """Return a text as it is compared: blanks as one."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def says_the_same(post: AuthorPost, payload: Payload) -> bool:
    """Whether a post says what one of ours does, with files of the same kind below it."""
    there, ours = of_commentary(post.commentary), words_of(payload.texts[0])
    if SHORT in there and SHORT not in ours:
        there, ours = _LINK.sub("", there), _LINK.sub("", ours)
    return there.split() == ours.split() and _kind(post) == content_kind(payload)


def told_apart_there(there: Callable[[datetime], datetime], page: str) -> ToldApart[AuthorPost]:
    """Return how posts of the same words on a page are told apart: LinkedIn says when each was made."""
    return ToldApart(
        says=says_the_same,
        made=lambda post: post.made,
        there=there,
        url=lambda post: f"{HERE}{post.id}/",
        several=lambda count: Ambiguous(
            "{count} post of the page may be this one: look at {page}",
            many="{count} posts of the page may be this one: look at {page}",
            count=count,
            page=page,
        ),
    )


def posts_since(caller: RestCaller, author: str, since: datetime, now: datetime) -> Iterator[AuthorPost]:
    """Yield what an author posted since a moment, the newest first.

    Raises:
        NetworkError: LinkedIn does not show it.
    """
    for page in range(PAGES):
        query = f"q=author&author={in_address(author)}&count={PAGE}&start={page * PAGE}&sortBy=CREATED"
        found = caller.read(f"/rest/posts?{query}", now, method="FINDER").into(AuthorPosts).elements
        begun = caller.wire.there(since)
        yield from (post for post in found if post.made is None or post.made >= begun)
        if len(found) < PAGE or any(post.made and post.made < begun for post in found):
            return
    raise Unreachable("more than {most} posts of the page are younger than this one", most=PAGE * PAGES)


def ours_among(posts: Iterable[AuthorPost], author: str, payload: Payload) -> list[AuthorPost]:
    """Return the posts of an author that may be one of ours; what failed at LinkedIn is none."""
    return [
        post
        for post in posts
        if post.author == author and post.lifecycle_state not in FAILED and says_the_same(post, payload)
    ]


def comment_there(caller: RestCaller, post: str, author: str, text: str, now: datetime) -> bool:
    """Whether the author's own comment stands below a post.

    Raises:
        NetworkError: LinkedIn does not show the comments, or not all.
    """
    for page in range(COMMENT_PAGES):
        query = f"start={page * PAGE}&count={PAGE}"
        reply = caller.read(f"/rest/socialActions/{in_address(post)}/comments?{query}", now, accept=(404,))
        found = [] if reply.status == 404 else reply.into(CommentsThere).elements
        if any(one.actor == author and words_of(one.message.text) == words_of(text) for one in found):
            return True
        if len(found) < PAGE:
            return False
    raise Unknown("more than {most} comments stand below {url}: look there", most=PAGE * COMMENT_PAGES, url=HERE + post)


def each_once(posts: Iterable[AuthorPost]) -> list[AuthorPost]:
    """Return posts without those that stand among them a second time, as pages of a list that grows overlap."""
    return list({post.id: post for post in posts}.values())


def reads_back(caller: RestCaller, author: str, now: datetime) -> bool:
    """Whether LinkedIn shows an author's own posts to its program.

    Raises:
        NetworkError: It does not say.
    """
    try:
        next(posts_since(caller, author, now, now), None)
    except NotAllowed:
        return False
    return True


def _kind(post: AuthorPost) -> str:
    shown = post.content or ShownFiles()
    if shown.multiImage is not None:
        return "multiImage"
    if shown.media is not None:
        return "media"
    return "article" if shown.article is not None else ""
