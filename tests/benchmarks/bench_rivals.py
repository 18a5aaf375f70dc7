"""postdesk beside huey, procrastinate and APScheduler with a job a post, on the same work that does nothing.

Two things of each: how many posts a second come out, from the start of the worker's process to the last post; and what
becomes of posts, each of which takes as long as a network's answer, when the worker is killed with -9 three times in
the middle and started again two minutes later by the clock: how many never come out, and how many come out twice.
Each is as its manual sets it up; procrastinate keeps what was in flight as `doing` and leaves it to a task of one's own
to try that again, blindly. What is not installed (see rivals.txt) is named as absent.
"""

import platform
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import PackageNotFoundError, distributions, version
from pathlib import Path

from msgspec import Struct
from rivals import INSTALLED, RIVALS, Public
from stopwatch import options, verdict

sys.path.append(str(Path(__file__).resolve().parents[1]))
from stage.clusters import Cluster, home

ANSWER = 0.02
"""Seconds that a network takes to answer, where workers are killed."""
KILLS = (0.25, 0.5, 0.75)
"""Shares of the posts that are out when a worker is killed."""
LATER = 120.0
"""Seconds between a kill and the next start."""
MOST = 45.0
"""Seconds that anyone is watched, in all."""
STILL = 8.0
"""Seconds without a post after which none is expected any more; no rival waits longer between two looks."""


class Found(Struct):
    """What was seen of one of them."""

    name: str
    rate: float
    whole: bool
    lost: int
    twice: int
    of: int


class Race(Struct):
    """One of them at one piece of work: where its queue is, and what has come out."""

    name: str
    place: str
    public: Public
    count: int

    def run(self, act: str, later: float = 0) -> subprocess.Popen[bytes]:
        """Start a process that queues or works."""
        words = (self.name, act, self.place, self.public.file, self.count, self.public.answer, later)
        script = Path(__file__).with_name("rivals.py")
        return subprocess.Popen([sys.executable, str(script), *map(str, words)], stderr=subprocess.DEVNULL)

    def queue(self) -> None:
        """Queue the posts."""
        if self.run("queue").wait(MOST):
            raise SystemExit(f"{self.name} could not queue: run rivals.py by hand")

    @contextmanager
    def working(self, later: float = 0) -> Iterator[None]:
        """Let a worker work, and kill it."""
        worker = self.run("work", later)
        try:
            yield
        finally:
            worker.send_signal(signal.SIGKILL)
            worker.wait()

    def watch(self, wanted: int, until: float) -> float:
        """Wait until so many posts are out, none comes any more, or time is up; return when the last one came."""
        out, last = len(set(self.public.seen())), time.monotonic()
        while out < wanted and time.monotonic() < min(until, last + STILL):
            time.sleep(0.01)
            if (now := len(set(self.public.seen()))) > out:
                out, last = now, time.monotonic()
        return last


def rate(race: Race) -> tuple[float, bool]:
    """Return how many posts a second come out, and whether all did."""
    race.queue()
    start = time.monotonic()
    with race.working():
        took = race.watch(race.count, start + MOST) - start
    out = len(set(race.public.seen()))
    return out / took, out == race.count


def killed(race: Race) -> tuple[int, int]:
    """Kill the worker in the middle, again and again; return how many posts never came out, and how many twice."""
    race.queue()
    until = time.monotonic() + MOST
    for turn, share in enumerate(KILLS):
        with race.working(LATER * turn):
            race.watch(int(race.count * share), until)
    with race.working(LATER * len(KILLS)):
        race.watch(race.count, until)
    seen = race.public.seen()
    return race.count - len(set(seen)), len(seen) - len(set(seen))


def compared(name: str, place: Callable[[], str], folder: Path, count: int, slow: int) -> Found:
    """Let one of them do both pieces of work."""
    fast = Race(name, place(), Public(folder / "fast", 0), count)
    speed, whole = rate(fast)
    hard = Race(name, place(), Public(folder / "hard", ANSWER), slow)
    return Found(name, speed, whole, *killed(hard), slow)


def known(package: str) -> str:
    """Return the version of a package that is there for the benchmark, "" where it is not."""
    try:
        return version(package)
    except PackageNotFoundError:
        own = distributions(name=package, path=[str(INSTALLED)])
        return next((one.version for one in own), "")


def absent(name: str) -> str:
    """Return why one of them cannot run here; "" where it can."""
    package = RIVALS[name][1]
    if "PostgreSQL" in name and not home():
        return "there is no initdb on this machine"
    if package and not known(package):
        return f"{package} is not installed: pip install --target {INSTALLED} --requirement rivals.txt"
    return ""


def table(found: list[Found]) -> Iterator[str]:
    """Yield the lines of what was seen."""
    yield f"{'':28} {'posts/s':>8}  killed 3 times: {'lost':>5} {'twice':>6}"
    for one in found:
        came = f"{one.rate:8.0f}" if one.whole else f"{'not all':>8}"
        yield f"{one.name:28} {came}  {f'of {one.of}':>15} {one.lost:5} {one.twice:6}"


def main() -> None:
    """Compare those that are there."""
    count, slow = (60, 40) if options(__doc__).smoke else (1000, 400)
    found = []
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(Cluster(fsync="on", synchronous_commit="on")) if home() else None
        for number, name in enumerate(RIVALS):
            if why := absent(name):
                print(f"{name}: absent, {why}")
                continue
            own = folder / str(number)
            places = iter("ab")

            def place(own: Path = own, on_server: bool = "PostgreSQL" in name, places: Iterator[str] = places) -> str:
                if on_server and server:
                    own.mkdir(exist_ok=True)
                    return server.database()
                made = own / next(places)
                made.mkdir(parents=True)
                return str(made)

            found.append(compared(name, place, own, count, slow))
    versions = ", ".join(f"{package} {known(package)}" for _, package in RIVALS.values() if package and known(package))
    print(*table(found), f"Python {platform.python_version()}, {versions}", sep="\n")
    mine = [one for one in found if one.name.startswith("postdesk")]
    kept = all(one.whole and not one.lost and not one.twice for one in mine)
    print(f"postdesk loses none and doubles none (promised 0): {verdict(kept)}")


if __name__ == "__main__":
    main()
