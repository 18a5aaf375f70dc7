"""ISO weeks as the office lives them: from Monday's midnight to the next, in the office's zone.

A week is written "2026-W47" (ISO 8601), so that weeks sort as text.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from postdesk.errors import PostdeskError
from postdesk.moments.years import is_counted

WHOLE = timedelta(days=7)
WEEK = re.compile(r"(\d{4})-W(\d{2})")


def iso_week(instant: datetime, zone: str) -> str:
    """Return the week in which an instant falls on the office's calendar."""
    year, week, _ = instant.astimezone(ZoneInfo(zone)).isocalendar()
    return f"{year}-W{week:02}"


def iso_weeks(instants: Iterable[datetime], zone: str) -> list[str]:
    """Return the week of each instant; neighbours mostly share one, and then the calendar is not asked again."""
    found: list[str] = []
    begin = end = datetime.min.replace(tzinfo=UTC)
    week = ""
    for instant in instants:
        if not begin <= instant < end:
            week = iso_week(instant, zone)
            begin, end = bounds(week, zone)
        found.append(week)
    return found


def monday(week: str) -> date:
    """Return the first day of a week; PostdeskError where there is no such week in the years that a desk counts."""
    match = WEEK.fullmatch(week)
    try:
        first = date.fromisocalendar(int(match[1]), int(match[2]), 1) if match else date.min
    except ValueError:
        first = date.min
    if not is_counted(first):
        raise PostdeskError('"{week}" is no week of the calendar: write it as 2026-W47', week=week)
    return first


def bounds(week: str, zone: str) -> tuple[datetime, datetime]:
    """Return the instants (UTC) at which a week begins and the next one does."""
    first = monday(week)
    return midnight(first, zone), midnight(first + WHOLE, zone)


def back(week: str, count: int) -> tuple[str, ...]:
    """Return the `count` weeks that end with `week`, the oldest first."""
    first = monday(week)
    days = (first - timedelta(weeks=ago) for ago in range(count - 1, -1, -1))
    return tuple(f"{year}-W{number:02}" for year, number, _ in (day.isocalendar() for day in days))


def between(earlier: str, later: str) -> int:
    """Return how many weeks lie from one week to another; 0 for the same week."""
    return (monday(later) - monday(earlier)).days // 7


def day_end(day: date, zone: str) -> datetime:
    """Return the last second (UTC) of a day in the office's zone: the moment for which an export of that day counts."""
    return midnight(day + timedelta(days=1), zone) - timedelta(seconds=1)


def midnight(day: date, zone: str) -> datetime:
    """Return the instant (UTC) at which a day begins in a zone."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
