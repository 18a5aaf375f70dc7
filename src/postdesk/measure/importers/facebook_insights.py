"""Facebook Insights, posts (`Facebook Insights Data Export (Post Level) - PAGE - DATE.csv` or `.xls`, until 2021).

The second row describes the columns. Ids carry the page's in front; times are those of Meta's own office. "Engaged
Users" are people and "Consumptions" clicks of every kind, so neither is kept.
"""

from postdesk.measure.layouts import meta
from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.tables import Table, importer
from postdesk.models import Extracted, Skipped

READ = meta.row("facebook", meta.post_id)


def row(cells: Cells) -> Extracted | Skipped | tuple[()]:
    """Read one post; the row that describes the columns is none."""
    if not cells.text("id") and not cells.url:
        return ()
    return READ(cells)


IMPORTER = importer(
    "Facebook Insights, posts",
    "facebook",
    Table(
        columns={
            "id": ("Post ID",),
            "url": ("Permalink",),
            "text": ("Post Message",),
            "kind": ("Type",),
            "published": ("Posted",),
            "reach": ("Lifetime Post Total Reach",),
            "impressions": ("Lifetime Post Total Impressions",),
        },
        required=("id", "url", "published", "reach"),
        hosts=("facebook.com",),
        row=row,
    ),
)
