"""When the figures of an export were counted, as far as its file says: in its name, else in its date.

Networks write the days that a file covers, or the moment in which it was made, into its name; of several the last one
counts. No figure is dated in the future: a file that covers days to come counts for the moment in which it was made.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from postdesk.moments.weeks import day_end

DAYS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)"), ("%Y-%m-%d",)),
    (re.compile(r"(?<![A-Za-z])([A-Z][a-z]{2}-\d{2}-\d{4})(?!\d)"), ("%b-%d-%Y",)),
    (re.compile(r"(?<!\d)(\d{2}-\d{2}-\d{4})(?!\d)"), ("%m-%d-%Y", "%d-%m-%Y")),
    (re.compile(r"(?<!\d)(20\d{6})(?!\d)"), ("%Y%m%d",)),
)
"""How names write days; where there are two orders, all days of a name are in the first one that fits them all."""
MOMENTS: tuple[tuple[re.Pattern[str], Callable[[str], datetime]], ...] = (
    (re.compile(r"(?<!\d)(1[2-9]\d{11})(?!\d)"), lambda digits: datetime.fromtimestamp(int(digits) / 1000, UTC)),
    (re.compile(r"(?<!\d)(20\d{12})(?!\d)"), lambda digits: datetime.strptime(f"{digits}+0000", "%Y%m%d%H%M%S%z")),
)
"""Milliseconds since 1970, and year to second (UTC)."""


def named_moment(names: Sequence[str], zone: str, now: datetime) -> datetime | None:
    """Return the moment that the first of some names gives, or the end (in a zone) of the last day in it.

    None where no name gives one, or one that is still to come.
    """
    for name in names:
        last = max(_days(name), default=None)
        moment = day_end(last, zone) if last else max(_moments(name), default=None)
        if moment:
            return moment if moment <= now else None
    return None


def _days(name: str) -> Iterator[date]:
    for pattern, orders in DAYS:
        texts = pattern.findall(name)
        read = ([day for text in texts if (day := _day(text, order))] for order in orders)
        yield from max(read, key=len)


def _day(text: str, order: str) -> date | None:
    """Return a day that is written in an order; None where it is not."""
    try:
        return datetime.strptime(text, order).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def _moments(name: str) -> Iterator[datetime]:
    for pattern, read in MOMENTS:
        for digits in pattern.findall(name):
            try:
                yield read(digits)
            except ValueError:
                continue


def counted_at(path: Path, now: datetime) -> datetime:
    """Return the moment for which the figures of a file count that names none: that of the file, never one to come."""
    return min(datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(microsecond=0), now)
