"""postdesk and what one would take instead of it, each told to queue posts and to work them off, as a process.

`python rivals.py NAME queue|work PLACE COUNT ANSWER LATER`: PLACE is a folder, or the address of an empty database.
To publish is to wait ANSWER seconds, as for a network, and to add a line with the post's number to a file. Each does as
its manual says, with four threads; a job store is told never to drop what is late. LATER is by how many seconds the
clock has gone on since the queueing: whoever was killed is not started again in the same second.
"""

import contextlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
INSTALLED = HERE / ".rivals"
THREADS = 4
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
Queue = Callable[[int], object]
Work = Callable[[], object]


class Public:
    """What the public sees: a file with a line for each time that a post came out."""

    def __init__(self, file: Path, answer: float) -> None:
        self.file = file
        self.answer = answer

    def publish(self, number: int) -> None:
        """Let a post come out."""
        if self.answer:
            time.sleep(self.answer)
        with self.file.open("a", encoding="ascii") as lines:
            lines.write(f"{number}\n")

    def seen(self) -> list[int]:
        """Return the numbers of the posts that came out, in their order."""
        return [int(line) for line in self.file.read_text("ascii").split()] if self.file.exists() else []


def ours(place: str, public: Public, later: float) -> tuple[Queue, Work]:
    """Return postdesk's two acts, on SQLite or PostgreSQL, for a network such as Bluesky or Mastodon."""
    from known import Known, wanted

    from postdesk.log import open_log
    from postdesk.publish.courier import Courier
    from postdesk.queue import Ask, apply
    from postdesk.worker.alarms import Worker

    def machine() -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - a benchmark has no desk to ask

    def now() -> datetime:
        return machine() + timedelta(seconds=later)

    where = place if "://" in place else Path(place) / "desk.sqlite"

    def queue(count: int) -> None:
        posts = wanted(count, now())
        with open_log(where) as log:
            apply(log, Ask(posts, {"spring"}, lambda *_: posts[0].slot), "bench", now())

    def work() -> None:
        network = Known(public)
        with open_log(where) as log:
            courier = Courier(log, lambda _post: network, Path(), f"bench-{os.getpid()}", now)
            Worker(courier, threads=THREADS, machine=machine).run()

    return queue, work


def huey(place: str, public: Public, _later: float) -> tuple[Queue, Work]:
    """Return huey's two acts, on SQLite."""
    from huey import SqliteHuey

    desk = SqliteHuey(filename=str(Path(place) / "huey.sqlite"), results=False)

    @desk.task()  # type: ignore[untyped-decorator]
    def publish(number: int) -> None:
        public.publish(number)

    def queue(count: int) -> None:
        for number in range(count):
            publish(number)

    return queue, lambda: desk.create_consumer(workers=THREADS, periodic=False).run()


def procrastinate(place: str, public: Public, _later: float) -> tuple[Queue, Work]:
    """Return procrastinate's two acts, on PostgreSQL."""
    from procrastinate import App, PsycopgConnector

    app = App(connector=PsycopgConnector(conninfo=place))

    @app.task(name="publish")
    def publish(number: int) -> None:
        public.publish(number)

    def queue(count: int) -> None:
        with app.open():
            app.schema_manager.apply_schema()
            publish.batch_defer(*({"number": number} for number in range(count)))

    def work() -> None:
        with app.open():
            app.run_worker(concurrency=THREADS, listen_notify=False, delete_jobs="never")

    return queue, work


PUBLIC: list[Public] = []
"""What a job of APScheduler publishes to: its store keeps a function by name, and no object."""


def come_out(number: int) -> None:
    """Publish, as a job."""
    PUBLIC[0].publish(number)


def apscheduler(place: str, public: Public, _later: float) -> tuple[Queue, Work]:
    """Return APScheduler's two acts, one job a post, in SQLite with a write-ahead log."""
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
    from apscheduler.schedulers.background import BackgroundScheduler
    from sqlalchemy import create_engine, event

    PUBLIC[:] = [public]
    engine = create_engine(f"sqlite:///{Path(place) / 'jobs.sqlite'}")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode = WAL"))
    kept: dict[str, Any] = {"jobstores": {"default": SQLAlchemyJobStore(engine=engine)}, "timezone": "UTC"}
    defaults = {"misfire_grace_time": None}
    scheduler = BackgroundScheduler(**kept, executors={"default": ThreadPoolExecutor(THREADS)}, job_defaults=defaults)

    def queue(count: int) -> None:
        scheduler.start(paused=True)
        for number in range(count):
            scheduler.add_job("rivals:come_out", "date", run_date=LONG_AGO, args=[number])
        scheduler.shutdown()

    def work() -> None:
        scheduler.start()
        threading.Event().wait()

    return queue, work


RIVALS: dict[str, tuple[Callable[[str, Public, float], tuple[Queue, Work]], str]] = {
    "postdesk, SQLite": (ours, ""),
    "postdesk, PostgreSQL": (ours, ""),
    "huey, SQLite": (huey, "huey"),
    "procrastinate, PostgreSQL": (procrastinate, "procrastinate"),
    "APScheduler, a job a post": (apscheduler, "apscheduler"),
}
"""What is compared: its acts, and the package that it needs beyond postdesk's own."""


def main(words: Iterable[str]) -> None:
    """Do one act of one of them."""
    name, act, place, file, count, answer, later = words
    queue, work = RIVALS[name][0](place, Public(Path(file), float(answer)), float(later))
    with contextlib.suppress(KeyboardInterrupt):
        queue(int(count)) if act == "queue" else work()


if __name__ == "__main__":
    sys.path += [str(INSTALLED), str(HERE.parent)]
    logging.disable()
    import rivals  # under its own name, by which a job store finds `come_out`

    rivals.main(sys.argv[1:])
