"""Moments: what a wall clock in some zone means, weekly openings, and durations as people write them.

A wall-clock time names no instant when clocks jump over it, and two when they are put back; both are refused
with the instants named, because a post that goes out an hour off is worse than one that asks.
"""

import re
from collections.abc import Callable, Container, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from postdesk.models import Slot
from postdesk.moments.unreadable import UnknownZone, Unreadable
from postdesk.moments.years import LONGEST, is_counted
from postdesk.sentences import Sentence

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONG_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YEARS_AHEAD = 10
_MOMENT = (
    r"(?a)(?P<date>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:(?:[Tt]|,?\s+)(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?\s*(?P<zone>.*)"
)
_OFFSET = r"(?a)(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?"
_OFFSETS = (timedelta(hours=-12), timedelta(hours=14))
"""How far behind and ahead of UTC a clock is on Earth: Baker Island, and Kiribati's Line Islands."""
_OPENING = r"(?a)([A-Za-z]+)(?:\s*-\s*([A-Za-z]+))?\s+(\d{1,2}):(\d{2})"
_AMOUNT = r"(?a)(\d{1,5}(?:\.\d{1,3})?)\s*([A-Za-z]+)\s*"
_MINUTES = {"min": 1, "m": 1, "h": 60, "d": 1440, "w": 10080}
_UNITS = {"mins": "min", "minute": "min", "hour": "h", "hr": "h", "day": "d", "week": "w"}


@cache
def zone_named(name: str) -> ZoneInfo:
    """Return a time zone by its IANA name.

    Raises:
        Unreadable: there is no such zone; the nearest one is named.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, not a name at all, or a folder of the zone database
        raise UnknownZone(name) from None


def instants(wall: datetime, zone: str, named: Callable[[str], tzinfo] = zone_named) -> tuple[datetime, ...]:
    """Return the UTC instants at which clocks in a zone show a naive wall-clock time.

    There are none in the gap when clocks jump forward, two in the fold when they are put back, else one.
    """
    there = named(zone)
    early, late = wall.replace(tzinfo=there, fold=0), wall.replace(tzinfo=there, fold=1)
    if early.utcoffset() == late.utcoffset():  # PEP 495: they differ in every gap and fold
        return (early.astimezone(UTC),)
    found = (early.astimezone(UTC), late.astimezone(UTC))
    return tuple(instant for instant in found if instant.astimezone(there).replace(tzinfo=None) == wall)


def slot(instant: datetime, zone: str, named: Callable[[str], tzinfo] = zone_named) -> Slot:
    """Return an instant together with what the wall clock of a zone shows then."""
    return Slot(instant.astimezone(UTC), _shown(instant.astimezone(named(zone))), zone)


def as_typed(instant: datetime, zone: str) -> str:
    """Return how a person types an instant at a desk: its clock there, with the offset where clocks show that twice."""
    local = instant.astimezone(zone_named(zone))
    shown = _shown(local)
    twice = len(instants(local.replace(tzinfo=None, fold=0), zone)) > 1
    return f"{shown} {_ahead(instant, zone)}" if twice else shown


def _shown(local: datetime) -> str:
    return local.isoformat(" ")[: len("2026-12-18 09:00:00" if local.second else "2026-12-18 09:00")]


def moment(text: str, zone: str) -> Slot:
    """Return the moment a person typed, as a slot of the desk's zone.

    Without a zone of its own ("2026-12-18 09:00 Europe/Paris") or an offset ("2026-12-18T09:00+02:00") the text
    means the desk's wall clock.

    Raises:
        Unreadable: it is no date with a time, or names no instant or two; how to write it is said.
    """
    wall = _plainly(text)
    return _on_a_clock(wall, zone, zone) if wall else _in_full(text, zone)


def _in_full(text: str, zone: str) -> Slot:
    """Return a moment that may have seconds, a zone or an offset, or say why it is none."""
    found = re.fullmatch(_MOMENT, text.strip())
    if not found:
        from postdesk.moments.year_last import year_first  # only for what nobody can read as it stands

        better = year_first(text)
        raise Unreadable("date", "order" if better else "date", text=text, better=better)
    day, clock, where = found["date"], found["time"], found["zone"]
    if not clock:
        raise Unreadable("date", "no-time", text=text, better=f"{_padded(day)} 09:00")
    wall = _wall(day, clock)
    if not is_counted(wall):
        raise Unreadable("date", "year", text=text)
    if where.upper() in {"AM", "PM"}:
        raise Unreadable("date", "twelve-hours", text=text)
    offset = _offset(where)
    if offset is None:
        return _on_a_clock(wall, where or zone, zone)
    instant = (wall - offset).replace(tzinfo=UTC)
    return replace(slot(instant, zone), meant=f"{_shown(instant)} UTC")


def _plainly(text: str) -> datetime | None:
    """Return the wall-clock time of a moment as nearly all are written, "2026-12-18 09:00"; None for any other."""
    if len(text) != len("2026-12-18 09:00") or text[4:14:3] != "-- :" or text[11:13] == "24":
        return None
    try:
        wall = datetime.fromisoformat(text)
    except ValueError:
        return None
    return wall if is_counted(wall) else None


def _padded(day: str) -> str:
    return "-".join(part.zfill(2) for part in day.split("-"))


def _wall(day: str, clock: str) -> datetime:
    """Return the naive moment, or say which part of it no calendar or clock has."""
    hour, minute, second = [*map(int, clock.split(":")), 0][:3]
    try:
        at = time(hour, minute, second)
    except ValueError:
        raise Unreadable("date", "clock", clock=clock) from None
    try:
        return datetime.combine(date(*map(int, day.split("-"))), at)
    except ValueError:
        raise Unreadable("date", "day", day=day) from None


def _on_a_clock(wall: datetime, where: str, zone: str) -> Slot:
    """Return the moment that is meant by a clock of `where`, as a slot of the desk's zone."""
    if where == zone:
        return Slot(_only(wall, zone), _shown(wall), zone)
    return replace(slot(_only(wall, where), zone), meant=f"{_shown(wall)} {where}")


