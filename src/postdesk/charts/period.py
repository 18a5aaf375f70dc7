"""A stretch of the office's calendar that a report is about: a week, a month, a campaign's days, and how to say it."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.errors import PostdeskError
from postdesk.files.names import file_name
from postdesk.moments import weeks
from postdesk.words import ENGLISH, digits, language, on_day, say

MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_and_month(day: date) -> str:
    """Return a date as a person says it beside others: `16 Nov`."""
    if language() != ENGLISH:
        return on_day(day, "MMMd")
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def weekday(day: date) -> str:
    """Return the short name of a weekday: `Mon`."""
    return WEEKDAYS[day.weekday()] if language() == ENGLISH else on_day(day, "ccc")


def day_in_week(day: date) -> str:
    """Return a date with its weekday: `Mon 16 Nov`."""
    return f"{weekday(day)} {day_and_month(day)}" if language() == ENGLISH else on_day(day, "MMMEd")


def clock(moment: datetime) -> str:
    """Return the time of day, in 24 hours: `07:30`."""
    return digits(f"{moment:%H:%M}")


def weekdays() -> tuple[str, ...]:
    """Return the short names of the days of a week, from Monday on."""
    return tuple(weekday(date(2026, 11, 16) + timedelta(days=number)) for number in range(7))


def dated(day: date) -> str:
    """Return a date with its year: `1 Oct 2026`."""
    return f"{day_and_month(day)} {day.year}" if language() == ENGLISH else on_day(day, "yMMMd")


def _from_to(first: date, last: date) -> str:
    """Return the days of a week in words: `16–22 November 2026`."""
    if language() != ENGLISH:
        return say("{first} to {last}", first=on_day(first, "MMMMd"), last=on_day(last, "long"))
    month = f"{MONTHS[last.month - 1]} {last.year}"
    begin = f"{first.day}–" if first.month == last.month else f"{day_and_month(first)} – "
    return f"{begin}{last.day} {month}"


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
        if match is None or match[1] == "0000":
            raise PostdeskError(f"{name} is no month: write the year and the month, such as 2026-11")
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
    def folder(self) -> str:
        """Where its report lies below `reports/`; campaigns have a folder of their own, whatever they are called."""
        return f"campaigns/{file_name(self.name)}" if self.noun == "campaign" else self.name

    @property
    def ahead(self) -> str:
        """What to call the time after it: "Next week", "Next month"; a campaign has none."""
        return {"week": say("Next week"), "month": say("Next month")}.get(self.noun, say("What to do next"))

    @property
    def title(self) -> str:
        """The period in words: `Week 47, 16–22 November 2026`, `November 2026`, `spring, 1 Oct 2026 to 4 Nov 2026`."""
        last = self.after - timedelta(days=1)
        if self.noun == "campaign":
            return say("{name}, {first} to {last}", name=self.name, first=dated(self.first), last=dated(last))
        if not self.is_week:
            return f"{MONTHS[last.month - 1]} {last.year}" if language() == ENGLISH else on_day(last, "yMMMM")
        return say("Week {number}, {days}", number=int(self.name[-2:]), days=_from_to(self.first, last))

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
