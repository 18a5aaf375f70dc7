"""Moments as spreadsheets and people write them, in cells: whatever Excel, or a tool, has made of a date.

Which of two numbers is the day is not guessed from one cell: a column that has 13 or more in one place tells it for
all, else whoever imports says it.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from postdesk.models import Slot
from postdesk.moments import wall_clock
from postdesk.moments.unreadable import Unreadable

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
ORDERS = (DAY_FIRST, MONTH_FIRST)
_CLOCK = r"(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[AaPp]\.?\s?[Mm]\.?)?"
_BETWEEN = r"(?:\s*(?:,|T|at|um|à|u|в)?\s*)"
_YEAR_FIRST = r"(?a)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})\.?"
_YEAR_LAST = r"(?a)(?P<one>\d{1,2})(?P<sign>[-/.])\s?(?P<two>\d{1,2})[-/.]\s?(?P<year>\d{4}|\d{2})\.?"
_NAMED = (
    r"(?a)(?:[A-Za-z]{3,9},?\s+)?"
    r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+(?P<m1>[A-Za-z]{3,9})|(?P<m2>[A-Za-z]{3,9})\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?)"
    r"\.?,?\s+(?P<year>\d{4})"
)
_ZONE = r"(?P<zone>\s*(?:Z|UTC|GMT)?(?:[+-]\d{2}:?\d{2})?|\s+[A-Za-z]+/[A-Za-z_/]+)"
_SERIAL = r"(?a)\d{5}(?:\.\d+)?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - a day of Excel's calendar has no zone
"""From which Excel counts days, in the system that is not the old Macintosh's."""


class UntoldOrder(ValueError):
    """Nobody can tell which number of a date is the day."""


class Wall(Struct, frozen=True):
    """A date as it is written: the wall-clock time, and the zone or offset behind it, "" for none."""

    at: datetime
    zone: str = ""


def order_of(cells: Iterable[str], otherwise: str = "") -> str:
    """Return which number of the dates of a column comes first: "day-first", "month-first", or `otherwise`."""
    seen = set()
    for cell in cells:
        found = re.match(_YEAR_LAST, cell.strip())
        if found and int(found["two"]) > 12:
            seen.add(MONTH_FIRST)
        elif found and (int(found["one"]) > 12 or found["sign"] == "."):
            seen.add(DAY_FIRST)
    return seen.pop() if len(seen) == 1 else otherwise


def days_swapped(cells: Iterable[str]) -> bool:
    """Tell whether a spreadsheet has taken days for months: texts of days that are no month beside dates that may be.

    Of a column of texts such as 6/10/2026 and 13/10/2026 it makes dates of the first kind only. One that writes months
    first takes no text with full stops, 13.10.2026, for a date at all.
    """
    left, made = set(), set()
    for cell in cells:
        if found := re.match(_YEAR_LAST, cell):
            if found["sign"] == ".":
                continue
            left.add(int(found["one"]) > 12 or int(found["two"]) > 12)
        elif found := re.match(_YEAR_FIRST, cell):
            made.add(int(found["day"]) <= 12)
    return left == made == {True}


def wall_time(date: str, clock: str = "", order: str = "") -> Wall:
    """Return the moment that a cell shows, or one with the day and one with the time.

    Raises:
        UntoldOrder: Which number is the day is not told.
        Unreadable: It is no moment.
    """
    date, clock = date.strip(), clock.strip()
    shown = f"{date} {clock}".strip()
    day, rest = _day(date, order, shown)
    if day.time() != datetime.min.time() and not clock:
        return Wall(day)
    if clock and (not rest or _hours(rest, shown)[0] == timedelta()):
        rest = clock
    if not rest:
        raise Unreadable("date", "no-time", text=shown, better=f"{day:%Y-%m-%d} 09:00")
    ahead, zone = _hours(rest, shown)
    return Wall(day.replace(hour=0, minute=0, second=0) + ahead, zone)


def _day(date: str, order: str, shown: str) -> tuple[datetime, str]:
    """Return the day of a cell, and what follows it; a number of Excel's brings its time along."""
    if re.fullmatch(_SERIAL, date):
        return _DAY_ZERO + timedelta(minutes=round(float(date) * 1440)), ""
    if found := re.match(_YEAR_FIRST, date):
        numbers = int(found["year"]), int(found["month"]), int(found["day"])
    elif found := re.match(_YEAR_LAST, date):
        numbers = _ordered(found, order)
    elif found := re.match(_NAMED, date):
        word = (found["m1"] or found["m2"])[:3].lower()
        numbers = int(found["year"]), _MONTHS.index(word) + 1 if word in _MONTHS else 0, int(found["d1"] or found["d2"])
    else:
        raise Unreadable("date", "date", text=shown, better="")
    try:
        return datetime(*numbers), re.sub(f"^{_BETWEEN}", "", date[found.end() :])  # noqa: DTZ001 - the zone follows
    except ValueError:
        raise Unreadable("date", "day", day=found[0].strip()) from None


def _ordered(found: re.Match[str], order: str) -> tuple[int, int, int]:
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    if not order and one != two:
        order = order_of([found[0]])
    if not order and one != two:
        raise UntoldOrder
    month, day = (one, two) if order == MONTH_FIRST else (two, one)
    return year + 2000 if year < 100 else year, month, day


def _hours(clock: str, shown: str) -> tuple[timedelta, str]:
    """Return how far into the day a clock time is, and the zone behind it."""
    if re.fullmatch(r"(?a)0?\.\d+|0|1\.0", clock):
        return timedelta(minutes=round(float(clock) * 1440)), ""
    found = re.fullmatch(f"(?a){_CLOCK}{_ZONE}", clock)
    if not found:
        raise Unreadable("date", "date", text=shown, better="")
    hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
    if hour > (12 if half else 23) or int(found["minute"]) > 59 or (half and not hour):
        raise Unreadable("date", "clock", clock=clock)
    hour = hour % 12 + 12 * (half == "p") if half else hour
    ahead = timedelta(hours=hour, minutes=int(found["minute"]), seconds=int(found["second"] or 0))
    return ahead, found["zone"].strip()


def office_slot(wall: Wall, zone: str, office: str) -> Slot:
    """Return a written moment on the office's clock; what has no zone of its own is meant in `zone`.

    Raises:
        Unreadable: TableClocks there never show it, or twice.
    """
    shown = wall.at.strftime("%Y-%m-%d %H:%M:%S" if wall.at.second else "%Y-%m-%d %H:%M")
    where = wall.zone or (zone if zone != office else "")
    return wall_clock.moment(f"{shown} {where}".strip(), office)


def slot_written(slot: Slot) -> str:
    """Return a slot as a campaign file says it: by the office's clock, with its offset where that shows it twice."""
    found = wall_clock.instants(datetime.fromisoformat(slot.local), slot.zone)
    if len(found) == 1:
        return slot.local
    there = slot.instant.astimezone(wall_clock.zone_named(slot.zone))
    return f"{slot.local} {there.isoformat()[19:]}"
