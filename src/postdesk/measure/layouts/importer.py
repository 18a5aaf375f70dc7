"""What every importer declares: how a file of its kind is recognised, and what its rows say."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from postdesk.models import Extracted, Skipped
from postdesk.sheets.reading import Sheet


class DayCount(Struct, frozen=True, gc=False):
    """What one metric counted for a whole account on one day.

    `network` is "" where the file does not say it; `metric` has no capitals; `account` is as in `Extracted`.
    """

    row: int
    network: str
    metric: str
    day: date
    value: int
    account: str = ""


Told = Extracted | DayCount | Skipped | str
"""What a row tells: a post, a day, or why it is neither; a sentence is a remark on the whole file."""


class HeaderRow(Struct, frozen=True):
    """A row near the top of a table, which may be its header: from 0, as it stands, and as headers are compared."""

    sheet: Sheet
    number: int
    cells: list[str]
    folded: tuple[str, ...]


class Document(Struct, frozen=True):
    """A file as importers look at it.

    `start` is how it begins; `heads` are the first rows of its tables, none where it is no table. `names` are the
    headers that the officer has named, as they are compared, with our fields for them. `language` is the desk's.
    """

    path: Path
    start: bytes = b""
    heads: tuple[HeaderRow, ...] = ()
    names: Mapping[str, str] = {}
    language: str = ""


class Match(Struct, frozen=True):
    """A file that an importer has recognised: by how many signs, and what yields its rows.

    `rows` may raise ExportError. `lines` is about how many there are, `sure` is False where its encoding was guessed,
    `notes` are remarks for the officer.
    """

    signs: int
    rows: Callable[[], Iterator[Told]]
    lines: int = 0
    sure: bool = True
    notes: tuple[str, ...] = ()


class Importer(Struct, frozen=True):
    """One kind of export.

    `title` names it to the officer. `networks` are those it may be of; `of` says whether it counts posts or days.
    `columns` maps our fields to the headers that the kind may have, for hints about headers that nobody knows. `note`
    is what the officer should know of every such file; `personal` files are never those of a page. `where` says where
    its network offers the file, on the usual importer of each network.
    """

    title: str
    networks: tuple[str, ...]
    recognise: Callable[[Document], Match | None]
    of: Literal["post", "day"] = "post"
    columns: Mapping[str, tuple[str, ...]] = {}
    note: str = ""
    personal: bool = False
    where: str = ""


AS_COMPARED = {0xFEFF: None, 0xAD: None, 0x2019: "'"}


def fold(header: str) -> str:
    """Return a header as it is compared: without capitals, byte order mark, soft hyphens and doubled spaces.

    An apostrophe is one, whether typed or typographic: French exports write both.
    """
    return " ".join(header.translate(AS_COMPARED).casefold().split())