def _offset(where: str) -> timedelta | None:
    """Return an offset from UTC written as "+02:00", "Z" or "UTC"; None if it is none that a clock has."""
    if not where:
        return None
    if where.upper() in {"Z", "UTC", "GMT"}:
        return timedelta()
    found = re.fullmatch(_OFFSET, where)
    if not found or int(found[3] or 0) > 59:
        return None
    ahead = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    offset = ahead if found[1] == "+" else -ahead
    return offset if _OFFSETS[0] <= offset <= _OFFSETS[1] else None


def _only(wall: datetime, zone: str) -> datetime:
    """Return the one instant of a wall-clock time; refuse none and two by naming them."""
    found = instants(wall, zone)
    if len(found) == 1:
        return found[0]
    raise _fold(wall, zone, found) if found else _gap(wall, zone)


def _fold(wall: datetime, zone: str, found: Sequence[datetime]) -> Unreadable:
    shown = f"{wall:%Y-%m-%d %H:%M}"
    first, second = (f'"{shown} {_ahead(instant, zone)}" ({instant:%H:%M} UTC)' for instant in found)
    return Unreadable("clock-change", "twice", zone=zone, shown=shown, first=first, second=second)


def _gap(wall: datetime, zone: str) -> Unreadable:
    jump = _jump(wall, zone)
    before, after = slot(jump - timedelta(minutes=1), zone).local, slot(jump, zone).local
    return Unreadable("clock-change", "never", zone=zone, shown=f"{wall:%Y-%m-%d %H:%M}", before=before, after=after)


def _jump(wall: datetime, zone: str) -> datetime:
    """Return the instant at which clocks jump over `wall`, by bisection between what both offsets make of it."""
    there = zone_named(zone)
    early = wall.replace(tzinfo=there, fold=1).astimezone(UTC)
    late = wall.replace(tzinfo=there, fold=0).astimezone(UTC)
    before = early.astimezone(there).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = (early + (late - early) / 2).replace(microsecond=0)
        if middle.astimezone(there).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late


