"""The rules of time zones as a machine has them: of which release they are, and what tells two sets apart.

Python reads them from the system first, and from the package tzdata where the system has none.
"""

import hashlib
import zoneinfo
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from msgspec import Struct

from postdesk.moments import wall_clock

FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2045, 1, 1, tzinfo=UTC)
"""The years whose changes of clocks are compared: fixed, so that the same rules are the same next year."""
DAY = timedelta(days=1)


class Rules(Struct, frozen=True):
    """How to find a zone by its name, and the release of the data, such as "2026b"; "" where nobody says it."""

    release: str
    named: Callable[[str], tzinfo]

    def mark(self, zone: str) -> str:
        """Return what tells these rules of a zone from others; "" where there is no such zone here."""
        try:
            return _mark(self.named(zone))
        except (KeyError, ValueError, OSError):
            return ""


def ours() -> Rules:
    """Return the rules that this process goes by."""
    return Rules(release()[0], wall_clock.zone_named)


def fresh() -> Rules:
    """Return the rules as they lie on the disk now, whatever this process has read before."""
    return Rules(release()[0], zoneinfo.ZoneInfo.no_cache)


def forget() -> None:
    """Let this process read every zone anew."""
    wall_clock.zone_named.cache_clear()
    zoneinfo.ZoneInfo.clear_cache()


def release(folders: Sequence[str] | None = None) -> tuple[str, bool]:
    """Return the release of the rules in use, and whether they are the system's."""
    for folder in map(Path, zoneinfo.TZPATH if folders is None else folders):
        if (listed := folder / "tzdata.zi").is_file():
            with listed.open(encoding="utf-8") as lines:
                return lines.readline().removeprefix("# version").strip(), True
        if folder.is_dir() and any(folder.iterdir()):
            return "", True
    return metadata.version("tzdata"), False


@lru_cache(maxsize=64)
def _mark(there: tzinfo) -> str:
    told = "\n".join(f"{at:%Y-%m-%d %H:%M:%S} {offset}" for at, offset in _changes(there))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _changes(there: tzinfo) -> Iterator[tuple[datetime, timedelta | None]]:
    """Yield the first offset from UTC, then each moment of a change with the offset that it brings."""
    at, offset = FIRST, FIRST.astimezone(there).utcoffset()
    yield at, offset
    while at < LAST:
        if (later := (at + DAY).astimezone(there).utcoffset()) != offset:
            yield _moment(there, at, offset), later
        at, offset = at + DAY, later


def _moment(there: tzinfo, day: datetime, before: timedelta | None) -> datetime:
    """Return the second within a day at which clocks change."""
    early, late = 0, 86_400
    while late - early > 1:
        middle = (early + late) // 2
        same = (day + timedelta(seconds=middle)).astimezone(there).utcoffset() == before
        early, late = (middle, late) if same else (early, middle)
    return day + timedelta(seconds=late)
