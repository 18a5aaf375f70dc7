"""The weekly report of a desk with a million readings against one with ten thousand: history must cost nothing."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from stopwatch import by_turns, options, python, report

from postdesk.log import open_log
from postdesk.log.readings.recorded import LATEST, PUBLICATIONS, READINGS
from postdesk.log.readings.rollups import rebuild_rollups
from postdesk.log.readings.usage import table
from postdesk.log.tables import Usage

ZONE, NOW = "Europe/Podgorica", datetime(2026, 11, 24, 12, tzinfo=UTC)
READINGS_EACH, RECENT = 10, 600
"""Readings of a post, and the posts of the last half year on either desk."""
SETTINGS = f'[desk]\nname = "Office"\ntimezone = "{ZONE}"\n'


def desk(folder: Path, readings: int) -> Path:
    """Lay a desk whose log holds so many readings, the newest posts the same as on every other."""
    (folder / "campaigns").mkdir(parents=True)
    (folder / "campaigns" / "desk.toml").write_text(SETTINGS, encoding="utf-8")
    posts = readings // READINGS_EACH
    with open_log(folder / ".postdesk" / "desk.sqlite") as log, log.write() as connection:
        for portion in _portions(posts):
            connection.execute(PUBLICATIONS.insert(), [publication(number) for number in portion])
            connection.execute(table(Usage).insert(), [tag for number in portion for tag in hashtags(number)])
            connection.execute(READINGS.insert(), [row for number in portion for row in counts(number)])
        rebuild_rollups(connection, ZONE)
        assert connection.execute(LATEST.select().limit(1)).first() is not None
    return folder


def _portions(posts: int) -> Iterator[range]:
    for begin in range(0, posts, 5000):
        yield range(begin, min(begin + 5000, posts))


def at(number: int) -> datetime:
    """Return when a post went out: the first ones within half a year, the others in the twenty years before."""
    if number < RECENT:
        return NOW - timedelta(hours=1 + number * 7)
    return NOW - timedelta(days=200, minutes=number * 90)


def publication(number: int) -> dict[str, object]:
    """Return one row."""
    network = ("x", "linkedin", "mastodon", "facebook")[number % 4]
    known = {"id": number + 1, "network": network, "account": "office", "remote_id": str(number), "week": ""}
    return known | {"published": at(number), "text": "Doors open at six. #IOM", "exact": True, "language": "en"}


def hashtags(number: int) -> Iterator[dict[str, object]]:
    """Yield the hashtags of a post."""
    for tag in ("iom", f"tag{number % 40}"):
        yield {"publication_id": number + 1, "tag": tag, "spelling": tag}


def counts(number: int) -> Iterator[dict[str, object]]:
    """Yield the readings of a post, a day apart."""
    for day in range(1, READINGS_EACH + 1):
        known = {"publication_id": number + 1, "as_of": at(number) + timedelta(days=day), "source": "api"}
        yield known | {"simulated": False, "reactions": day * (number % 9), "comments": 1, "shares": 0}


def main() -> None:
    """Time the report of a week, without drawing it, on both desks by turns."""
    smoke = options(__doc__).smoke
    small, large = (10_000, 20_000) if smoke else (10_000, 1_000_000)
    with tempfile.TemporaryDirectory() as folder:
        desks = [desk(Path(folder, name), readings) for name, readings in (("small", small), ("large", large))]
        asked = ("report", "--week", "2026-W47", "--to", "-", "--format", "json")
        few, many = by_turns(
            1 if smoke else 7, *(python("-m", "postdesk", "--desk", str(place), *asked) for place in desks)
        )
    report(f"weekly report with {large:,} readings (s, with {small:,})", many, few, "<= 1.2", many <= 1.2 * few)


if __name__ == "__main__":
    main()
