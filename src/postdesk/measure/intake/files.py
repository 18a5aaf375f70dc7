"""An export file, from the officer's disk into the log."""

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import ExportError
from postdesk.files.names import in_letters
from postdesk.files.regular import opened
from postdesk.log import Log
from postdesk.log.readings.intake import File, Imported, Source, languages, read_before, remember, take_in
from postdesk.measure.intake import whose
from postdesk.measure.intake.days import take_days
from postdesk.measure.intake.naming import counted_at, named_moment
from postdesk.measure.intake.recognising import RecognisedExport, extract
from postdesk.measure.layouts.importer import DayCount
from postdesk.models import Extracted, Skipped
from postdesk.moments.weeks import day_end
from postdesk.moments.years import is_counted
from postdesk.sentences import Sentence, every
from postdesk.settings import House
from postdesk.sheets.archives import is_archive, unpacked
from postdesk.sheets.encodings import sense
from postdesk.text.tags import identity

SHORTENED = "https://t.co/"
"""How X's own links begin, which end nearly every text of its exports."""


class Given(Struct, frozen=True):
    """What the officer says of a file: names of headers, the day for which its figures count, whose account it is."""

    headers: Mapping[str, str] | None = None
    as_of: date | None = None
    account: str = ""


class Taking(Struct, frozen=True):
    """What taking in one file needs to know: the log, the desk, the moment, and what the officer said.

    `tags` returns the hashtags that a network (first argument) finds in a text; `progress` is called with the rows that
    are read and those that there are. `around` is the archive or folder that the file came in.
    """

    log: Log
    house: House
    now: datetime
    tags: Callable[[str, str], Sequence[str]]
    given: Given
    progress: Callable[[int, int], None]
    around: Path | None = None


