"""The card of a link: LinkedIn reads no page for a post that a program makes, so the post brings its words along.

They are read some minutes before the post goes out, because news are often not online when their post is queued, and
stay as they were read for every attempt. Source: learn.microsoft.com/linkedin shares/posts-api, content.article.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from postdesk.media.bounds import Bounds
from postdesk.media.page_pictures import kept_picture
from postdesk.models import FileKind, Page, PageVisits

TITLE = 400
"""Letters of a card's title at most."""
THUMB = Bounds(frozenset((FileKind.JPEG, FileKind.PNG)), bytes=5_000_000, sides=4_000)


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


def article_card(page: Page) -> ArticleCard:
    """Return the card of a page with its own words, where it has any; else with the name of its site."""
    bare = ArticleCard(page.address, urlsplit(page.address).netloc.removeprefix("www.") or page.address)
    if not page.in_words:
        return bare
    return replace(bare, title=(page.title or bare.title)[:TITLE], description=page.description)


def card_picture(card: ArticleCard, page: Page, visits: PageVisits, folder: Path) -> ArticleCard:
    """Return a card whose picture is made to fit and lies in a folder; without one where there is none that can be."""
    name, _ = kept_picture(page, visits, THUMB, folder)
    return replace(card, kept=name)
