"""An export file, from the officer's disk into the log."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.importers import extract, whose
from postdesk.importers.days import take_days
from postdesk.importers.meta_days import days
from postdesk.log import Log
from postdesk.log.readings.intake import File, Imported, Source, remember, take_in
from postdesk.models import Extracted, Skipped
from postdesk.moments.weeks import day_end
from postdesk.settings import House
from postdesk.text.tags import identity

SHORTENED = "https://t.co/"
"""How X's own links begin, which end nearly every text of its exports."""


class Given(Struct, frozen=True):
    """What the officer says of a file: names of headers, the day for which its figures count, whose account it is."""

    headers: Mapping[str, str] | None = None
    as_of: date | None = None
    account: str = ""


NOTHING = Given()
STEP = 500
"""Rows between two tellings of how far an import is."""


def bring_in(
    log: Log,
    path: Path,
    house: House,
    now: datetime,
    tags: Callable[[str, str], Sequence[str]],
    given: Given = NOTHING,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Imported:
    """Import one export and say what became of its posts, or of its days if it counts a whole account by day.

    `tags` returns the hashtags that a network (first argument) finds in a text. The figures count for the end of the
    day `given.as_of` in the office's zone; without it, of the last day that the file's name covers, else of the
    file's own date. `progress` is called with the rows that are read and those that there are.

    Raises:
        ExportError: The file is no export that postdesk knows, or does not say whose figures it holds.
    """
    counted = days(path)
    if counted is None:
        imported, as_of = _posts(log, path, house, tags, given, progress)
    else:
        made = _file_date(path, house.timezone)
        last = given.as_of or made - timedelta(days=1)
        imported = take_days(log, path.name, counted, house, given.account, given.as_of or made, last)
        as_of = day_end(given.as_of or made, house.timezone)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    remember(log, File(path.name, sha256, now), imported, as_of)
    return imported


def _posts(
    log: Log,
    path: Path,
    house: House,
    tags: Callable[[str, str], Sequence[str]],
    given: Given,
    progress: Callable[[int, int], None],
) -> tuple[Imported, datetime]:
    """Import an export of posts; return what became of them, and the moment for which its figures count."""
    export = extract(path, given.headers)
    network = export.source
    until = given.as_of or export.as_of or _file_date(path, house.timezone)
    source = Source(
        network=network,
        as_of=day_end(until, house.timezone),
        zone=house.timezone,
        tags=lambda text: list(map(_named, tags(network, without_links(text)))),
        accounts=whose.names(house, network),
        account=whose.chosen(house, given.account, {network}, path.name) if given.account else "",
    )
    return take_in(log, _telling(export.rows, export.lines, progress), source, export.notes), source.as_of


@lru_cache(maxsize=4096)  # an office uses few, and again and again
def _named(tag: str) -> tuple[str, str]:
    """Return a hashtag's identity and spelling."""
    return identity(tag), tag


def without_links(text: str) -> str:
    """Return a text without X's own links at its end: no hashtag hides in one, and it is read four times as fast."""
    rest = text.rsplit(None, 1)
    while len(rest) == 2 and rest[1].startswith(SHORTENED) and rest[1][len(SHORTENED) :].isalnum():
        text = rest[0]
        rest = text.rsplit(None, 1)
    return text


def _telling(
    rows: Iterable[Extracted | Skipped], lines: int, progress: Callable[[int, int], None]
) -> Iterator[Extracted | Skipped]:
    """Yield the rows, and tell now and then how far they are."""
    for done, row in enumerate(rows):
        if done % STEP == 0:
            progress(done, lines)
        yield row
    progress(lines, lines)


def _file_date(path: Path, zone: str) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, ZoneInfo(zone)).date()
