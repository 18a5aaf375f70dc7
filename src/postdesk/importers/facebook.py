"""Facebook content from Meta Business Suite (`Mon-DD-YYYY_Mon-DD-YYYY_PAGE_content.csv`).

The columns vary from month to month, and the wording stands in the title or the description, depending on the kind of
post: the longer one is it. The time of publication names no zone and nobody has documented which it is, so only its
day is believed. `Views` are not impressions (Meta ended those in November 2025) and are left out. A file by day
has a date where the lifetime totals say "Lifetime"; its rows are skipped, since days are no totals.

Headers follow the language of the account. Spanish ones are those of real files, German ones were told by a third party
and have not been seen; a description in Spanish is taken to be "Descripción".
"""

import re
from collections.abc import Callable

from postdesk.importers.cells import CellError, Cells, damaged, no_id
from postdesk.importers.layout import Layout, named, noon
from postdesk.models import Extracted

NUMBER = re.compile(r"(?:/|fbid=|[?&]v=)(\d{10,20})\b")
KINDS = {
    "photos": "image", "photo": "image", "ig image": "image", "ig carousel": "image",
    "videos": "video", "video": "video", "reels": "video", "reel": "video", "ig reel": "video",
    "links": "link", "link": "link", "text": "text", "status": "text",
}  # fmt: skip


def meta(network: str, identity: Callable[[Cells], str]) -> Callable[[Cells], Extracted]:
    """Return what reads a row of Meta's content exports, given what tells a post's id."""

    def row(cells: Cells) -> Extracted:
        day = cells.moment("published")
        if cells.moment("span"):
            raise CellError("it counts one day of a post: export lifetime totals instead")
        if day is None:
            raise CellError(f'no date can be read in "{cells.text("published")}"')
        return Extracted(
            row=cells.row,
            network=network,
            account=cells.account,
            remote_id=identity(cells),
            url=cells.text("url"),
            published=noon(day),
            exact=False,
            text=max(cells.text("title"), cells.text("text"), key=len),
            figures=cells.figures(),
            kind=KINDS.get(cells.text("kind").casefold(), ""),
        )

    return row


def post_id(cells: Cells) -> str:
    """Return the post's id, from the link where a spreadsheet has damaged the number.

    Raises:
        CellError: It is damaged and the link holds none; the `pfbid` of a link changes, so it is no id.
    """
    number = cells.text("id")
    if not damaged(number):
        return number
    if link := NUMBER.search(cells.text("url")):
        return link[1]
    raise no_id(number)


LAYOUT = Layout(
    network="facebook",
    title="Facebook content",
    columns={
        "id": ("Post ID", "Identificador de la publicación", "Beitrags-ID"),
        "account": ("Page name", "Nombre de la página"),
        "title": ("Title", "Título"),
        "text": ("Description", "Descripción", "Beschreibung"),
        "published": ("Publish time", "Hora de publicación", "Veröffentlichungszeitpunkt"),
        "url": ("Permalink", "Enlace permanente"),
        "kind": ("Post type", "Tipo de publicación", "Beitragstyp"),
        "span": ("Date", "Fecha", "Datum"),
        "impressions": ("Impressions",),
        "reach": ("Reach", "Alcance", "Reichweite"),
        "reactions": ("Reactions",),
        "comments": ("Comments", "Comentarios", "Kommentare"),
        "shares": ("Shares",),
        "clicks": ("Link Clicks",),
    },
    required=("id", "published", "url"),
    hosts=("facebook.com", "fb.watch"),
    row=meta("facebook", post_id),
    last_day=named(r"_(\w{3}-\d{2}-\d{4})_", "%b-%d-%Y"),
)
