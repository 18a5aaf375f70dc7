"""An export that counts a whole account by day, into the log."""

from collections.abc import Iterator
from datetime import date

from postdesk.importers import whose
from postdesk.importers.meta_days import NETWORKS, Counted
from postdesk.log import Log
from postdesk.log.readings.account_days import Daily, Told, keep
from postdesk.log.readings.intake import Imported
from postdesk.models import Skipped
from postdesk.moments.weeks import day_end
from postdesk.settings import House

DIFFERS = "another figure is known as of {}: give the day of this export with --as-of"
UNFINISHED = "{} was not over when the file was made: export it again on another day"


def take_days(
    log: Log, file: str, counted: Iterator[Counted | Skipped], house: House, account: str, until: date, last: date
) -> Imported:
    """Keep the days of a file and say what became of each.

    The figures count for the end of the day `until`; `last` is the last day that was over when the file was made.
    `account` is what the officer named, "" where the file has to tell it.

    Raises:
        ExportError: Nobody can say whose figures these are.
    """
    rows = list(counted)
    found = [row for row in rows if isinstance(row, Counted)]
    skipped = [row for row in rows if isinstance(row, Skipped)]
    skipped += [Skipped(row.row, UNFINISHED.format(row.day)) for row in found if row.day > last]
    over = [row for row in found if row.day <= last]
    places = {network: _place(house, account, network, file) for network in {row.network for row in found}}
    moment = day_end(until, house.timezone)
    told = [Daily(*places[row.network], row.metric, row.day, row.value, moment) for row in over]
    with log.write() as connection:
        outcomes = keep(connection, told)
    skipped += [
        Skipped(row.row, DIFFERS.format(until))
        for row, outcome in zip(over, outcomes, strict=True)
        if outcome is Told.DIFFERS
    ]
    return Imported(
        " and ".join(sorted({network for network, _ in places.values()})) or "facebook",
        len(rows),
        outcomes.count(Told.NEW),
        outcomes.count(Told.UPDATED),
        outcomes.count(Told.UNCHANGED),
        tuple(sorted(skipped, key=lambda skip: skip.row)),
        of="day",
    )


def _place(house: House, account: str, network: str, file: str) -> tuple[str, str]:
    """Return the network and the desk's account of one block of a file; "" where the desk is not on that network."""
    if network and not account and not whose.names(house, network):
        return network, ""
    networks = {network} if network else set(NETWORKS)
    name = whose.chosen(house, account, networks, file) if account else whose.only(house, networks, file)
    return house.accounts[name].network, name
