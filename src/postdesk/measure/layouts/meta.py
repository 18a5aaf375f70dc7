"""What the content exports of Meta Business Suite share, of Facebook and of Instagram.

The columns vary from month to month and follow the language of the account; the wording stands in the title or the
description, depending on the kind of post: the longer one is it. The time of publication is that of Meta's own office,
US Pacific. A file by day has a date where the lifetime totals say "Lifetime"; its rows are skipped, since days are no
totals. `Views` are not impressions, which Meta ended in November 2025.

Spanish, Swedish and Portuguese headers are those of real files. French and Italian ones are the columns by which public
programs read such files, three in French and two in Italian that agree (the Italian ones name no id and no link);
German ones were told by a third party and have not been seen; a description in Spanish is taken to be "Descripción".
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.counts import CellError, no_date, no_id
from postdesk.measure.layouts.moments import PACIFIC, noon
from postdesk.models import Extracted, Figures

NUMBER = re.compile(r"(?:/|fbid=|[?&]v=)(\d{10,20})\b")
KINDS = {
    "photos": "image", "photo": "image", "ig image": "image", "ig carousel": "image", "foton": "image",
    "videos": "video", "video": "video", "reels": "video", "reel": "video", "ig reel": "video",
    "links": "link", "link": "link", "länkar": "link", "text": "text", "status": "text",
}  # fmt: skip
ID = (
    "Post ID", "Identificador de la publicación", "Beitrags-ID", "Publicerings-id", "Identificação da publicação",
    "Identifiant de la publication",
)  # fmt: skip
TITLE = ("Title", "Título", "Titel", "Titre", "Titolo")
TEXT = ("Description", "Descripción", "Beschreibung", "Beskrivning", "Descrição", "Descrizione")
PUBLISHED = (
    "Publish time", "Hora de publicación", "Veröffentlichungszeitpunkt", "Publiceringstid", "Horário de publicação",
    "Heure de publication", "Orario di pubblicazione",
)  # fmt: skip
URL = ("Permalink", "Enlace permanente", "Permalänk", "Link permanente", "Permalien")
KIND = (
    "Post type", "Tipo de publicación", "Beitragstyp", "Inläggstyp", "Tipo de publicação", "Type de publication",
    "Tipo di post",
)  # fmt: skip
SPAN = ("Date", "Fecha", "Datum", "Data")
VIEWS = ("Views", "Visualizaciones", "Aufrufe", "Visningar", "Visualizações", "Vues", "Visualizzazioni")
REACH = ("Reach", "Alcance", "Reichweite", "Räckvidd", "Couverture", "Copertura")
COMMENTS = ("Comments", "Comentarios", "Kommentare", "Kommentarer", "Comentários", "Commentaires", "Commenti")
NEAR = timedelta(minutes=12)
"""How far the moment in an id of Instagram may be from the time beside it."""


def row(
    network: str,
    identity: Callable[[Cells], str],
    told: Callable[[str], datetime | None] = lambda _: None,
    figures: Callable[[Cells], Figures] = Cells.figures,
    kind: str = "",
) -> Callable[[Cells], Extracted]:
    """Return what reads a row, given what tells a post's id, the moment that the id tells, and its figures.

    `kind` is of what kind all of them are, where the file does not say it.
    """

    def read(cells: Cells) -> Extracted:
        if cells.moment("span"):
            raise CellError("it counts one day of a post: export lifetime totals instead")
        remote_id = identity(cells)
        moment, exact = _published(cells, told(remote_id))
        return Extracted(
            row=cells.row,
            network=network,
            account=cells.account,
            remote_id=remote_id,
            url=cells.url,
            published=moment,
            exact=exact,
            text=max(cells.wording("title"), cells.wording("text"), key=len),
            figures=figures(cells),
            kind=KINDS.get(cells.text("kind").casefold(), kind),
        )

    return read


def _published(cells: Cells, told: datetime | None = None) -> tuple[datetime, bool]:
    """Return when a post was published, and whether to the moment; `told` is the one in its id.

    Raises:
        CellError: The date cannot be read.
    """
    written = cells.moment("published")
    if written is None:
        raise CellError(no_date(cells.text("published")))
    if not cells.timed("published"):
        return (told, True) if told and _on_day(told, written) else (noon(written), False)
    if told and is_near(told, written):
        return told, True
    return written.replace(tzinfo=written.tzinfo or PACIFIC).astimezone(UTC), True


def _on_day(told: datetime, day: datetime) -> bool:
    return told.astimezone(PACIFIC).date() == day.date()


def is_near(told: datetime, written: datetime) -> bool:
    """Tell whether a moment is the one that is written; in autumn an hour of Meta's office comes twice."""
    both = (written.replace(tzinfo=written.tzinfo or PACIFIC, fold=fold) for fold in (0, 1))
    return any(abs(told - moment.astimezone(UTC)) <= NEAR for moment in both)


def agrees(told: Callable[[Cells], datetime | None]) -> Callable[[Cells], bool]:
    """Return what tells whether a row's date agrees with the moment in its id."""

    def agreeing(cells: Cells) -> bool:
        moment, written = told(cells), cells.moment("published")
        near = is_near if cells.timed("published") else _on_day
        return bool(moment and written and near(moment, written))

    return agreeing


def post_id(cells: Cells) -> str:
    """Return the post's id, from the link where a spreadsheet has damaged the number.

    Facebook's older files put the page's id in front of it, with an underscore.

    Raises:
        CellError: It is damaged and the link holds none; the `pfbid` of a link changes, so it is no id.
    """
    number = cells.text("id").rpartition("_")[2]
    if cells.whole(number):
        return number
    if link := NUMBER.search(cells.url):
        return link[1]
    raise no_id(number)
