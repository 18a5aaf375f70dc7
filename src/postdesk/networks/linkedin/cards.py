"""The card of a link: LinkedIn reads no page for a post that a program makes, so the post brings its words along.

They are read some minutes before the post goes out, because news are often not online when their post is queued, and
stay as they were read for every attempt. Source: learn.microsoft.com/linkedin shares/posts-api, content.article.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import DraftError
from postdesk.files import private
from postdesk.media.bounds import Bounds
from postdesk.models import FileKind, Page

TITLE = 400
"""Letters of a card's title at most."""
THUMB = Bounds(frozenset((FileKind.JPEG, FileKind.PNG)), bytes=5_000_000, sides=4_000)
LARGEST = 8_000_000
"""Bytes of a page's picture that are fetched, before it is made to fit."""
PAGES = frozenset(("text/html", "application/xhtml+xml"))


class ArticleCard(Struct, frozen=True):
    """What a card shows: where it leads, its words, and its picture by the URN that LinkedIn gave it.

    `kept` is the name of the picture's file in the folder with all that is sent; "" for none.
    """

    source: str
    title: str
    description: str = ""
    thumbnail: str = ""
    kept: str = ""

    def written(self) -> dict[str, Any]:
        """Return it as a post has it; whatever has no value is left out."""
        more = {"description": self.description, "thumbnail": self.thumbnail}
        return {"source": self.source, "title": self.title, **{name: said for name, said in more.items() if said}}


class CardPages(Struct, frozen=True):
    """How pages are visited: `look` returns what stands at an address, `fetch` the bytes there; None for none."""

    look: Callable[[str], Page]
    fetch: Callable[[str, int], bytes | None]


NO_PAGES = CardPages(lambda address: Page(address, None), lambda _address, _most: None)
"""No page is visited."""


def article_card(page: Page) -> ArticleCard:
    """Return the card of a page with its own words, where it has any; else with the name of its site."""
    bare = ArticleCard(page.address, urlsplit(page.address).netloc.removeprefix("www.") or page.address)
    if not page.there or page.kind not in PAGES:
        return bare
    return replace(bare, title=(page.title or bare.title)[:TITLE], description=page.description)


def card_picture(card: ArticleCard, page: Page, pages: CardPages, folder: Path) -> ArticleCard:
    """Return a card whose picture is made to fit and lies in a folder; without one where there is none that can be."""
    if not (page.there and page.picture):
        return card
    content = pages.fetch(urljoin(page.reached or page.address, page.picture), LARGEST)
    if not content:
        return card
    from postdesk.media.fitting import fitted  # Pillow

    try:
        made = fitted(content, THUMB)
    except DraftError:
        return card
    kept = hashlib.sha256(made.content).hexdigest()
    private.replace(folder / kept, made.content)
    return replace(card, kept=kept)
