"""Publishing (claim, intent, answer, each committed for good) against the bare driver replaying the same SQL.

On SQLite with WAL and FULL, and on a PostgreSQL server of its own that waits for the disk, where `initdb` is there.
"""

import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from stopwatch import by_turns, options, report

from postdesk.log import Log, open_log
from postdesk.log.engine.sqlite import PRAGMAS, WAL
from postdesk.models import Figures, Payload, Remote, Slot
from postdesk.networks.network import Network
from postdesk.publish.courier import Courier
from postdesk.queue import Ask, Wanted, apply

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Asked = list[tuple[str, Any]]
Place = Path | str
sys.path.append(str(Path(__file__).resolve().parents[1]))


class AtOnce(Network):
    """Answers without any delay."""

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str = "") -> Remote:
        """Say yes."""
        return Remote(key, f"https://bench.example/{key}")

    def find(self, payload: Payload, key: str, now: datetime, prepared: str = "") -> Remote | None:
        """Say no."""
        return None

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Count nothing."""
        return Figures()


def fill(path: Place, count: int) -> None:
    """Queue posts on as many accounts, all due now."""
    slot = Slot(NOON, "now", "Europe/Podgorica")
    posts = [
        Wanted("spring", f"post-{number}", f"account-{number % 50}", "x", payload(number), timedelta(hours=2), slot)
        for number in range(count)
    ]
    with open_log(path) as log:
        apply(log, Ask(posts, {"spring"}, lambda *_: slot), "bench", NOON)


def payload(number: int) -> Payload:
    """Return the content of one post of many."""
    return Payload("x", "x", (f"Doors open at six. {number}",), hashtags=("LanguageClass", "Welcome"))


def publish(log: Log) -> None:
    """Publish everything that is due."""
    network = AtOnce()
    Courier(log, lambda _post: network, Path(), "bench", lambda: NOON).run_due()


def recorded(path: Place) -> Asked:
    """Publish everything once and return every statement that reached the driver, commits included."""
    from stage.overheard import overheard

    with open_log(path) as log, overheard(log) as asked:
        publish(log)
    return asked


def replayed(path: Path, asked: Asked) -> Callable[[], None]:
    """Return a call that runs the statements on the bare driver."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (WAL, *PRAGMAS):
        connection.execute(pragma)

    def replay() -> None:
        for sql, values in asked:
            connection.execute(sql, values).fetchall()
        connection.close()

    return replay


def replayed_there(address: str, asked: Asked) -> Callable[[], None]:
    """Return a call that runs the statements on the bare driver of PostgreSQL."""
    import psycopg

    connection = psycopg.connect(address, autocommit=True)

    def replay() -> None:
        for sql, values in asked:
            found = connection.execute(sql, values or None)
            if found.description and not sql.startswith("BEGIN"):
                found.fetchall()
        connection.close()

    return replay


def compared(
    count: int, rounds: int, copy: Callable[[str], Place], bare: Callable[[Any, Asked], Callable[[], None]]
) -> tuple[str, float, float]:
    """Let both publish the same posts, by turns, each on a fresh copy; return both rates, in posts a second."""
    asked, ratios = recorded(copy("recorded")), []
    for number in range(rounds):
        replay = bare(copy(f"bare{number}"), asked)
        with open_log(copy(f"ours{number}")) as log:
            ours, theirs = by_turns(1, lambda log=log: publish(log), replay)
        ratios.append((count / ours, count / theirs))
        time.sleep(0.1)
    ours, theirs = sorted(ratios, key=lambda pair: pair[0] / pair[1])[len(ratios) // 2]
    return f"({len(asked) / count:.1f} statements; posts/s)", ours, theirs


def in_a_file(count: int, rounds: int) -> None:
    """Compare on SQLite."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "full.sqlite", count)

        def copy(number: str) -> Path:
            return Path(shutil.copy(folder / "full.sqlite", folder / f"{number}.sqlite"))

        what, ours, theirs = compared(count, rounds, copy, replayed)
    report(f"full cycles {what}", ours, theirs, ">= 0.33", ours >= 0.33 * theirs)


def on_a_server(count: int, rounds: int) -> None:
    """Compare on PostgreSQL."""
    import psycopg

    from stage.clusters import Cluster

    with Cluster(fsync="on", full_page_writes="on", synchronous_commit="on") as server:
        full = server.database()
        fill(full, count)

        def copy(number: str) -> str:
            with psycopg.connect(server.url(), autocommit=True) as connection:
                connection.execute(f"CREATE DATABASE {number} TEMPLATE {full.rpartition('/')[2]}")
            return server.url(number)

        what, ours, theirs = compared(count, rounds, copy, replayed_there)
    report(f"full cycles on PostgreSQL {what}", ours, theirs, ">= 0.8", ours >= 0.8 * theirs)


def main() -> None:
    """Compare on both databases."""
    from stage.clusters import home

    count, rounds = (50, 1) if options(__doc__).smoke else (1000, 5)
    in_a_file(count, rounds)
    if home():
        on_a_server(count, rounds)
    else:
        print("full cycles on PostgreSQL: not run, there is no initdb on this machine")


if __name__ == "__main__":
    main()
