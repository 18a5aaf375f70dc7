"""Publishing (claim, intent, answer, each committed at WAL and FULL) against the bare driver replaying the same SQL."""

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import event
from stopwatch import by_turns, options, report

from postdesk.log import Log, open_log
from postdesk.log.database import PRAGMAS
from postdesk.models import Figures, Payload, Remote, Slot
from postdesk.networks.network import Network
from postdesk.publish import Courier
from postdesk.queue import Ask, Wanted, apply

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Asked = list[tuple[str, tuple[object, ...]]]


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


def fill(path: Path, count: int) -> None:
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


def recorded(path: Path) -> Asked:
    """Publish everything once and return every statement that reached the driver, commits included."""
    asked: Asked = []
    with open_log(path) as log:

        @event.listens_for(log.engine, "before_cursor_execute")
        def remember(_connection: object, _cursor: object, sql: str, values: object, *_: object) -> None:
            rows = values if isinstance(values, list) else [values]
            asked.extend((sql, row) for row in rows)

        event.listen(log.engine, "commit", lambda _connection: asked.append(("COMMIT", ())))
        event.listen(log.engine, "rollback", lambda _connection: asked.append(("ROLLBACK", ())))
        publish(log)
    return asked


def replayed(path: Path, asked: Asked) -> Callable[[], None]:
    """Return a call that runs the statements on the bare driver."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(pragma)

    def replay() -> None:
        for sql, values in asked:
            connection.execute(sql, values).fetchall()
        connection.close()

    return replay


def main() -> None:
    """Let both publish the same posts, by turns, each on a fresh copy."""
    smoke = options(__doc__).smoke
    count, rounds = (50, 1) if smoke else (1000, 5)
    ratios = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder / "full.sqlite", count)

        def copy(number: str) -> Path:
            return Path(shutil.copy(folder / "full.sqlite", folder / f"{number}.sqlite"))

        asked = recorded(copy("recorded"))
        for number in range(rounds):
            bare = replayed(copy(f"bare-{number}"), asked)
            with open_log(copy(f"ours-{number}")) as log:
                ours, theirs = by_turns(1, lambda log=log: publish(log), bare)
            ratios.append((count / ours, count / theirs))
            time.sleep(0.1)
    ours, theirs = sorted(ratios, key=lambda pair: pair[0] / pair[1])[len(ratios) // 2]
    what = f"full cycles ({len(asked) / count:.1f} statements; posts/s)"
    report(what, ours, theirs, ">= 0.33", ours >= 0.33 * theirs)


if __name__ == "__main__":
    main()
