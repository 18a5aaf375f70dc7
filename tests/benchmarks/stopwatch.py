"""How the benchmarks measure: rivals by turns in one run, medians, and a ratio beside what was promised."""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def options(description: str) -> argparse.Namespace:
    """Read the command line every benchmark has: `--smoke` runs it short, for CI."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--smoke", action="store_true", help="run short: shows that it works, not what it promises")
    parser.add_argument("--full", action="store_true", help="run at the size that takes minutes")
    return parser.parse_args()


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def by_turns(rounds: int, *rivals: Callable[[], object]) -> list[float]:
    """Run the rivals alternately and return each one's median, in seconds."""
    times = [[seconds(rival) for rival in rivals] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def process(*command: str, given: Path | None = None) -> Callable[[], object]:
    """Return a call that runs a whole process and must end well; what is `given` is the file that it reads.

    Python keeps the compiled form of whatever it imports there, also where the machine is told to keep none: what pip
    installs is compiled already, and what uv installs, or lies in a clone, is not.
    """
    told = os.environ.items()  # noqa: TID251 -- handed on to what is measured
    kept = {name: value for name, value in told if name != "PYTHONDONTWRITEBYTECODE"}

    def run() -> None:
        with Path(given or os.devnull).open("rb") as read:
            subprocess.run(command, check=True, stdin=read, stdout=subprocess.DEVNULL, env=kept)

    return run


def python(*arguments: str) -> Callable[[], object]:
    """Return a call that runs this interpreter as a process of its own."""
    return process(sys.executable, *arguments)


def peak_of_children() -> float:
    """Return the largest memory any ended child process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def report(what: str, ours: float, theirs: float, promise: str, kept: bool) -> None:
    """Print one line: both figures, their ratio, the promise and whether this run kept it."""
    print(f"{what}: {ours:.4g} against {theirs:.4g}, {ours / theirs:.2f} x (promised {promise}): {verdict(kept)}")


def verdict(kept: bool) -> str:
    """Return the word for a promise that this run kept, or did not."""
    return "kept" if kept else "NOT KEPT in this run"
