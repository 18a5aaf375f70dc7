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
from postdesk.log.readings.mending import Telling, mend
from postdesk.log.readings.numbers import of_same_number
from postdesk.log.readings.own_posts import own_publications
from postdesk.log.readings.recorded import PUBLICATIONS, Counting, ReadingOutcome, begin, record
from postdesk.log.readings.retiming import Retimed, put_times_right
from postdesk.log.readings.twins import twins
from postdesk.log.readings.usage import Use, table, upsert
from postdesk.log.tables import ImportedFile
from postdesk.models import Extracted, Figures, Skipped
from postdesk.models.homes import known_as
from postdesk.moments.weeks import iso_weeks
from postdesk.sentences import Sentence

PORTION = 20_000
"""Posts of one transaction: a few tenths of a second in which nobody else can write."""
FILES: Table = table(ImportedFile)


class Source(Struct, frozen=True):
    """Where an import comes from and how its posts are to be read.

    `as_of` is the moment for which the figures count. `accounts` maps a handle or page (without capitals) to the desk's
    account; others keep the export's name; `account`, if it is given, is whose all of them are, and `otherwise` whose
    those are of which the export does not say it. `tags` finds the hashtags of a text as pairs of identity and
    spelling. `sure` is False where the encoding of the texts was guessed; `sense` tells then which of two reads better.
    """

    network: str
    as_of: datetime
    zone: str
    tags: Callable[[str], Sequence[tuple[str, str]]]
    accounts: Mapping[str, str] = {}
    account: str = ""
    otherwise: str = ""
    sure: bool = True
    sense: Callable[[str], float] = lambda _: 0.0

    def named(self, row: Extracted) -> str:
        """Return the name under which a post's account is kept."""
        return self.said(row) or self.otherwise

    def said(self, row: Extracted) -> str:
        """Return the account that the officer or the export names, by the desk's own name; "" where neither does."""
        return self.account or self.accounts.get(row.account.casefold(), row.account)


class Imported(Struct, frozen=True):
    """What became of an export's posts or days (`of` says which: post, day, both): new, updated, unchanged or skipped.

    New: not known before. Updated: known, and these are new figures of it. Unchanged: these figures were known already.
    Of those that were known, `mended` had their text, their moment or their account put right; `retimed` are the desk's
    own among them, which went out by hand at another moment than the one that was reported. `found` names the exports
    in an archive.
    """

    source: str
    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()
    of: str = "post"
    mended: int = 0
    retimed: tuple[Retimed, ...] = ()
    found: tuple[str, ...] = ()


class File(Struct, frozen=True):
    """The export itself, for the record: its name and SHA-256, and when it was read."""

    name: str
    sha256: str
    at: datetime


def take_in(log: Log, rows: Iterable[Extracted | Skipped], source: Source, notes: tuple[str, ...] = ()) -> Imported:
    """Put an export's posts and figures into the log and say what became of each."""
    skipped: list[Skipped] = []
    counts = dict.fromkeys(("new", "updated", "unchanged"), 0)
    mended = 0
    retimed: list[Retimed] = []
    posts = _believable(rows, source.as_of, skipped)
    with uncollected():
        while portion := list(islice(posts, PORTION)):
            with log.write() as connection:
                told, right, moved = _portion(connection, portion, source)
            mended += right + len(moved)
            retimed += moved
            skipped += [Skipped(row.row, what) for row, what in told if what not in counts]
            for what in counts:
                counts[what] += sum(became == what for _, became in told)
    read = sum(counts.values()) + len(skipped)
    ordered = tuple(sorted(skipped, key=lambda skip: skip.row))
    new, updated, unchanged = counts.values()
    counted = (read, new, updated, unchanged)
    return Imported(source.network, *counted, ordered, notes, mended=mended, retimed=tuple(retimed))


def remember(log: Log, file: File, imported: Imported, as_of: datetime) -> None:
    """Note that a file was imported; the same file again, for the same moment, changes nothing."""
    row = {"sha256": file.sha256, "as_of": as_of, "name": file.name, "source": str(imported.source)}
    with log.write() as connection:
        insert = upsert(connection, FILES).on_conflict_do_nothing()
        connection.execute(insert, [row | {"at": file.at, "rows": imported.read}])


def read_before(log: Log, sha256: str, now: datetime) -> datetime | None:
    """Return the moment for which the figures of a file counted when it was imported; None where it was not."""
    columns = FILES.c
    with log.read() as connection:
        query = select(func.max(columns.as_of)).where(columns.sha256 == sha256, columns.as_of <= now)
        found: datetime | None = connection.execute(query).scalar_one()
    return found


def languages(log: Log) -> tuple[str, ...]:
    """Return the languages of the newest posts that the log knows, without "" for those of which nobody says it."""
    newest = select(PUBLICATIONS.c.language).order_by(PUBLICATIONS.c.id.desc()).limit(500)
    with log.read() as connection:
        return tuple(sorted({language for (language,) in connection.execute(newest) if language}))


def _believable(rows: Iterable[Extracted | Skipped], as_of: datetime, skipped: list[Skipped]) -> Iterator[Extracted]:
    """Yield the posts; put aside what is none, comes twice, or was published after its figures were counted.

    A row that counts what was paid for comes last, and only where no other row tells of its post.
    """
    seen: dict[str, int] = {}
    latest = as_of + timedelta(days=1)
    for row in _paid_last(rows):
        if isinstance(row, Skipped):
            skipped.append(row)
        elif row.known_as in seen:
            skipped.append(Skipped(row.row, Sentence(PAID if row.paid else TWICE, row=seen[row.known_as])))
        elif row.published > latest:
            skipped.append(Skipped(row.row, Sentence(TOO_LATE, day=row.published.date(), as_of=as_of.date())))
        else:
            seen[row.known_as] = row.row
            yield row


