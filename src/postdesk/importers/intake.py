"""An export file, from the officer's disk into the log."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from postdesk.importers import extract
from postdesk.log import Log
from postdesk.log.intake import File, Imported, Source, remember, take_in
from postdesk.log.weeks import day_end
from postdesk.models import Extracted, Skipped
from postdesk.settings import House
from postdesk.text.tags import identity

SHORTENED = re.compile(r"(?<!\S)https://t\.co/\w+(?!\S)")
"""X's own links, which stand in nearly every text of its exports; no hashtag hides in one, and texts are read four
times as fast without."""
STEP = 500
"""Rows between two tellings of how far an import is."""


def bring_in(
    log: Log,
    path: Path,
    house: House,
    now: datetime,
    tags: Callable[[str, str], Sequence[str]],
    headers: Mapping[str, str] | None = None,
    as_of: date | None = None,
    progress: Callable[[int, int], None] = lambda *_: None,
) -> Imported:
    """Import one export and say what became of its posts.

    `tags` returns the hashtags that a network (first argument) finds in a text. The figures count for the end of the
    day `as_of` in the office's zone; without it, of the last day that the file's name covers, else of the
    file's own date. `progress` is called with the rows that are read and those that there are.

    Raises:
        ExportError: The file is no export of posts that postdesk knows.
    """
    export = extract(path, headers)
    source = Source(
        network=export.source,
        as_of=day_end(as_of or export.as_of or _file_date(path, house.timezone), house.timezone),
        zone=house.timezone,
        tags=lambda text: [(identity(tag), tag) for tag in tags(export.source, SHORTENED.sub("", text))],
        accounts=_accounts(house, export.source),
    )
    imported = take_in(log, _telling(export.rows, export.total, progress), source, export.notes)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    remember(log, File(path.name, sha256, now), source, imported.read)
    return imported


def _telling(
    rows: Iterable[Extracted | Skipped], total: int, progress: Callable[[int, int], None]
) -> Iterator[Extracted | Skipped]:
    """Yield the rows, and tell now and then how far they are."""
    for done, row in enumerate(rows):
        if done % STEP == 0:
            progress(done, total)
        yield row
    progress(total, total)


def _file_date(path: Path, zone: str) -> date:
    return datetime.fromtimestamp(path.stat().st_mtime, ZoneInfo(zone)).date()


def _accounts(house: House, network: str) -> dict[str, str]:
    """Return the desk's accounts of a network by every name an export may call them."""
    here = [account for account in house.accounts.values() if account.network == network]
    return {
        name.lstrip("@").casefold(): account.name
        for account in here
        for name in (account.name, account.id, account.handle)
        if name
    }
