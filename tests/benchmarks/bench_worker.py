"""The worker's punctuality: posts at random instants in front of many that wait, and many posts at the same second."""

import random
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench_cycle import AtOnce, payload
from stopwatch import options, report, verdict

from postdesk.log import Log, open_log
from postdesk.models import Payload, Remote, Slot
from postdesk.publish.courier import Courier
from postdesk.queue import Ask, Wanted, apply
from postdesk.worker.alarms import Worker


def real() -> datetime:
    """Return the time; a benchmark has no desk to ask."""
    return datetime.now(UTC)  # noqa: TID251 - the worker sleeps on the machine's own clock


class Timed(AtOnce):
    """Notes when it is called for each text, and answers after a while."""

    def __init__(self, answer: float) -> None:
        self.answer = answer
        self.begun: dict[str, datetime] = {}

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str = "") -> Remote:
        """Say yes after a while."""
        self.begun[payload.texts[0]] = real()
        time.sleep(self.answer)
        return super().publish(payload, key, now)


def queue(log: Log, moments: Sequence[datetime], campaign: str) -> None:
    """Queue a post on an account of its own for each moment."""
    slots = [Slot(moment, "then", "UTC") for moment in moments]
    posts = [
        Wanted(campaign, f"post-{number}", f"{campaign}-{number}", "x", payload(number), timedelta(hours=2), slot)
        for number, slot in enumerate(slots)
    ]
    apply(log, Ask(posts, {campaign}, lambda *_: slots[0]), "bench", real())


def run(log: Log, network: Timed, threads: int, done: Callable[[], bool]) -> None:
    """Let a worker work until it is done."""
    worker = Worker(Courier(log, lambda _post: network, Path(), "bench", real), threads=threads)
    thread = threading.Thread(target=worker.run)
    thread.start()
    while not done():
        time.sleep(0.05)
    worker.stop()
    thread.join()


def punctual(folder: Path, posts: int, waiting: int, seconds: float) -> None:
    """Publish posts at random instants while many others wait for next year; report how late the calls began."""
    dice = random.Random(7)
    network = Timed(0.0)
    with open_log(folder / "punctual.sqlite") as log:
        queue(log, [real() + timedelta(days=365, minutes=number) for number in range(waiting)], "waiting")
        start = real() + timedelta(seconds=3)
        due = [start + timedelta(seconds=dice.uniform(0, seconds)) for _ in range(posts)]
        queue(log, due, "due")
        run(log, network, 4, lambda: len(network.begun) == posts)
    moments = {payload(number).texts[0]: moment for number, moment in enumerate(due)}
    late = sorted((begun - moments[text]).total_seconds() * 1000 for text, begun in network.begun.items())
    p99 = late[min(posts - 1, posts * 99 // 100)]
    print(
        f"lateness of {posts} posts with {waiting:,} waiting: p50 {late[posts // 2]:.0f} ms, p99 {p99:.0f} ms, "
        f"earliest {late[0]:.0f} ms (promised p99 <= 50 ms, none early): {verdict(p99 <= 50 and late[0] >= 0)}"
    )


def crowded(folder: Path, posts: int, threads: int, answer: float) -> None:
    """Publish many posts that are due in the same second, against the time that the answers alone would take."""
    network = Timed(answer)
    with open_log(folder / "crowded.sqlite") as log:
        due = real() + timedelta(seconds=4)
        queue(log, [due] * posts, "crowded")
        run(log, network, threads, lambda: len(network.begun) == posts)
    last = (max(network.begun.values()) - due).total_seconds()
    ideal = (posts / threads - 1) * answer
    report(f"last of {posts} posts due at once begins after (s, ideal s)", last, ideal, "<= 1.1", last <= 1.1 * ideal)


def main() -> None:
    """Measure both."""
    smoke = options(__doc__).smoke
    with tempfile.TemporaryDirectory() as name:
        punctual(Path(name), *((20, 1000, 2.0) if smoke else (200, 200_000, 18.0)))
        crowded(Path(name), *((40, 4, 0.2) if smoke else (1000, 16, 0.5)))


if __name__ == "__main__":
    main()
