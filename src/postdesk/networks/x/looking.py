"""Telling one's own post again on X: its links stand there as t.co, its signs as HTML, and what it shows as a link."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from postdesk.errors import Ambiguous, Refused
from postdesk.models import Payload
from postdesk.networks.same_words import ToldApart
from postdesk.networks.x.answers import LinkedAddress, XPost
from postdesk.networks.x.links import x_links

MOMENT = "%Y-%m-%dT%H:%M:%SZ"
"""How X writes a moment in a question."""
_OWN_MEDIA = re.compile(r"https?://(?:x|twitter)\.com/[^/]+/status/\d+/(?:photo|video)/\d+")


def of_post(post: XPost) -> str:
    """Return what a post says as X shows it."""
    whole = post.whole
    text = whole.text
    for link in whole.entities.urls:
        text = text.replace(link.url, _where(link))
    return _plain(html.unescape(text), [_where(link) for link in whole.entities.urls])


def of_text(text: str) -> str:
    """Return what one of our texts says, comparable with `of_post`."""
    normal = unicodedata.normalize("NFC", text)
    return _plain(normal, [normal[link.start : link.end] for link in x_links(normal)])


def parts_there(
    posts: Sequence[XPost], payload: Payload, first_of: Callable[[Sequence[XPost]], XPost | None], parts: int
) -> Iterator[XPost]:
    """Yield the first `parts` of a post that are there, up to the first that is not; the others answer in its row.

    `first_of` says which of some posts that read as its first part is it.

    Raises:
        Unknown: Several posts may be one of them.
    """
    first = first_of(beginning_rows(posts, payload.texts[0]))
    if first is None:
        return
    yield first
    for text in payload.texts[1:parts]:
        found = [post for post in posts if post.conversation_id == first.id != post.id and _reads_as(post, text)]
        if len(found) > 1:
            raise several_on_x(len(found))
        if not found:
            return
        yield found[0]


def several_on_x(count: int) -> Ambiguous:
    """Return the doubt where more than one post of the account may be the one that is looked for."""
    return Ambiguous(
        "{count} post of the account on X may be this one: look at it there",
        many="{count} posts of the account on X may be this one: look at it there",
        count=count,
    )


def told_apart_on_x(there: Callable[[datetime], datetime], url: Callable[[str], str]) -> ToldApart[XPost]:
    """Return how posts of the same words are told apart: their ids say when they were made."""
    return ToldApart(
        says=lambda post, ours: _reads_as(post, ours.texts[0]),
        made=lambda post: post.made,
        there=there,
        url=lambda post: url(post.id),
        several=several_on_x,
    )


def by_moment(query: Mapping[str, str], since: datetime, no: Refused) -> dict[str, str]:
    """Return a question for what was posted since a moment, where X takes no id any more that is as old as that.

    Raises:
        Refused: X said no to something else.
    """
    if "since_id" not in query or "since_id" not in str(no):
        raise no
    left = {name: value for name, value in query.items() if name != "since_id"}
    return {**left, "start_time": since.strftime(MOMENT)}


def beginning_rows(posts: Sequence[XPost], text: str) -> list[XPost]:
    """Return the posts that begin a row, and answer none, and read as one of our texts does."""
    return [post for post in posts if post.conversation_id in {"", post.id} and _reads_as(post, text)]


def _reads_as(post: XPost, text: str) -> bool:
    return of_post(post) == of_text(text)


def _where(link: LinkedAddress) -> str:
    return "" if _OWN_MEDIA.fullmatch(link.expanded_url) else link.expanded_url or link.url


def _plain(text: str, links: Sequence[str]) -> str:
    """Return a text whose links have neither scheme nor last slash, and hosts in small letters; blanks as one."""
    normal = unicodedata.normalize("NFC", text)
    for link in sorted(links, key=len, reverse=True):
        host, slash, rest = re.sub(r"(?i)^https?://", "", link).partition("/")
        normal = normal.replace(link, host.casefold() + (f"/{rest}".rstrip("/") if slash else ""))
    return " ".join(normal.split())
