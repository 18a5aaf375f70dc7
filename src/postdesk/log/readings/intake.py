"""Taking in what the exports say: posts are matched to ours or kept as found, their figures become readings.

It works in portions, each in one transaction, so that a worker can publish meanwhile. A portion is whole: its posts
have their hashtags and figures. Whatever ends an import between two portions, importing the file again completes
it, for what is known already is unchanged.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice

from msgspec import Struct
from sqlalchemy import Connection, Table, bindparam, func, select

from postdesk.log.engine.bulk import Row, Rows, moments, uncollected
from postdesk.log.engine.database import Log
from postdesk.log.readings import usage
from postdesk.log.readings.own_posts import ours
from postdesk.log.readings.recorded import PUBLICATIONS, Counting, Outcome, begin, record
from postdesk.log.readings.usage import Use, table, upsert
from postdesk.log.tables import ImportedFile
from postdesk.models import Extracted, Skipped
from postdesk.moments.weeks import iso_weeks

PORTION = 20_000
"""Posts of one transaction: a few tenths of a second in which nobody else can write."""
FILES: Table = table(ImportedFile)


class Source(Struct, frozen=True):
    """Where an import comes from and how its posts are to be read.

    `as_of` is the moment for which the figures count. `accounts` maps a handle or page (without capitals) to the desk's
    account; others keep the export's name; `account`, if it is given, is whose all of them are. `tags` finds the
    hashtags of a text as pairs of identity and spelling.
    """

    network: str
    as_of: datetime
    zone: str
    tags: Callable[[str], Sequence[tuple[str, str]]]
    accounts: Mapping[str, str] = {}
    account: str = ""


class Imported(Struct, frozen=True):
    """What became of an export's posts (or days; `of` says which): each is new, updated, unchanged or skipped.

    New: not known before. Updated: known, and these are new figures of it. Unchanged: these figures were known already.
    """

    source: str
    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    of: str = "post"


class File(Struct, frozen=True):
    """The export itself, for the record: its name and SHA-256, and when it was read."""

    name: str
    sha256: str
    at: datetime


def take_in(log: Log, rows: Iterable[Extracted | Skipped], source: Source, notes: tuple[str, ...] = ()) -> Imported:
    """Put an export's posts and figures into the log and say what became of each."""
    skipped: list[Skipped] = []
    counts = dict.fromkeys(("new", "updated", "unchanged"), 0)
    posts = _believable(rows, source.as_of, skipped)
    with uncollected():
        while portion := list(islice(posts, PORTION)):
            with log.write() as connection:
                for row, what in _portion(connection, portion, source):
                    if what in counts:
                        counts[what] += 1
                    else:
                        skipped.append(Skipped(row.row, what))
    read = sum(counts.values()) + len(skipped)
    ordered = tuple(sorted(skipped, key=lambda skip: skip.row))
    new, updated, unchanged = counts.values()
    return Imported(source.network, read, new, updated, unchanged, ordered, notes)


def remember(log: Log, file: File, imported: Imported, as_of: datetime) -> None:
    """Note that a file was imported; the same file again, for the same moment, changes nothing."""
    row = {"sha256": file.sha256, "as_of": as_of, "name": file.name, "source": imported.source}
    with log.write() as connection:
        insert = upsert(connection, FILES).on_conflict_do_nothing()
        connection.execute(insert, [row | {"at": file.at, "rows": imported.read}])


def _believable(rows: Iterable[Extracted | Skipped], as_of: datetime, skipped: list[Skipped]) -> Iterator[Extracted]:
    """Yield the posts; put aside what is none, comes twice, or was published after its figures were counted."""
    seen: dict[str, int] = {}
    latest = as_of + timedelta(days=1)
    for row in rows:
        if isinstance(row, Skipped):
            skipped.append(row)
        elif row.remote_id in seen:
            skipped.append(Skipped(row.row, f"the post stands already in row {seen[row.remote_id]}"))
        elif row.published > latest:
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
    if found:
        _insert(connection, found, source)
    yield from ((row, "new") for row in found)
    again = [row for row in rows if row.remote_id in known]
    _complete(connection, [row for row in again if row.text], known, source)
    readings = [Counting(known[row.remote_id], row.figures, source.as_of, "export") for row in again]
    for row, outcome in zip(again, record(connection, readings), strict=True):
        yield row, WORDS[outcome].format(source.as_of)