def _ahead(instant: datetime, zone: str) -> str:
    """Return the offset of a zone at an instant as "+02:00"."""
    return instant.astimezone(zone_named(zone)).isoformat()[19:25]


def openings(spec: Sequence[str]) -> tuple[tuple[int, time], ...]:
    """Return weekly openings such as "Tue 10:00" or "Mon-Fri 09:30" as (weekday, wall-clock time), Monday 0, in order.

    Raises:
        ValueError: one of them is not a day and a time; the message says how to write it.
    """
    return tuple(sorted({opening for text in spec for opening in _opening(text)}))


def _opening(text: str) -> Iterator[tuple[int, time]]:
    found = re.fullmatch(_OPENING, text.strip())
    first = _weekday(found[1]) if found else None
    last = _weekday(found[2]) if found and found[2] else first
    if not found or first is None or last is None or int(found[3]) > 23 or int(found[4]) > 59:
        raise ValueError(
            Sentence('"{text}" is not a weekly slot: write it like "Tue 10:00" or "Mon-Fri 09:30"', text=text)
        )
    for days in range((last - first) % 7 + 1):
        yield (first + days) % 7, time(int(found[3]), int(found[4]))


def _weekday(word: str) -> int | None:
    """Return Monday's 0 to Sunday's 6 for "Tue", "Tues" or "Tuesday"."""
    low = word.lower()
    return next((day for day, name in enumerate(_LONG_DAYS) if len(low) >= 3 and name.startswith(low)), None)


def next_free(
    spec: Sequence[str],
    zone: str,
    after: datetime,
    taken: Container[datetime],
    closed: Callable[[date], object] = lambda _day: False,
) -> Slot:
    """Return the first weekly opening later than `after` whose instant is not taken, and whose day is not closed.

    An opening that falls into a gap of the clock is skipped that week; one that comes twice is taken the first time.

    Raises:
        ValueError: there are no openings, or all are taken for ten years.
    """
    weekly = openings(spec)
    today = after.astimezone(zone_named(zone)).date()
    for ahead in range(-1, _YEARS_AHEAD * 366 if weekly else 0):  # from yesterday: a fold repeats its end
        day = today + timedelta(days=ahead)
        for weekday, at in weekly:
            found = instants(datetime.combine(day, at), zone)[:1] if weekday == day.weekday() else ()
            if found and found[0] > after and found[0] not in taken and not closed(day):
                return slot(found[0], zone)
    raise ValueError(
        Sentence("there is no free slot: give the account weekly slots under [slots] in campaigns/desk.toml")
    )


def last_opening(spec: Sequence[str], zone: str, now: datetime) -> datetime:
    """Return the latest weekly opening that is not later than `now`; one that a gap swallowed opens a week earlier.

    Raises:
        ValueError: there are no openings.
    """
    weekly = openings(spec)
    today = now.astimezone(zone_named(zone)).date()
    for ago in range(15 if weekly else 0):
        day = today - timedelta(days=ago)
        for weekday, at in reversed(weekly):
            found = instants(datetime.combine(day, at), zone)[:1] if weekday == day.weekday() else ()
            if found and found[0] <= now:
                return found[0]
    raise ValueError(Sentence('there is no weekly slot: write one like "Mon 07:30"'))


def duration(text: str) -> timedelta:
    """Return a length of time such as "2 h", "30 min", "1 d" or "1 h 30 min".

    Raises:
        Unreadable: it is none, nothing at all, or longer than anybody means; how to write it is said.
    """
    minutes, rest = 0.0, text.strip()
    while found := re.match(_AMOUNT, rest):
        word = found[2].lower()
        unit = _UNITS.get(word) or _UNITS.get(word.removesuffix("s")) or word
        minutes += float(found[1]) * _MINUTES.get(unit, 0)
        rest = rest[found.end() :] if unit in _MINUTES else word
        if unit not in _MINUTES:
            break
    if rest or not minutes or minutes > LONGEST / timedelta(minutes=1):
        raise Unreadable("duration", "length", text=text)
    return timedelta(minutes=minutes)