NOTHING = Given()
NAMED = 3
"""Files without posts that are named."""
LARGEST_EXPORT = 1_000_000_000
"""Bytes of one file that is taken in: more than any of the readers reads."""
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
    day `given.as_of` in the office's zone; without it, for the moment that the file's name gives, else for that of the
    file itself; never for one to come. The same file again counts for the same moment as before. `progress` is called
    with the rows that are read and those that there are. Of an archive or a folder every export in it is taken in.

    Raises:
        ExportError: The file is no export that postdesk knows, or does not say whose figures it holds.
    """
    if given.as_of and given.as_of > now.astimezone(ZoneInfo(house.timezone)).date():
        raise ExportError("--as-of {day} is still to come: give the day on which the export was made", day=given.as_of)
    if given.as_of and not is_counted(given.as_of):
        raise ExportError(
            "--as-of {day} is before any network: give the day on which the export was made", day=given.as_of
        )
    taking = Taking(log, house, now, tags, given, progress)
    return _archive(taking, path) if is_archive(path) else _file(taking, path)


def _archive(taking: Taking, path: Path) -> Imported:
    """Import every export in an archive or a folder and name them; ExportError where there is none."""
    taken: list[tuple[str, Imported]] = []
    refused: list[tuple[str, ExportError]] = []
    with tempfile.TemporaryDirectory() as folder:
        for member in unpacked(path, Path(folder)):
            try:
                taken.append((member.name, _file(replace(taking, around=path), member)))
            except ExportError as why:
                refused.append((member.name, why))
    if not taken:
        raise ExportError("{what}: {why}", what=path.name, why=refused[0][1])
    together = _together(taken)
    aside = (_aside([name for name, _ in refused]),) if refused else ()
    return replace(together, found=tuple(name for name, _ in taken), notes=(*together.notes, *aside))


def _aside(names: Sequence[str]) -> str:
    """Say which files beside the exports hold no posts that postdesk knows."""
    told = ", ".join(names[:NAMED])
    if len(names) <= NAMED:
        return Sentence("left aside, for they hold no posts that postdesk knows: {names}", names=told)
    return Sentence(
        "left aside, for they hold no posts that postdesk knows: {names} and {count} more",
        many="left aside, for they hold no posts that postdesk knows: {names} and {count} more",
        names=told,
        count=len(names) - NAMED,
    )


def _together(taken: Sequence[tuple[str, Imported]]) -> Imported:
    """Return what became of several files as one; rows that were skipped then name their file."""
    if len(taken) == 1:
        return taken[0][1]
    all_of = [imported for _, imported in taken]
    return Imported(
        every(dict.fromkeys(imported.source for imported in all_of)),
        read=sum(imported.read for imported in all_of),
        new=sum(imported.new for imported in all_of),
        updated=sum(imported.updated for imported in all_of),
        unchanged=sum(imported.unchanged for imported in all_of),
        skipped=tuple(
            Skipped(skip.row, Sentence("{what}: {why}", what=name, why=skip.why))
            for name, one in taken
            for skip in one.skipped
        ),
        notes=tuple(dict.fromkeys(note for imported in all_of for note in imported.notes)),
        of=all_of[0].of if len({imported.of for imported in all_of}) == 1 else "both",
        mended=sum(imported.mended for imported in all_of),
        retimed=tuple(one for imported in all_of for one in imported.retimed),
    )


def _file(taking: Taking, path: Path) -> Imported:
    """Import one file."""
    export = extract(path, taking.given.headers, (taking.house.language, *languages(taking.log)))
    with opened(path, most=LARGEST_EXPORT) as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    as_of = _moment(taking, path, sha256)
    remarks: list[str] = []
    rows = _telling(export, taking.progress, remarks)
    if export.of == "day":
        imported = take_days(taking.log, path.name, rows, export.networks, taking.house, taking.given.account, as_of)
    else:
        imported = _posts(taking, export, path, as_of, rows)
    remember(taking.log, File(in_letters(path.name), sha256, taking.now), imported, as_of)
    return replace(imported, notes=(*export.notes, *remarks))


def _posts(
    taking: Taking,
    export: RecognisedExport,
    path: Path,
    as_of: datetime,
    rows: Iterable[Extracted | DayCount | Skipped],
) -> Imported:
    """Take in posts, network by network where a file has those of several."""
    posts = (row for row in rows if not isinstance(row, DayCount))
    if len(export.networks) == 1:
        return take_in(taking.log, posts, _source(taking, export, path, as_of, export.networks[0]))
    sorted_out: dict[str, list[Extracted | Skipped]] = {}
    for row in posts:
        sorted_out.setdefault(row.network if isinstance(row, Extracted) else "", []).append(row)
    skipped = sorted_out.pop("", [])
    networks = list(sorted_out) or [export.networks[0]]
    first = [*sorted_out.get(networks[0], ()), *skipped]
    taken = [
        take_in(
            taking.log,
            first if network == networks[0] else sorted_out[network],
            _source(taking, export, path, as_of, network),
        )
        for network in networks
    ]
    return _together([(path.name, one) for one in taken])


def _moment(taking: Taking, path: Path, sha256: str) -> datetime:
    """Return the moment for which the figures of a file count."""
    zone, given = taking.house.timezone, taking.given.as_of
    if given:
        return min(day_end(given, zone), taking.now)
    named = named_moment([path.name, *([taking.around.name] if taking.around else [])], zone, taking.now)
    file = taking.around if taking.around and taking.around.is_file() else path
    return named or read_before(taking.log, sha256, taking.now) or counted_at(file, taking.now)


def _source(taking: Taking, export: RecognisedExport, path: Path, as_of: datetime, network: str) -> Source:
    account = taking.given.account
    return Source(
        network=network,
        as_of=as_of,
        zone=taking.house.timezone,
        tags=lambda text: list(map(_named, taking.tags(network, without_links(text)))),
        accounts=whose.account_names(taking.house, network),
        account=whose.chosen(taking.house, account, {network}, path.name) if account else "",
        otherwise=whose.single(taking.house, network, personal=export.personal),
        sure=export.sure,
        sense=sense,
    )


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
    export: RecognisedExport, progress: Callable[[int, int], None], remarks: list[str]
) -> Iterator[Extracted | DayCount | Skipped]:
    """Yield the rows, tell now and then how far they are, and put remarks on the whole file aside."""
    for done, row in enumerate(export.rows):
        if done % STEP == 0:
            progress(done, export.lines)
        if isinstance(row, str):
            remarks.append(row)
        else:
            yield row
    progress(export.lines, export.lines)
