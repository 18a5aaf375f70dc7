"""What one kind of export looks like: the names of its columns and how a row becomes a post."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime

from msgspec import Struct

from postdesk.importers.cells import CellError, Cells
from postdesk.models import Extracted, Skipped


class Layout(Struct, frozen=True):
    """One kind of export.

    `columns` maps our field to the headers it may have (in any capitals); a file is of this layout when it has all
    `required` ones and its links lead to one of the `hosts`. Fields: id, url, published, text, kind, account, and those
    of `Figures`. `row` turns a row into a post or says why it is none. `last_day` and `account` find, in the file's
    name, the last day that it covers and the page it belongs to; `wording` is how it writes a date
    in words (`strptime`). `timed_ids` says that ids tell the moment, so that dates can be done without. `joined` makes
    one row a post of the rows below the header, and `note` is what the officer should know of every such file.
    """

    network: str
    title: str
    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    hosts: tuple[str, ...]
    row: Callable[[Cells], Extracted | Skipped]
    last_day: Callable[[str], date | None] = lambda _: None
    account: Callable[[str], str] = lambda _: ""
    wording: str = ""
    timed_ids: bool = False
    joined: Callable[[Iterable[list[str]]], Iterator[list[str]]] = iter
    note: str = ""


class NotPosts(Struct, frozen=True):
    """An export that is recognised by its headers and holds no posts, with the sentence that says what to do."""

    headers: tuple[str, ...]
    sentence: str


def fold(header: str) -> str:
    """Return a header as it is compared: without capitals, byte order mark and doubled spaces."""
    return " ".join(header.replace("\ufeff", "").casefold().split())


def noon(day: datetime) -> datetime:
    """Return the noon (UTC) of a day, which stands for a moment of which only the day is known."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def since(epoch: int, milliseconds: int) -> datetime:
    """Return the moment so many milliseconds after an epoch, itself in milliseconds since 1970.

    Raises:
        CellError: The calendar does not reach that far.
    """
    try:
        return datetime.fromtimestamp((epoch + milliseconds) / 1000, UTC)
    except (OverflowError, ValueError, OSError) as far:
        raise CellError("its id is no number that the network gives: export it again") from far


def named(pattern: str, order: str = "%Y-%m-%d") -> Callable[[str], date | None]:
    """Return a function that finds a date in a file's name, in the pattern's first group."""
    compiled = re.compile(pattern)

    def find(name: str) -> date | None:
        match = compiled.search(name)
        try:
            return datetime.strptime(match[1], order).date() if match else None  # noqa: DTZ007 - a day has no zone
        except ValueError:
            return None

    return find
