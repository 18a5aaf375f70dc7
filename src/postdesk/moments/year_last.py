"""Dates whose year stands last, "18.12.2026 at 9", as a person is told to write them: "2026-12-18 09:00"."""

import re
from contextlib import suppress
from datetime import datetime

_YEAR_LAST = r"(?a)(\d{1,2})[./](\d{1,2})[./](\d{4})\.?(.*)"
_CLOCK = r"(?ai)(?:\D*\s)?(\d{1,2})(?:[:.h](\d\d))?\s*(?:h|[ap]\.?m\.?)?"
_CLOCK_OF_A_ZONE = r"(?a)\d\d:\d\d\s+\D.*"
_LATE = r"(?i)p\.?m"


def year_first(text: str) -> str:
    """Return a moment with its year in front, the day before the month where both can be; "" where it is none."""
    found = re.fullmatch(_YEAR_LAST, text.strip())
    if not found:
        return ""
    one, other, year, rest = found.groups()
    for month, day in ((other, one), (one, other)):
        better = f"{year}-{month:0>2}-{day:0>2} {_clock(rest.strip())}"
        with suppress(ValueError):
            datetime.fromisoformat(better[: len("2026-12-18 09:00")])
            return better
    return ""


def _clock(rest: str) -> str:
    """Return the time that is told behind a date; nine o'clock where none can be read."""
    told = re.fullmatch(_CLOCK, rest)
    if told:
        late = 12 if re.search(_LATE, rest) and int(told[1]) < 12 else 0
        return f"{int(told[1]) + late:02}:{told[2] or '00'}"
    return rest if re.fullmatch(_CLOCK_OF_A_ZONE, rest) else "09:00"
