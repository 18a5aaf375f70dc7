"""Enqueueing posts with their events against APScheduler's SQLAlchemy job store adding one job a post.

Against the store as it comes, and against one whose SQLite was set to WAL, which APScheduler leaves to its user.
"""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from sqlalchemy import Engine, create_engine, event
from stopwatch import options, report, seconds

from postdesk.log import open_log
from postdesk.models import Payload, Slot
from postdesk.queue import Ask, Wanted, apply

START = datetime(2027, 1, 1, 8, tzinfo=UTC)
TEXT = "Doors open at six for the language class, and for the person you bring along. 🎓 #LanguageClass"


def wanted(number: int) -> Wanted:
    """Return one post of many."""
    due = START + timedelta(minutes=number)
    payload = Payload("x", "x", (f"{TEXT} {number}",), "https://example.org/news", ("LanguageClass",), "en")
    slot = Slot(due, f"{due:%Y-%m-%d %H:%M}", "UTC")
    return Wanted("classes", f"post-{number}", "x", "x", payload, timedelta(hours=2), slot)


def publish(text: str) -> str:
    """Stand for the job of a post."""
    return text


def jobs(engine: Engine, count: int) -> BackgroundScheduler:
    """Add one job a post to a running scheduler."""
    scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(engine=engine)}, timezone="UTC")
    scheduler.start(paused=True)
    for number in range(count):
        scheduler.add_job(publish, "date", run_date=START + timedelta(minutes=number), args=[f"{TEXT} {number}"])
    return scheduler


def rival(path: Path, count: int, *, wal: bool) -> float:
    """Return how many jobs a second a store takes in."""
    engine = create_engine(f"sqlite:///{path}")
    if wal:
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA journal_mode = WAL"))
    scheduler: list[BackgroundScheduler] = []
    rate = count / seconds(lambda: scheduler.append(jobs(engine, count)))
    scheduler[0].shutdown()
    return rate


def main() -> None:
    """Compare posts a second; the store's rate is taken from fewer jobs, which is in its favour."""
    smoke = options(__doc__).smoke
    ours, fast, slow = (2_000, 200, 50) if smoke else (100_000, 5_000, 1_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        posts = [wanted(number) for number in range(ours)]
        ask = Ask(posts, {"classes"}, lambda *_: posts[0].slot)
        with open_log(folder / "desk.sqlite") as log:
            rate = ours / seconds(lambda: apply(log, ask, "bench", START - timedelta(days=30)))
        as_it_comes = rival(folder / "jobs.sqlite", slow, wal=False)
        set_to_wal = rival(folder / "wal.sqlite", fast, wal=True)
    report("enqueue (posts/s, APScheduler jobs/s)", rate, as_it_comes, ">= 30", rate >= 30 * as_it_comes)
    report("enqueue (posts/s, APScheduler in WAL jobs/s)", rate, set_to_wal, ">= 20", rate >= 20 * set_to_wal)


if __name__ == "__main__":
    main()
