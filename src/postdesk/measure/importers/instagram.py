"""Instagram content from Meta Business Suite (`Mon-DD-YYYY_Mon-DD-YYYY_ACCOUNT_content.csv`).

The order of the metrics varies; there are no clicks. The code in the permalink never changes and survives spreadsheets,
so it is the post's id here, and it tells the moment; where there is none the id is the number.
"""

import re
from datetime import datetime

from postdesk.measure.layouts import meta
from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.moments import of_instagram
from postdesk.measure.layouts.tables import Table, importer

CODE = re.compile(r"instagram\.com/(?:[\w.]+/)?(?:p|reel|reels|tv)/([\w-]{1,64})")


def _code(cells: Cells) -> str:
    """Return the code of the permalink, else the post's number."""
    link = CODE.search(cells.url)
    return link[1] if link else meta.post_id(cells)


def _moment(cells: Cells) -> datetime | None:
    """Return the moment that the code of the permalink tells."""
    link = CODE.search(cells.text("url"))
    return of_instagram(link[1]) if link else None


IMPORTER = importer(
    "Instagram content",
    "instagram",
    Table(
        columns={
            "id": meta.ID,
            "account": (
                "Account username",
                "Konto-Benutzername",
                "Nom de profil du compte",
                "Nome utente dell'account",
            ),
            "text": meta.TEXT,
            "published": meta.PUBLISHED,
            "url": meta.URL,
            "kind": meta.KIND,
            "span": meta.SPAN,
            "impressions": ("Impressions",),
            "views": meta.VIEWS,
            "reach": meta.REACH,
            "reactions": ("Likes", "„Gefällt mir“-Angaben", "Curtidas", "Mentions J'aime", "Mi piace"),
            "comments": meta.COMMENTS,
            "shares": ("Shares", "Geteilte Inhalte", "Compartilhamentos", "Partages", "Condivisioni"),
            "saves": ("Saves", "Gespeicherte Beiträge", "Salvamentos", "Enregistrements", "Salvataggi"),
        },
        required=("id", "text", "published", "url"),
        hosts=("instagram.com",),
        row=meta.row("instagram", _code, of_instagram),
        agrees=meta.agrees(_moment),
        views_now=True,
    ),
    where="Meta Business Suite > Insights > Content > Export data",
)
