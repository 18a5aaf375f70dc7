"""LinkedIn, the archive of a person's data: `Shares.csv`, with the texts that the analytics lack and without figures.

Each line of a text stands in quotation marks of its own. The file of 2018 is in UTF-16 with tabs and other names for
the same columns. Times are UTC; the number in a link tells the moment more exactly.
"""

import re

from postdesk.measure.layouts import linkedin
from postdesk.measure.layouts.cells import Cells
from postdesk.measure.layouts.tables import Table, importer
from postdesk.models import Extracted
from postdesk.sentences import Sentence

LINES = re.compile(r"\r\n?|\n")
"""Where LinkedIn parts lines; other signs that part them, as word processors put them, are within a line."""


def row(cells: Cells) -> Extracted:
    """Read one post, its text freed from the marks around its lines."""
    return linkedin.row(cells, unquoted(cells.wording("text")).strip())


def unquoted(text: str) -> str:
    """Return a text of several lines without the marks that each of them has; any other text as it is.

    LinkedIn puts marks where lines meet, and none around the whole; a program that saved the file again may have added
    those. A first line with an odd number of marks begins, if with any, with one of the text's own.
    """
    lines = LINES.split(text)
    if (
        len(lines) < 2
        or not all(map(_marked, lines[1:-1]))
        or not (lines[0].endswith('"') and lines[-1].startswith('"'))
    ):
        return text
    if lines[0].startswith('"') and lines[-1].endswith('"') and lines[0].count('"') % 2 == 0:
        lines[0], lines[-1] = lines[0][1:], lines[-1][:-1]
    return "\n".join((lines[0][:-1], *(line[1:-1] for line in lines[1:-1]), lines[-1][1:]))


def _marked(line: str) -> bool:
    return len(line) > 1 and line.startswith('"') and line.endswith('"')


IMPORTER = importer(
    "LinkedIn archive, posts of a person",
    "linkedin",
    Table(
        columns={
            "published": ("Date",),
            "url": ("ShareLink", "Share Link"),
            "text": ("ShareCommentary", "Share Commentary"),
            "visibility": ("Visibility",),
        },
        required=("published", "url", "text"),
        hosts=linkedin.HOSTS,
        timed_ids=True,
        agrees=linkedin.agrees,
        row=row,
    ),
    note=Sentence(
        "LinkedIn's archive has the texts of a person's posts and no figures: those are in the person's analytics"
    ),
    personal=True,
)
