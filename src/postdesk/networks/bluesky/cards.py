"""The card of a link, which says of the page what the page says of itself; Bluesky shows what the post brings along.

Which page that is follows from the post as it was signed: its own link, else the first one in the text of a part, and
no card where the draft says `card: off` or where pictures stand in its place. What the page says is read some minutes
before the post goes out, because news are often not online when their post is queued. From then on it stays as it was
read, for every attempt, whatever the page says a moment later.

Source: lexicon app.bsky.embed.external.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from postdesk.media.bounds import Bounds
from postdesk.media.page_pictures import kept_picture
from postdesk.models import FileKind, Page, PageVisits

THUMB = Bounds(frozenset((FileKind.JPEG, FileKind.PNG)), bytes=1_000_000, sides=4_000)
"""What a card's picture may be: a million bytes, and as large as apps show it."""


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


def bare_card(address: str) -> LinkCard:
    """Return the card of a page of which nothing is known but where it stands."""
    return LinkCard(address, urlsplit(address).netloc.removeprefix("www."))


def card_of(page: Page) -> LinkCard:
    """Return the card of a page with its own words, where it has any."""
    bare = bare_card(page.address)
    if not page.in_words:
        return bare
    return replace(bare, title=page.title or bare.title, description=page.description)


def with_picture(card: LinkCard, page: Page, visits: PageVisits, folder: Path) -> LinkCard:
    """Return a card with the page's own picture made to fit and kept; without one where there is none that can be."""
    name, kind = kept_picture(page, visits, THUMB, folder)
    return replace(card, kept=name, kind=kind)
