"""The card of a link, which says of the page what the page says of itself; Bluesky shows what the post brings along.

Which page that is follows from the post as it was signed: its own link, else the first one in the text of a part, and
no card where the draft says `card: off` or where pictures stand in its place. What the page says is read some minutes
before the post goes out, because news are often not online when their post is queued. From then on it stays as it was
read, for every attempt, whatever the page says a moment later.

Source: lexicon app.bsky.embed.external.
"""

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import DraftError
from postdesk.files import private
from postdesk.media.bounds import Bounds
from postdesk.models import FileKind, Page

THUMB = Bounds(frozenset((FileKind.JPEG, FileKind.PNG)), bytes=1_000_000, sides=4_000)
"""What a card's picture may be: a million bytes, and as large as apps show it."""
LARGEST = 8_000_000
"""Bytes of a page's picture that are fetched, before it is made to fit."""
PAGES = frozenset(("text/html", "application/xhtml+xml"))


class LinkCard(Struct, frozen=True):
    """What a card shows: where it leads, its words, and its picture as it was uploaded.

    `kept` is the name of the picture's file in the folder with all that is sent, `kind` its media type; "" for none.
    """

    uri: str
    title: str
    description: str = ""
    thumb: Mapping[str, Any] | None = None
    kept: str = ""
    kind: str = ""

    def written(self) -> dict[str, Any]:
        """Return it as a record has it."""
        said = {"uri": self.uri, "title": self.title, "description": self.description}
        return {**said, **({"thumb": self.thumb} if self.thumb else {})}


class PageVisits(Struct, frozen=True):
    """How pages are visited: `look` returns what stands at an address, `fetch` the bytes there; None for none."""

    look: Callable[[str], Page]
    fetch: Callable[[str, int], bytes | None]


NOWHERE = PageVisits(lambda address: Page(address, None), lambda _address, _most: None)
"""No page is visited."""


def bare_card(address: str) -> LinkCard:
    """Return the card of a page of which nothing is known but where it stands."""
    return LinkCard(address, urlsplit(address).netloc.removeprefix("www."))


def card_of(page: Page) -> LinkCard:
    """Return the card of a page with its own words, where it has any."""
    bare = bare_card(page.address)
    if not page.there or page.kind not in PAGES:
        return bare
    return replace(bare, title=page.title or bare.title, description=page.description)


def with_picture(card: LinkCard, page: Page, visits: PageVisits, folder: Path) -> LinkCard:
    """Return a card with the page's own picture made to fit and kept; without one where there is none that can be."""
    if not (page.there and page.picture):
        return card
    content = visits.fetch(urljoin(page.reached or page.address, page.picture), LARGEST)
    if not content:
        return card
    from postdesk.media.fitting import fitted  # Pillow

    try:
        made = fitted(content, THUMB)
    except DraftError:
        return card
    kept = hashlib.sha256(made.content).hexdigest()
    private.replace(folder / kept, made.content)
    return replace(card, kept=kept, kind=made.kind.type)
