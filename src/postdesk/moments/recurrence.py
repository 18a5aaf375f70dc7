"""When something comes back: words such as "Monday 09:00", or a rule of RFC 5545, → times on a wall clock.

The rules are those of https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10 as dateutil reckons them, on the naive
clock of the office, so that 09:00 stays 09:00 whatever the clocks do; nothing comes back more often than once a day,
but for hours that a rule names.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from postdesk.moments.recurring_words import rule_of, said_words
from postdesk.moments.unreadable import Unreadable
from postdesk.moments.wall_clock import zone_named
from postdesk.moments.years import is_counted

MOST = 366
"""How often one thing comes back at most: each day of a year."""
YEARS = 10
"""How far ahead is reckoned from its first day."""
_LONGEST = 2000
"""Letters of all that is said of when something comes back: a rule that names every day of a year has 1,500."""
_CLOCK = r"(?a)(?<=[\s,])\d{1,2}:\d{2}(?!\d)"
_RULE = r"(?ai)(?:RRULE:)?(?P<rule>[A-Z]+=.*?)(?:(?<!\s)\s+(?P<clock>\d{1,2}:\d{2}))?"
_UNTIL = r"(?a)(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z?))?"
_DAY = r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)"
_NUMBERS = r"[+-]?\d{1,3}(?:,[+-]?\d{1,3})*"
_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY", "INTERVAL": r"0*[1-9]\d{0,2}", "COUNT": r"0*[1-9]\d{0,4}", "UNTIL": _UNTIL,
    "BYDAY": rf"{_DAY}(?:,{_DAY})*", "WKST": "MO|TU|WE|TH|FR|SA|SU",
    **dict.fromkeys(("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", "BYMONTH", "BYHOUR", "BYMINUTE"), _NUMBERS),
}  # fmt: skip
_PROBED = datetime(2026, 1, 1)  # noqa: DTZ001 -- a wall clock's
_CYCLE = 400
"""Years after which the Gregorian calendar repeats itself."""
_LONGEST_MONTH, _SHORTEST_MONTH = 31, 28


class Recurrence(Struct, frozen=True):
    """One rule by which something comes back: RFC 5545 without its end, the time of day, and the end it names itself.

    `clock` is None where the rule leaves the time to what it begins with. Whoever said it in words counts every other
    week from the first that it meets (`counts_from_first`).
    """

    rule: str
    clock: time | None = None
    until: datetime | None = None
    count: int | None = None
    counts_from_first: bool = False


def repeats(text: str, zone: str, language: str = "en") -> tuple[Recurrence, ...]:
    """Return what a person wrote: words, several of them after one another, or one rule.

    Raises:
        Unreadable: it is neither; how to write it is said.
    """
    text = text.strip()
    if len(text) > _LONGEST:
        raise Unreadable("every", "words", text=text)
    if found := re.fullmatch(_RULE, text):
        return (_ruled(found["rule"], found["clock"], zone, text),)
    pieces, end = list[Recurrence](), 0
    for piece in re.finditer(_CLOCK, text):
        words = text[end : piece.start()].lstrip().rstrip(", \t\n")
        said = said_words(words, language) if "\n" not in words else None
        rule = rule_of(said) if said else ""
        if not rule:
            raise _untold(text, "words")
        pieces.append(Recurrence(rule, _time(piece[0]), counts_from_first=True))
        end = piece.end()
    if not pieces or text[end:].strip(" ,"):
        raise _untold(text, "words" if pieces else "no-time")
    return tuple(pieces)


def _untold(text: str, code: str) -> Unreadable:
    """Return what is said of words that nobody can read; of some it is known where they belong."""
    from postdesk.moments.own_lines import own_line  # only for what nobody can read as it stands

    other = own_line(text)
    if other is None:
        return Unreadable("every", code, text=text)
    return Unreadable("every", "own-line", said=other.said, key=other.key, value=other.value)


def _time(clock: str) -> time:
    try:
        return time.fromisoformat(clock.zfill(5))
    except ValueError:
        raise Unreadable("date", "clock", clock=clock) from None


def _ruled(rule: str, clock: str | None, zone: str, text: str) -> Recurrence:
    """Return a rule of RFC 5545 without its end, after looking at each of its parts."""
    pairs = [part.partition("=") for part in rule.upper().rstrip(";").split(";")]
    parts = {name: value for name, _, value in pairs}
    wrong = [name for name, value in parts.items() if name not in _PARTS or not re.fullmatch(_PARTS[name], value)]
    if wrong or len(parts) < len(pairs) or "FREQ" not in parts:
        raise Unreadable("every", "part", text=text, part=(*wrong, rule)[0])
    until, count = parts.pop("UNTIL", ""), parts.pop("COUNT", "")
    timed = "BYHOUR" in parts and clock is None
    kept = ";".join(f"{name}={value}" for name, value in parts.items())
    told = Recurrence(
        kept,
        _time(clock) if clock else time() if timed else None,
        _until(until, zone, text) if until else None,
        int(count) if count else None,
    )
    try:
        next(_every(told, _PROBED, _PROBED + timedelta(days=1)), None)
    except ValueError:
        raise Unreadable("every", "part", text=text, part=rule) from None
    return told


def _until(until: str, zone: str, text: str) -> datetime:
    """Return the end that a rule names, on the wall clock: a day means its last minute."""
    found = re.fullmatch(_UNTIL, until)
    year, month, day, hour, minute, utc = found.groups() if found else ()
    try:
        at = datetime(int(year), int(month), int(day), int(hour or 23), int(minute or 59))  # noqa: DTZ001 -- a wall clock's
    except ValueError:
        raise Unreadable("every", "part", text=text, part=f"UNTIL={until}") from None
    if not is_counted(at):
        raise Unreadable("date", "year", text=text)
    return at.replace(tzinfo=UTC).astimezone(zone_named(zone)).replace(tzinfo=None) if utc else at


def wall_times(
    some: Sequence[Recurrence], first: datetime, until: datetime | None, count: int | None
) -> list[datetime]:
    """Return the naive wall-clock times at which something comes back, in order; of more than `MOST` one more.

    Args:
        some: The rules; what two of them name is named once.
        first: The first moment that counts; its time of day is that of a rule which names none.
        until: The last moment that counts, if there is one.
        count: How many there are at most, if that is said.
    """
    far = datetime(first.year + YEARS, 12, 31)  # noqa: DTZ001 -- a wall clock's
    found: set[datetime] = set()
    for one in some:
        end = min(filter(None, (until, one.until, far)))
        own = list(_bounded(_every(one, first, end), one.count, first))
        found.update(own)
        if count is None and len(found) > MOST:
            break
    every = sorted(found)
    return every[: MOST + 1 if count is None else min(count, MOST + 1)]


def _bounded(times: Iterator[datetime], count: int | None, first: datetime) -> Iterator[datetime]:
    left = MOST + 1 if count is None else count
    for at in times:
        if left <= 0:
            return
        if at >= first:
            left -= 1
            yield at


def _every(one: Recurrence, first: datetime, until: datetime) -> Iterator[datetime]:
    """Yield the times of one rule from the beginning of its first day on."""
    begin = datetime.combine(first.date(), one.clock if one.clock is not None else first.time())
    bare = re.sub(r"INTERVAL=\d+;?", "", one.rule)
    if one.counts_from_first and "WEEKLY" in one.rule and bare != one.rule:
        begin = next((at for at in _reckoned(bare, begin, until) if at >= first), begin)
    yield from _reckoned(one.rule, begin, until)


def _reckoned(rule: str, begin: datetime, until: datetime) -> Iterator[datetime]:
    """Yield what dateutil reckons, in years as late as it knows.

    It looks for what never comes, such as 30 February, until the year 9999, which takes 20 s from ours. The calendar
    repeats itself after 400 years to the day of the week, so it is asked about the last years that are like ours.
    """
    from dateutil.rrule import rrulestr  # only where something comes back: it is large

    later = (9999 - until.year) // _CYCLE * _CYCLE
    start, end = begin.replace(year=begin.year + later), until.replace(year=until.year + later)
    for at in rrulestr(f"{rule};UNTIL={end:%Y%m%dT%H%M%S}", dtstart=start):
        yield at.replace(year=at.year - later)


def months_without(some: Sequence[Recurrence], first: date, last: date) -> list[str]:
    """Return the months, as "2027-02", of a span that lack the only day of the month that a rule names."""
    lacking: set[str] = set()
    for one in some:
        named = re.fullmatch(r"FREQ=MONTHLY;BYMONTHDAY=(\d+)", one.rule)
        if named and _SHORTEST_MONTH < int(named[1]) <= _LONGEST_MONTH:
            lacking.update(f"{month:%Y-%m}" for month in _months(first, last) if _days(month) < int(named[1]))
    return sorted(lacking)


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=_LONGEST_MONTH)).replace(day=1)


def _days(month: date) -> int:
    return monthrange(month.year, month.month)[1]