TWICE = "the post stands already in row {row}"
TOO_LATE = (
    "it was published on {day}, after {as_of}, for which the figures count: give the day of the export with --as-of"
)
DOUBTFUL = "posts on several servers or in several chats have the number {number}: say whose this one is with --account"
PAID = "it counts what was paid for; the figures of its post are those of row {row}"
DIFFERS = "other figures are known for {day}: give the day of this export with --as-of"


def _paid_last(rows: Iterable[Extracted | Skipped]) -> Iterator[Extracted | Skipped]:
    paid: list[Extracted] = []
    for row in rows:
        if isinstance(row, Extracted) and row.paid:
            paid.append(row)
        else:
            yield row
    yield from paid


def _portion(
    connection: Connection, rows: Sequence[Extracted], source: Source
) -> tuple[list[tuple[Extracted, str]], int, list[Retimed]]:
    """Take in one portion; return each post with what became of it, and of those that were known what was put right.

    That is how many of others' posts, and which of the desk's own have another moment now. A post is "new", "updated",
    "unchanged", or skipped for the reason that stands there.
    """
    known, doubtful = _all_known(connection, rows, source)
    found = [row for row in rows if row.known_as not in known and row.known_as not in doubtful]
    if found:
        _insert(connection, found, source)
    again = [row for row in rows if row.known_as in known]
    telling = Telling(source.zone, source.tags, source.named, source.sense, source.sure)
    mended = mend(connection, again, known, telling) if again else 0
    retimed = put_times_right(connection, again, known, source.zone) if again else []
    counted = [row for row in again if row.figures != NOTHING]
    readings = [Counting(known[row.known_as], row.figures, source.as_of, "export") for row in counted]
    outcomes = zip(counted, record(connection, readings), strict=True)
    told = [(row, "new") for row in found] + [(row, "unchanged") for row in again if row.figures == NOTHING]
    told += [(row, Sentence(DOUBTFUL, number=row.remote_id)) for row in rows if row.known_as in doubtful]
    return told + [(row, _became(outcome, source.as_of)) for row, outcome in outcomes], mended, retimed


NOTHING = Figures()
"""What an archive counts, which holds texts only."""
WORDS = {
    ReadingOutcome.RECORDED: "updated",
    ReadingOutcome.COMPLETED: "updated",
    ReadingOutcome.KNOWN: "unchanged",
}


def _became(outcome: ReadingOutcome, as_of: datetime) -> str:
    return WORDS.get(outcome) or Sentence(DIFFERS, day=as_of.date())


def _all_known(
    connection: Connection, rows: Sequence[Extracted], source: Source
) -> tuple[dict[str, int], frozenset[str]]:
    """Return the publications that the log has of the posts, and the posts of which nobody can tell which one it has.

    They are known under the same ids, under another number, or as our own.
    """
    network, desk = source.network, {*source.accounts.values(), source.account} - {""}
    known, doubtful = of_same_number(connection, network, rows, source.said, desk)
    rest = [row for row in rows if row.known_as not in known and row.known_as not in doubtful]
    known |= twins(connection, network, rest, set(known.values()), source.said, desk)
    rest = [row for row in rest if row.known_as not in known]
    return known | own_publications(connection, network, rest, set(known.values())), doubtful


def _insert(connection: Connection, rows: Sequence[Extracted], source: Source) -> None:
    """Keep posts that are not ours as found, with their hashtags and first figures."""
    before = connection.execute(_NEWEST).scalar_one() or 0
    weeks = iso_weeks((row.published for row in rows), source.zone)
    moment, pairs = moments(connection), zip(rows, weeks, strict=True)
    _KEPT.write(connection, [_publication(row, week, source, moment) for row, week in pairs])
    inserted = connection.execute(_ADDED, {"network": source.network, "before": before})
    added = {known_as(home, remote_id): of for home, remote_id, of in inserted}
    ids = [added[row.known_as] for row in rows]
    firsts = [(of, row.figures) for of, row in zip(ids, rows, strict=True) if row.figures != NOTHING]
    if firsts:
        begin(connection, firsts, source.as_of, source.network)
    places = zip(ids, rows, weeks, strict=True)
    usage.add(connection, [Use(of, row.network, week, source.tags(row.text)) for of, row, week in places])


def _publication(row: Extracted, week: str, source: Source, moment: Callable[[datetime], object]) -> Row:
    """Return a post that is not ours as the columns of `_KEPT`."""
    where = (None, row.network, source.named(row), row.home, row.remote_id, row.url)
    text = row.text.replace("\0", "")  # PostgreSQL keeps none, and no network shows one
    return *where, moment(row.published), week, row.exact, text, "", "", row.kind, row.reply


_NEWEST = select(func.max(PUBLICATIONS.c.id))
_ADDED = select(PUBLICATIONS.c.home, PUBLICATIONS.c.remote_id, PUBLICATIONS.c.id).where(
    PUBLICATIONS.c.id > bindparam("before"), PUBLICATIONS.c.network == bindparam("network")
)
_KEPT = Rows(
    PUBLICATIONS,
    [column.name for column in PUBLICATIONS.c if not column.primary_key],
)
