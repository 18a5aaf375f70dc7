"""A stretch of the office's calendar that a report is about: a week, a month, a campaign's days."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.errors import PostdeskError
from postdesk.files.names import file_name
from postdesk.moments import weeks
from postdesk.moments.years import FIRST, LAST


class Period(Struct, frozen=True):
    """Days in the office's zone: `first` is the first of them, `after` the day after the last.

    `noun` is what to call it in a sentence: "week", "month" or "campaign".
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
