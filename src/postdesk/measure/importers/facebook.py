"""Facebook content from Meta Business Suite (`Mon-DD-YYYY_Mon-DD-YYYY_PAGE_content.csv`).

Clicks that are none stand blank where the total of clicks is given: in 309 of 309 rows of real files the kinds of
clicks, blanks as 0, add up to it.
"""

from msgspec.structs import replace

from postdesk.measure.layouts import meta
from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.counts import count
from postdesk.measure.layouts.tables import Table, importer
from postdesk.models import Figures


def figures(cells: Cells) -> Figures:
    """Return what the row counts; blank clicks on links are 0 where the total of clicks is given."""
    found = cells.figures()
    if found.clicks is None and "clicks" in cells and count(cells.text("all_clicks")) is not None:
        return replace(found, clicks=0)
    return found


IMPORTER = importer(
    "Facebook content",
    "facebook",
    Table(
        columns={
            "id": meta.ID,
            "account": ("Page name", "Nombre de la página", "Sidnamn"),
            "title": meta.TITLE,
            "text": meta.TEXT,
            "published": meta.PUBLISHED,
            "url": meta.URL,
            "kind": meta.KIND,
            "span": meta.SPAN,
            "impressions": ("Impressions",),
            "views": meta.VIEWS,
            "reach": meta.REACH,
            "reactions": ("Reactions", "Reaktioner"),
            "comments": meta.COMMENTS,
            "shares": ("Shares", "Delningar"),
            "clicks": ("Link Clicks", "Länkklick"),
            "all_clicks": ("Total clicks", "Totalt antal klick"),
        },
        required=("id", "published", "url"),
        hosts=("facebook.com", "fb.watch"),
        row=meta.row("facebook", meta.post_id, figures=figures),
        views_now=True,
    ),
)
