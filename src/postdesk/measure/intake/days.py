"""An export that counts a whole account by day, into the log."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from postdesk.log import Log
from postdesk.log.readings.account_days import Daily, DayOutcome, keep_days
from postdesk.log.readings.intake import Imported
from postdesk.measure.intake import whose
from postdesk.measure.layouts.importer import DayCount
from postdesk.models import Extracted, Skipped
from postdesk.sentences import Sentence, every
from postdesk.settings import House

KEPT = (DayOutcome.NEW, DayOutcome.UPDATED, DayOutcome.UNCHANGED)


def _differs(day: date) -> Sentence:
    return Sentence("another figure is known as of {day}: give the day of this export with --as-of", day=day)


def _unfinished(day: date) -> Sentence:
    return Sentence("{day} was not over when the file was made: export it again on another day", day=day)


def take_days(
    log: Log,
    file: str,
    rows: Iterable[DayCount | Extracted | Skipped],
    networks: Collection[str],
    house: House,
    account: str,
    as_of: datetime,
) -> Imported:
    """Keep the days of a file and say what became of each: of each row, however many figures stand in it.

    The figures count for the moment `as_of`; of days that were not over then, none is kept. `networks` are those that
    the file may be of, `account` is what the officer named, "" where the file has to tell it.

    Raises:
        ExportError: Nobody can say whose figures these are.
    """
    last = (as_of + timedelta(seconds=1)).astimezone(ZoneInfo(house.timezone)).date() - timedelta(days=1)
    told = list(rows)
    found = [row for row in told if isinstance(row, DayCount)]
    skipped = [row for row in told if isinstance(row, Skipped)]
    skipped += [Skipped(row.row, _unfinished(row.day)) for row in found if row.day > last]
    over = [row for row in found if row.day <= last]
    places = {network: _place(house, account, network, networks, file) for network in {row.network for row in found}}
    days = [Daily(*places[row.network], row.metric, row.day, row.value, as_of) for row in over]
    with log.write() as connection:
        outcomes = keep_days(connection, days)
    skipped += [
        Skipped(row.row, _differs(as_of.astimezone(ZoneInfo(house.timezone)).date()))
        for row, outcome in zip(over, outcomes, strict=True)
        if outcome is DayOutcome.DIFFERS
    ]
    return Imported(
        every(sorted({network for network, _ in places.values()} or {min(networks)})),
        len({row.row for row in told}),
        *_became(zip((row.row for row in over), outcomes, strict=True)),
        tuple(sorted(dict.fromkeys(skipped), key=lambda skip: skip.row)),
        of="day",
    )


def _became(outcomes: Iterable[tuple[int, DayOutcome]]) -> tuple[int, int, int]:
    """Return how many rows are new, updated and unchanged: new with one new figure, else updated with one of those."""
    by_row: dict[int, set[DayOutcome]] = {}
    for row, outcome in outcomes:
        by_row.setdefault(row, set()).add(outcome)
    became = [next((outcome for outcome in KEPT if outcome in found), None) for found in by_row.values()]
    new, updated, unchanged = map(became.count, KEPT)
    return new, updated, unchanged


def _place(house: House, account: str, network: str, networks: Collection[str], file: str) -> tuple[str, str]:
    """Return the network and the desk's account of one block of a file; "" where the desk is not on that network."""
    if network and not account and not whose.account_names(house, network):
        return network, ""
    here = {network} if network else set(networks)
    name = whose.chosen(house, account, here, file) if account else whose.only(house, here, file)
    return house.accounts[name].network, name