WORDS = {
    Outcome.RECORDED: "updated",
    Outcome.KNOWN: "unchanged",
    Outcome.DIFFERS: "other figures are known for {:%Y-%m-%d}: give the day of this export with --as-of",
}


def _known(connection: Connection, network: str, rows: Sequence[Extracted]) -> dict[str, int]:
    """Return the publications of the network that the log has under the same ids."""
    found = connection.execute(_KNOWN, {"network": network, "ids": [row.remote_id for row in rows]})
    return dict(iter(found))


def _insert(connection: Connection, rows: Sequence[Extracted], source: Source) -> None:
    """Keep posts that are not ours as found, with their hashtags and first figures."""
    before = connection.execute(_NEWEST).scalar_one() or 0
    weeks = iso_weeks((row.published for row in rows), source.zone)
    moment, pairs = moments(connection), zip(rows, weeks, strict=True)
    _KEPT.write(connection, [_publication(row, week, source, moment) for row, week in pairs])
    inserted = connection.execute(_ADDED, {"network": source.network, "before": before})
    added = dict(iter(inserted))
    ids = [added[row.remote_id] for row in rows]
    begin(connection, [(of, row.figures) for of, row in zip(ids, rows, strict=True)], source.as_of, source.network)
    places = zip(ids, rows, weeks, strict=True)
    usage.add(connection, [Use(of, row.network, week, source.tags(row.text)) for of, row, week in places])


def _complete(connection: Connection, rows: Sequence[Extracted], known: Mapping[str, int], source: Source) -> None:
    """Give posts that were found without their text, as LinkedIn tells those of a person, what this export says."""
    columns = PUBLICATIONS.c
    bare = select(columns.id, columns.week).where(
        columns.id.in_([known[row.remote_id] for row in rows]), columns.post_id.is_(None), columns.text == ""
    )
    weeks = {row.id: row.week for row in connection.execute(bare)}
    told = {known[row.remote_id]: row for row in rows if known[row.remote_id] in weeks}
    for of, row in told.items():
        said = {"text": row.text, "kind": row.kind}
        connection.execute(PUBLICATIONS.update().where(columns.id == of).values(said))
        usage.add(connection, [Use(of, row.network, weeks[of], source.tags(row.text))])


def _publication(row: Extracted, week: str, source: Source, moment: Callable[[datetime], object]) -> Row:
    """Return a post that is not ours as the columns of `_KEPT`."""
    account = source.account or source.accounts.get(row.account.casefold(), row.account)
    where = (None, row.network, account, row.remote_id, row.url)
    text = row.text.replace("\0", "")  # PostgreSQL keeps none, and no network shows one
    return *where, moment(row.published), week, row.exact, text, "", "", row.kind, row.reply


_KNOWN = select(PUBLICATIONS.c.remote_id, PUBLICATIONS.c.id).where(
    PUBLICATIONS.c.network == bindparam("network"), PUBLICATIONS.c.remote_id.in_(bindparam("ids", expanding=True))
)
_NEWEST = select(func.max(PUBLICATIONS.c.id))
_ADDED = select(PUBLICATIONS.c.remote_id, PUBLICATIONS.c.id).where(
    PUBLICATIONS.c.id > bindparam("before"), PUBLICATIONS.c.network == bindparam("network")
)
_KEPT = Rows(
    PUBLICATIONS,
    [column.name for column in PUBLICATIONS.c if not column.primary_key],
)
