"""Months as a bill counts them: from one day of a month, at midnight UTC, to the same day of the next."""

from datetime import UTC, datetime, timedelta


def month_begun(moment: datetime, day: int) -> datetime:
    """Return when the month began in which a moment lies, where months begin on a day from 1 to 28."""
    there = moment.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if there.day < day:
        there = there.replace(day=1) - timedelta(days=1)
    return there.replace(day=day)


def month_after(begun: datetime, day: int) -> datetime:
    """Return when the month begins that comes after the one that began then."""
    return month_begun(begun + timedelta(days=31), day)
