"""YouTube Studio, videos (`Table data.csv` in the zip of Advanced mode).

Its second row is the total. Only the day of publication is given. The figures are those of the dates that were chosen
for the export. German headers are those of a public reader of such files; soft hyphens stand in some of them.
"""

import re

from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.counts import CellError, no_date, quoted
from postdesk.measure.layouts.moments import noon
from postdesk.measure.layouts.tables import Table, importer
from postdesk.models import Extracted, Skipped
from postdesk.sentences import Sentence

VIDEO = re.compile(r"[\w-]{11}")


def row(cells: Cells) -> Extracted | Skipped:
    """Read one video."""
    video, day = cells.text("id"), cells.moment("published")
    if not VIDEO.fullmatch(video):
        return Skipped(cells.row, Sentence("{cell} is no id of a video: rows of totals are none", cell=quoted(video)))
    if day is None:
        raise CellError(no_date(cells.text("published")))
    return Extracted(
        row=cells.row,
        network="youtube",
        account="",
        remote_id=video,
        url=f"https://www.youtube.com/watch?v={video}",
        published=noon(day),
        exact=False,
        text=cells.wording("text"),
        figures=cells.figures(),
        kind="video",
    )


IMPORTER = importer(
    "YouTube Studio, videos",
    "youtube",
    Table(
        columns={
            "id": ("Content", "Video", "Videos"),
            "text": ("Video title", "Videotitel"),
            "published": ("Video publish time", "Veröffentlichungszeitpunkt des Videos"),
            "views": ("Views", "Aufrufe"),
            "impressions": ("Impressions", "Thumbnail impressions", "Impressionen"),
            "reactions": ("Likes",),
            "comments": ("Comments added", "Comments"),
            "shares": ("Shares",),
        },
        required=("id", "text", "published"),
        row=row,
        wording="%b %d, %Y",
    ),
    note=Sentence('YouTube counts within the dates that were chosen: choose "Lifetime" before you export'),
    where="YouTube Studio > Analytics > Advanced mode > Export current view",
)
