"""Whole accounts, as their network counts them by day: a page's views and follows, beside the figures of its posts.

Only what counts events is added up over days. What counts people (reach, viewers) is not, since who came on Monday and
on Tuesday is one person: printed is the day in the middle. How many follow an account is printed as it was counted
last. A day that nobody gave is missing, never 0.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from statistics import median

from msgspec import Struct

from postdesk.figures.material import USUAL
from postdesk.figures.period import Period
from postdesk.figures.usual import Usual, usual
from postdesk.log.readings.account_days import Daily

ADDED = ("views", "content interactions", "interactions", "link clicks", "visits", "profile visits", "follows")
"""Metrics that count events."""
LEVELS = ("followers",)
"""Metrics that say how things stand; all others are printed as a day's median."""
ORDER = ("views", "reach", "viewers", *ADDED[1:])


class AccountFigures(Struct, frozen=True):
    """One metric of one account over the period.

    `how` is "sum", "last", or "median" of the days. `value` is None where no day of the period was given; it rests on
    `days` of the `of` days. `usual` is the middle half of the weeks before of which every day is known; None below
    eight of them, and for months. `as_of` is the newest moment for which the figures count, `source` who told them.
    """

    network: str
    account: str
    metric: str
    how: str
    value: float | None
    days: int
    of: int
    usual: Usual | None
    as_of: datetime | None
    source: str


def account_figures(daily: Iterable[Daily], period: Period) -> tuple[AccountFigures, ...]:
    """Return every metric of every account that was given for the period or the twelve weeks before it."""
    found: dict[tuple[str, str, str], list[Daily]] = {}
    for one in daily:
        found.setdefault((one.network, one.account, one.metric), []).append(one)
    rows = [_figures(key, days, period) for key, days in found.items()]
    return tuple(sorted(rows, key=lambda row: (row.network, row.account, _place(row.metric), row.metric)))


def _place(metric: str) -> int:
    return ORDER.index(metric) if metric in ORDER else len(ORDER)


def _figures(key: tuple[str, str, str], days: Sequence[Daily], period: Period) -> AccountFigures:
    network, account, metric = key
    now = [one for one in days if period.first <= one.day < period.after]
    how = "sum" if metric in ADDED else "last" if metric in LEVELS else "median"
    return AccountFigures(
        network=network,
        account=account,
        metric=metric,
        how=how,
        value=_value([one.value for one in now], how),
        days=len(now),
        of=len(period.days),
        usual=_usual(days, how, period) if period.is_week else None,
        as_of=max((one.as_of for one in now), default=None),
        source=now[-1].source if now else "",
    )


def _value(values: Sequence[int], how: str) -> float | None:
    if not values:
        return None
    if how == "last":
        return values[-1]
    return sum(values) if how == "sum" else median(values)


def _usual(days: Sequence[Daily], how: str, period: Period) -> Usual | None:
    """Return what is usual for a week, by the whole weeks before; weeks of which a day is missing say nothing."""
    known = {one.day: one.value for one in days}
    weeks = (_week(known, period.first - timedelta(weeks=ago)) for ago in range(1, USUAL + 1))
    return usual(value for week in weeks if len(week) == 7 and (value := _value(week, how)) is not None)


def _week(known: dict[date, int], monday: date) -> list[int]:
    return [known[day] for ago in range(7) if (day := monday + timedelta(days=ago)) in known]
