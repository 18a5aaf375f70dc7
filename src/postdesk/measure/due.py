"""When what a network counts for a post is read: soon, after a day, a week and four weeks, then weekly to 90 days.

The last weekly reading falls on day 84; one on day 90 closes a post's figures, so that posts can be compared at the end
of the span that people are told of.

A reading that nobody took at its time is taken later, once, however many were missed: the network tells what it counts
now, and nothing of before.
"""

from datetime import datetime, timedelta

MARKS = (timedelta(hours=1), timedelta(days=1), timedelta(days=7), timedelta(days=28))
"""The ages at which every post is read first: how it begins, its first day, the age at which posts are compared, and a
day before X tells no clicks any more."""
WEEKLY = timedelta(days=7)
LONGEST = timedelta(days=90)
"""The age at which a post is read last: little moves by then."""
LATE = timedelta(days=7)
"""For how long after that the last reading is still taken, where nobody took it at its time."""


def last_mark(age: timedelta) -> timedelta | None:
    """Return the last age up to this one at which a post is read; None before the first."""
    if age < MARKS[-1]:
        return max((mark for mark in MARKS if mark <= age), default=None)
    return LONGEST if age >= LONGEST else MARKS[-1] + (age - MARKS[-1]) // WEEKLY * WEEKLY


def reading_due(published: datetime, asked: datetime | None, now: datetime) -> bool:
    """Return whether a post that was last asked about at some moment is to be read now."""
    age = now - published
    mark = last_mark(age) if age <= LONGEST + LATE else None
    return mark is not None and (asked is None or asked < published + mark)


def next_reading(published: datetime, now: datetime) -> datetime | None:
    """Return the next moment after now at which a post is to be read; None where it is read no more."""
    age = now - published
    if age >= LONGEST:
        return None
    later = next((mark for mark in MARKS if mark > age), None)
    if later is None:
        later = min(LONGEST, MARKS[-1] + ((age - MARKS[-1]) // WEEKLY + 1) * WEEKLY)
    return published + later
