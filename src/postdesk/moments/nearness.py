"""Days that are near, in words: "today 09:00", "tomorrow 09:00", "Monday 09:00" within a week, "yesterday 09:00".

What is still to come is said as `moment_said` understands it, so that it can be typed again.
"""

from datetime import date

_NAMED = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_in_words(local: str, today: str) -> str:
    """Return a local time with its day in a word where it lies between yesterday and six days ahead, else as it is.

    Args:
        local: A time on a clock, such as "2026-12-18 09:00".
        today: The day on the same clock, such as "2026-12-17".
    """
    day = date.fromisoformat(local[:10])
    ahead = (day - date.fromisoformat(today)).days
    name = _NAMED.get(ahead) or (_WEEKDAYS[day.weekday()] if 1 < ahead < 7 else "")
    return f"{name}{local[10:]}" if name else local
