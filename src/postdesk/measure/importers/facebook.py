"""Facebook content from Meta Business Suite (`Mon-DD-YYYY_Mon-DD-YYYY_PAGE_content.csv`).

Clicks that are none stand blank where the total of clicks is given: in 309 of 309 rows of real files the kinds of
clicks, blanks as 0, add up to it.
"""

from msgspec.structs import replace

from postdesk.measure.layouts import meta
from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.tables import Table, importer
from postdesk.models import Figures

PARTS = ("reactions", "comments", "shares")


def figures(cells: Cells) -> Figures:
    """Return what the row counts; what is blank is 0 where the total beside it leaves nothing for it.

    Of clicks on links the total is enough; reactions, comments and shares have to add up to theirs.
    """
    found = cells.figures()
    nought = ["clicks"] if "clicks" in cells and cells.count("all_clicks") is not None else []
    given = [value for name in PARTS if (value := getattr(found, name)) is not None]
    if sum(given) == cells.count("all_core"):
        nought += [name for name in PARTS if name in cells]
    return replace(found, **{name: 0 for name in nought if getattr(found, name) is None})


IMPORTER = importer(
    "Facebook content",
    "facebook",
    Table(
        columns={
            "id": meta.ID,
            "account": ("Page name", "Nombre de la página", "Sidnamn", "Nom de la page"),
            "title": meta.TITLE,
            "text": meta.TEXT,
            "published": meta.PUBLISHED,
            "url": meta.URL,
            "kind": meta.KIND,
            "span": meta.SPAN,
            "impressions": ("Impressions",),
            "views": meta.VIEWS,
            "reach": meta.REACH,
            "reactions": ("Reactions", "Reaktioner", "Réactions", "Reazioni"),
            "comments": meta.COMMENTS,
            "shares": ("Shares", "Delningar", "Partages", "Condivisioni"),
            "clicks": ("Link Clicks", "Länkklick", "Clics sur un lien"),
            "all_core": (
                "Reactions, Comments and Shares",
                "Reaktioner, kommentarer och delningar",
                "Réactions, commentaires et partages",
                "Reazioni, commenti e condivisioni",
            ),
            "all_clicks": ("Total clicks", "Totalt antal klick", "Total des clics"),
        },
        required=("id", "published", "url"),
        hosts=("facebook.com", "fb.watch"),
        row=meta.row("facebook", meta.post_id, figures=figures),
        sums={"all_core": PARTS},
        views_now=True,
    ),
    where="Meta Business Suite > Insights > Content > Export data",
)
