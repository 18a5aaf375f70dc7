"""Days, hours and the calendar in the language that is spoken."""

from datetime import date, datetime, timedelta

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


def from_to(first: date, last: date) -> str:
    """Return the days of a week in words, a month that both share only once: `16–22 November 2026`."""
    if language() != ENGLISH:
        return _from_to(first, last)
    month = f"{MONTHS[last.month - 1]} {last.year}"
    begin = f"{first.day}–" if first.month == last.month else f"{day_and_month(first)} – "
    return f"{begin}{last.day} {month}"


def _from_to(first: date, last: date) -> str:
    until = on_day(last, "long")
    if first.month == last.month:
        day = digits(str(last.day))
        return until.replace(day, f"{digits(str(first.day))}{'.' if f'{day}.' in until else ''}–{day}", 1)
    return say("{first} to {last}", first=on_day(first, "MMMMd"), last=until)
