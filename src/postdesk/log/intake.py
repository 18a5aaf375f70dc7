"""Taking in what the exports say: posts are matched to ours or kept as found, their figures become readings.

It works in portions, each in one transaction, so that a worker can publish meanwhile; since every step may be
repeated, a portion that is lost is simply imported again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice

from msgspec import Struct
from sqlalchemy import Connection, Table, select

from postdesk.log import usage
from postdesk.log.database import Log
from postdesk.log.matching import ours
from postdesk.log.readings import PUBLICATIONS, Counting, Outcome, record
from postdesk.log.tables import ImportedFile
from postdesk.log.usage import Use, table, upsert
from postdesk.log.weeks import iso_week
from postdesk.models import Extracted, Skipped

PORTION = 1000
FILES: Table = table(ImportedFile)


class Source(Struct, frozen=True):
    """Where an import comes from and how its posts are to be read.

    `as_of` is the moment for which the figures count. `accounts` maps a handle or page (without capitals) to the desk's
    account; others keep the export's name. `tags` finds the hashtags of a text as pairs of identity and spelling.
    """

    network: str
    as_of: datetime
    zone: str
    tags: Callable[[str], Sequence[tuple[str, str]]]
    accounts: Mapping[str, str] = {}


class Imported(Struct, frozen=True):
    """What became of an export's posts: every one read is new, updated, unchanged or skipped.

    New: not known before. Updated: known, and these are new figures of it. Unchanged: these figures were known already.
    """

    source: str
    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()


class File(Struct, frozen=True):
    """The export itself, for the record: its name and SHA-256, and when it was read."""

    name: str
    sha256: str
    at: datetime


def take_in(log: Log, rows: Iterable[Extracted | Skipped], source: Source, notes: tuple[str, ...] = ()) -> Imported:
    """Put an export's posts and figures into the log and say what became of each."""
    skipped: list[Skipped] = []
    counts = {"new": 0, "updated": 0, "unchanged": 0}
    posts = _believable(rows, source.as_of, skipped)
    while portion := list(islice(posts, PORTION)):
        with log.write() as connection:
            for row, what in _portion(connection, portion, source):
                if what in counts:
                    counts[what] += 1
                else:
                    skipped.append(Skipped(row.row, what))
    read = sum(counts.values()) + len(skipped)
    return Imported(
        source.network, read, **counts, skipped=tuple(sorted(skipped, key=lambda skip: skip.row)), notes=notes
    )


def remember(log: Log, file: File, source: Source, rows: int) -> None:
    """Note that a file was imported; the same file again, for the same moment, changes nothing."""
    row = {"sha256": file.sha256, "as_of": source.as_of, "name": file.name, "source": source.network}
    with log.write() as connection:
        insert = upsert(connection, FILES).on_conflict_do_nothing()
        connection.execute(insert, [row | {"at": file.at, "rows": rows}])


def _believable(rows: Iterable[Extracted | Skipped], as_of: datetime, skipped: list[Skipped]) -> Iterator[Extracted]:
    """Yield the posts; put aside what is none, comes twice, or was published after its figures were counted."""
    seen: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Skipped):
            skipped.append(row)
        elif row.remote_id in seen:
            skipped.append(Skipped(row.row, f"the post stands already in row {seen[row.remote_id]}"))
        elif row.published - as_of > timedelta(days=1):
            why = f"it was published on {row.published:%Y-%m-%d}, after {as_of:%Y-%m-%d}, for which the figures count"
            skipped.append(Skipped(row.row, f"{why}: give the day of the export with --as-of"))
        else:
            seen[row.remote_id] = row.row
            yield row


def _portion(connection: Connection, rows: Sequence[Extracted], source: Source) -> Iterator[tuple[Extracted, str]]:
    """Take in one portion; yield each post with "new", "updated", "unchanged" or the reason why it was skipped."""
    known = _known(connection, source.network, rows)
    known |= ours(connection, source.network, [row for row in rows if row.remote_id not in known], set(known.values()))
    found = [row for row in rows if row.remote_id not in known]
    fresh = _insert(connection, found, source) if found else {}
    ids = known | fresh
    readings = [Counting(ids[row.remote_id], row.figures, source.as_of, "export") for row in rows]
    for row, outcome in zip(rows, record(connection, readings), strict=True):
        yield row, "new" if row.remote_id in fresh else WORDS[outcome].format(source.as_of)


WORDS = {
    Outcome.RECORDED: "updated",
    Outcome.KNOWN: "unchanged",
    Outcome.DIFFERS: "other figures are known for {:%Y-%m-%d}: give the day of this export with --as-of",
}


def _known(connection: Connection, network: str, rows: Sequence[Extracted]) -> dict[str, int]:
    """Return the publications of the network that the log has under the same ids."""
    columns = PUBLICATIONS.c
    query = select(columns.remote_id, columns.id).where(
        columns.network == network, columns.remote_id.in_([row.remote_id for row in rows])
    )
    return {row.remote_id: row.id for row in connection.execute(query)}


def _insert(connection: Connection, rows: Sequence[Extracted], source: Source) -> dict[str, int]:
    """Keep posts that are not ours as found, with their hashtags; return their new ids."""
    weeks = {row.remote_id: iso_week(row.published, source.zone) for row in rows}
    connection.execute(PUBLICATIONS.insert(), [_publication(row, weeks[row.remote_id], source) for row in rows])
    ids = _known(connection, source.network, rows)
    uses = (Use(ids[row.remote_id], row.network, weeks[row.remote_id], tuple(source.tags(row.text))) for row in rows)
    usage.add(connection, uses)
    return ids


def _publication(row: Extracted, week: str, source: Source) -> dict[str, object]:
    return {
        "network": row.network,
        "account": source.accounts.get(row.account.casefold(), row.account),
        "remote_id": row.remote_id,
        "url": row.url,
        "published": row.published,
        "week": week,
        "exact": row.exact,
        "text": row.text.replace("\0", ""),  # PostgreSQL keeps none, and no network shows one
        "kind": row.kind,
        "reply": row.reply,
    }
