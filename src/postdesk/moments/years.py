"""The years that a desk counts: wider than any post needs, and far enough from both ends of what a date can be.

A date of the year 1 or 9999 fails as soon as a zone, a week or a length of time is added to it. So whatever people,
files and exports name is held to these years where it is read, and all that is reckoned from it stays a date.
"""

from datetime import date, timedelta

FIRST, LAST = 1900, 2999
LONGEST = timedelta(days=36_525)
"""No length of time that somebody writes is longer: a hundred years."""


def is_counted(day: date) -> bool:
    """Whether a day, or a moment of it, lies in the years that a desk counts."""
    return FIRST <= day.year <= LAST
