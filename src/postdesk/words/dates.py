"""Days, hours and the calendar in the language that is spoken."""

from datetime import date, datetime, timedelta

from postdesk.words import ENGLISH, digits, language, locale, on_day, say, speaking

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


def day_in_full(day: date) -> str:
    """Return a day as its heading says it: `Monday 16 November`; with its year where the language asks for it."""
    return f"{day:%A} {day.day} {MONTHS[day.month - 1]}" if language() == ENGLISH else on_day(day, "full")


def clock(moment: datetime) -> str:
    """Return the time of day, in 24 hours: `07:30`."""
    return digits(f"{moment:%H:%M}")


def weekdays() -> tuple[str, ...]:
    """Return the short names of the days of a week, from Monday on."""
    return tuple(weekday(date(2026, 11, 16) + timedelta(days=number)) for number in range(7))


def dated(day: date) -> str:
    """Return a date with its year: `1 Oct 2026`."""
    return f"{day_and_month(day)} {day.year}" if language() == ENGLISH else on_day(day, "yMMMd")


def moment_in_english(local: str) -> str:
    """Return "2026-12-18 09:00" on a wall clock as a page says it that is English: `18 Dec 2026, 09:00`; or a day."""
    with speaking(ENGLISH):
        day = dated(date.fromisoformat(local[:10]))
    return f"{day}, {local[11:16]}" if local[11:16] else day


def days(first: date, last: date) -> str:
    """Return days in short, a month that both share only once: `22 Nov`, `22–25 Nov`, `29 Nov – 2 Dec`."""
    if first == last:
        return day_and_month(first)
    if (first.year, first.month) != (last.year, last.month):
        return f"{day_and_month(first)} – {day_and_month(last)}"
    return _within_a_month(first, last, "MMMd") or f"{first.day}–{day_and_month(last)}"


def dated_days(first: date, last: date) -> str:
    """Return days with their year, what both share only once: `1–4 Oct 2026`, `1 Oct – 4 Nov 2026`."""
    if first == last:
        return dated(first)
    if first.year != last.year:
        return f"{dated(first)} – {dated(last)}"
    if first.month != last.month:
        return f"{day_and_month(first)} – {dated(last)}"
    return _within_a_month(first, last, "yMMMd") or f"{first.day}–{dated(last)}"


def _within_a_month(first: date, last: date, skeleton: str) -> str:
    """Return days of one month as CLDR writes them; "" in English, which writes its dates in its own way here."""
    if language() == ENGLISH:
        return ""
    from babel.dates import format_interval

    return digits(format_interval(first, last, skeleton, locale=locale())).replace("\u2009", " ")


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
