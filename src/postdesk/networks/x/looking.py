"""Telling one's own post again on X: its links stand there as t.co, its signs as HTML, and what it shows as a link."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from postdesk.errors import Unknown
from postdesk.networks.x.answers import LinkedAddress, XPost
from postdesk.networks.x.links import x_links

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


def parts_there(posts: Sequence[XPost], texts: Iterable[str]) -> Iterator[XPost]:
    """Yield the parts of a post that are there, up to the first that is not; the further ones answer in its row.

    Raises:
        Unknown: Several posts may be one of them.
    """
    first = None
    for text in texts:
        found = [post for post in posts if of_post(post) == of_text(text) and _in_row(post, first)]
        if len(found) > 1:
            raise Unknown(
                "{count} post of the account on X may be this one: look at it there",
                many="{count} posts of the account on X may be this one: look at it there",
                count=len(found),
            )
        if not found:
            return
        yield found[0]
        first = first or found[0]


def _in_row(post: XPost, first: XPost | None) -> bool:
    """Whether a post can begin a row, or stands in the one that `first` begins."""
    row = post.conversation_id or post.id
    return row == post.id if first is None else row == first.id and post.id != first.id


def _where(link: LinkedAddress) -> str:
    return "" if _OWN_MEDIA.fullmatch(link.expanded_url) else link.expanded_url or link.url


def _plain(text: str, links: Sequence[str]) -> str:
    """Return a text whose links have neither scheme nor last slash, and hosts in small letters; blanks as one."""
    normal = unicodedata.normalize("NFC", text)
    for link in sorted(links, key=len, reverse=True):
        host, slash, rest = re.sub(r"(?i)^https?://", "", link).partition("/")
        normal = normal.replace(link, host.casefold() + (f"/{rest}".rstrip("/") if slash else ""))
    return " ".join(normal.split())
