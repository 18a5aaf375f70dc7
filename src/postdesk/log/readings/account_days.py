"""What a network counted for a whole account on each day: kept as it was told, and asked for by period.

A later export may correct a day, so what it says is put beside what was known, and the newest counts, in whatever order
they come. The same figure for the same moment is kept once.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum

from msgspec import Struct
from sqlalchemy import Connection, Row, select

from postdesk.log.readings.usage import table
from postdesk.log.tables import AccountDay

DAYS = table(AccountDay)
KEYS = ("network", "account", "metric", "day")


class Daily(Struct, frozen=True):
    """One metric of one account on one day of its network's calendar, and the moment for which the figure counts."""

    network: str
    account: str
    metric: str
    day: date
    value: int
    as_of: datetime
    source: str = "export"


class DayOutcome(Enum):
    """What became of a day's figure: new, another than was known, the same, or contradicting the same moment's."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DIFFERS = "differs"


def keep_days(connection: Connection, told: Sequence[Daily]) -> list[DayOutcome]:
    """Keep what is not known yet, in the caller's transaction; return what became of each, in order."""
    known: dict[tuple[object, ...], dict[datetime, int]] = {}
    for row in _about(connection, told):
        known.setdefault((row.network, row.account, row.metric, row.day), {})[row.as_of] = row.value
    outcomes, fresh = [], []
    for daily in told:
        before = known.setdefault((daily.network, daily.account, daily.metric, daily.day), {})
        outcomes.append(_judge(daily, before))
        if daily.as_of not in before:
            before[daily.as_of] = daily.value
            fresh.append(daily)
    if fresh:
        names = (*KEYS, "value", "as_of", "source")
        connection.execute(DAYS.insert(), [{name: getattr(daily, name) for name in names} for daily in fresh])
    return outcomes


def _judge(daily: Daily, before: dict[datetime, int]) -> DayOutcome:
    if not before:
        return DayOutcome.NEW
    if daily.as_of in before:
        return DayOutcome.UNCHANGED if before[daily.as_of] == daily.value else DayOutcome.DIFFERS
    return DayOutcome.UNCHANGED if before[max(before)] == daily.value else DayOutcome.UPDATED


def _about(connection: Connection, told: Sequence[Daily]) -> Iterable[Row[tuple[object, ...]]]:
    """Return what is known of the accounts and days that are told."""
    if not told:
        return ()
    columns = DAYS.c
    return connection.execute(
        select(DAYS).where(
            columns.network.in_({daily.network for daily in told}),
            columns.account.in_({daily.account for daily in told}),
            columns.day.between(min(daily.day for daily in told), max(daily.day for daily in told)),
        )
    )


def days_between(connection: Connection, first: date, after: date) -> tuple[Daily, ...]:
    """Return the newest figure of every metric for the days from `first` to before `after`."""
    query = select(DAYS).where(DAYS.c.day >= first, DAYS.c.day < after).order_by(*(DAYS.c[name] for name in KEYS))
    newest = {
        (row.network, row.account, row.metric, row.day): row for row in connection.execute(query.order_by(DAYS.c.as_of))
    }
    return tuple(Daily(*key, row.value, row.as_of, row.source) for key, row in newest.items())
