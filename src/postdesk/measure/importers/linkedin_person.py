"""LinkedIn, a person's own posts (`Content_FROM_TO_NAME.xlsx`, sheet "TOP POSTS").

Two lists of at most fifty posts stand side by side, one ordered by engagements and one by impressions; a post may be in
both, on different rows, or in one. LinkedIn gives neither texts nor reactions, comments and shares, so these posts
never count in medians; "Engagements" is LinkedIn's own total.
"""

import re
from collections.abc import Iterable, Iterator

from postdesk.measure.layouts import linkedin
from postdesk.measure.layouts.tables import Table, importer
from postdesk.sentences import Sentence

FILE = re.compile(r"Content_\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}_(.+)\.xlsx?", re.IGNORECASE)
FIRST, SECOND = slice(0, 4), slice(4, 7)
"""Where a row has its post by engagements (and a gap), and its post by impressions: each a link, a day, a count."""


def _joined(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Yield one row a post, its impressions beside its engagements; those that are only in the second list come last.

    A post of the first list keeps the number of its row.
    """
    wide = [row + [""] * (SECOND.stop - len(row)) for row in rows]
    impressions = {row[SECOND][0].strip(): row[SECOND] for row in wide if row[SECOND][0].strip()}
    for row in wide:
        twin = impressions.pop(row[0].strip(), ["", "", ""])
        yield [*row[FIRST], *twin]
    for link, day, count in impressions.values():
        yield [link, day, "", "", link, day, count]


def _person(name: str) -> str:
    """Return the person whom a file's name names."""
    match = FILE.fullmatch(name)
    return match[1] if match else ""


IMPORTER = importer(
    "LinkedIn, posts of a person",
    "linkedin",
    Table(
        columns={
            "url": ("Post URL",),
            "published": ("Post publish date",),
            "engagements": ("Engagements",),
            "impressions": ("Impressions",),
        },
        required=("url", "published"),
        hosts=linkedin.HOSTS,
        timed_ids=True,
        agrees=linkedin.agrees,
        row=linkedin.row,
        account=_person,
        joined=_joined,
    ),
    note=Sentence(
        "LinkedIn gives a person's posts without their texts, and at most 50 of them: import Shares.csv of the "
        "person's archive for the texts, or the page's export for reports"
    ),
    personal=True,
)
