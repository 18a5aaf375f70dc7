"""A stretch of the office's calendar that a report or a chart is about: a week, a month, a campaign's days, others."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.errors import PostdeskError
from postdesk.files.names import file_name
from postdesk.moments import weeks
from postdesk.moments.years import FIRST, LAST

QUARTER_NAME, YEAR_NAME = re.compile(r"(\d{4})-Q([1-4])"), re.compile(r"(\d{4})")
SPAN_NAME = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")
LONGEST = 366
"""Days of the longest period."""


class Period(Struct, frozen=True):
    """Days in the office's zone: `first` is the first of them, `after` the day after the last.

    `noun` is what to call it in a sentence: "week", "month", "campaign", or "span" for days that are none of these.
    """

    name: str
    first: date
    after: date
    zone: str
    noun: str = "week"

    @classmethod
    def week(cls, name: str, zone: str) -> "Period":
        """Return an ISO week, written `2026-W47`; PostdeskError where there is no such week."""
        monday = weeks.monday(name)
        return cls(name, monday, monday + timedelta(days=7), zone)

    @classmethod
    def month(cls, name: str, zone: str) -> "Period":
        """Return a month, written `2026-11`; PostdeskError where there is no such month."""
        match = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", name)
        if match is None or not FIRST <= int(match[1]) <= LAST:
            raise PostdeskError("{name} is no month: write the year and the month, such as 2026-11", name=name)
        first = date(int(match[1]), int(match[2]), 1)
        return cls(name, first, (first + timedelta(days=31)).replace(day=1), zone, "month")

    @classmethod
    def campaign(cls, name: str, first: datetime, last: datetime, zone: str) -> "Period":
        """Return the days from a campaign's first post to its last."""
        begin, end = (moment.astimezone(ZoneInfo(zone)).date() for moment in (first, last))
        return cls(name, begin, end + timedelta(days=1), zone, "campaign")

    @classmethod
    def span(cls, name: str, zone: str) -> "Period":
        """Return a quarter, `2026-Q4`, a year, `2026`, or the days of a span, `2026-11-01..2026-11-20`.

        Raises:
            PostdeskError: It is none of these, or has more days than a year.
        """
        first, last = _ends(name) or (date.max, date.min)
        if not (FIRST <= first.year <= last.year <= LAST and first <= last):
            raise PostdeskError(
                "{name} is no quarter, no year and no span of days: write it as 2026-Q4, 2026 or "
                "2026-11-01..2026-11-20",
                name=name,
            )
        if (last - first).days >= LONGEST:
            raise PostdeskError("{name} has more days than a year: choose fewer", name=name)
        return cls(name, first, last + timedelta(days=1), zone, "span")

    @property
    def is_week(self) -> bool:
        """Whether this is a week."""
        return self.noun == "week"

    @property
    def length(self) -> float:
        """How many weeks it lasts, in days of the calendar: a month some 4.3."""
        return (self.after - self.first).days / 7

    @property
    def folder(self) -> str:
        """Where its report lies below `reports/`; campaigns have a folder of their own, whatever they are called."""
        return f"campaigns/{file_name(self.name)}" if self.noun == "campaign" else self.name

    @property
    def begin(self) -> datetime:
        """The instant at which the period begins, in UTC."""
        return self.instant(self.first)

    @property
    def end(self) -> datetime:
        """The instant at which the period is over, in UTC."""
        return self.instant(self.after)

    @property
    def next_after(self) -> date:
        """The day after the last of the week, or of a month's the month, that follows the period."""
        if self.noun == "month":
            return (self.after + timedelta(days=31)).replace(day=1)
        return self.after + timedelta(days=7)

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the period, in order."""
        return tuple(self.first + timedelta(days=number) for number in range((self.after - self.first).days))

    def instant(self, day: date) -> datetime:
        """Return the UTC instant at which a day begins in the office's zone."""
        return weeks.midnight(day, self.zone)

    def day(self, instant: datetime) -> date:
        """Return the day on which an instant falls in the office's zone."""
        return instant.astimezone(ZoneInfo(self.zone)).date()

    def holds(self, instant: datetime) -> bool:
        """Whether an instant lies in the period."""
        return self.begin <= instant < self.end

    def running(self, now: datetime) -> bool:
        """Whether the period has not ended yet."""
        return now < self.end

    def back(self, number: int) -> datetime:
        """Return the UTC instant a number of weeks before the period begins, at the same wall clock."""
        return self.instant(self.first - timedelta(weeks=number))

    def mondays(self, number: int) -> tuple[date, ...]:
        """Return the Mondays of the last so many weeks, the one the period ends in being the last."""
        last = self.after - timedelta(days=1)
        monday = last - timedelta(days=last.weekday())
        return tuple(monday - timedelta(weeks=ago) for ago in reversed(range(number)))

    def weeks(self, number: int) -> tuple[str, ...]:
        """Return the same weeks as `mondays` by their names, such as 2026-W47."""
        named = (monday.isocalendar() for monday in self.mondays(number))
        return tuple(f"{year}-W{week:02}" for year, week, _ in named)


def _ends(name: str) -> tuple[date, date] | None:
    """Return the first and the last day of a quarter, a year or a span by its name; None where it is none."""
    try:
        if match := QUARTER_NAME.fullmatch(name):
            first = date(int(match[1]), 3 * int(match[2]) - 2, 1)
            return first, (first + timedelta(days=95)).replace(day=1) - timedelta(days=1)
        if match := YEAR_NAME.fullmatch(name):
            return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31)
        match = SPAN_NAME.fullmatch(name)
        return (date.fromisoformat(match[1]), date.fromisoformat(match[2])) if match else None
    except (ValueError, OverflowError):
        return None
