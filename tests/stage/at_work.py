"""Workers at work, on the machine's own clock."""

import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from postdesk import queue
from postdesk.models import Slot
from stage.life import ZONE, wanted
from stage.unwatched import unwatched_environment


def real():
    return datetime.now(UTC)  # noqa: TID251 - APScheduler sleeps on the machine's own clock


def due(seconds, draft="gifts", account="fedi", **sent):
    moment = real() + timedelta(seconds=seconds)
    return queue.Wanted(
        "spring",
        draft,
        account,
        "rehearsal",
        wanted(account=account, sent=sent).payload,
        timedelta(hours=1),
        Slot(moment, "now", ZONE),
    )


@contextmanager
def working(worker):
    """A worker in a thread of its own; at the end it has finished what it had in hand."""
    thread = threading.Thread(target=worker.run, name="working")
    thread.start()
    try:
        yield worker
    finally:
        worker.stop()
        thread.join(30)
        assert not thread.is_alive()


def until(true, seconds=10.0):
    """Wait for something to become true; False if it has not after so long."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        threading.Event().wait(0.005)
    return true()


def ended_process():
    """The number of a process that has just ended."""
    asked = [sys.executable, "-c", "import os; print(os.getpid())"]
    done = subprocess.run(asked, check=True, capture_output=True, text=True, env=unwatched_environment())
    return int(done.stdout)
