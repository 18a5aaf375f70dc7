"""What is wrong with each file of many, by as many processes as the machine has processors.

Each process takes the next file, and what it found comes back in the order of the files, so that only the clock can
tell the difference. The processes are forked: they know the desk, and hash texts alike. Where a system cannot fork, one
process reads all.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec import Struct

from postdesk import drafts
from postdesk.checks.campaigns import check_campaign
from postdesk.checks.checker import Checker
from postdesk.drafts.summaries import Remembered
from postdesk.models import Finding, Place
from postdesk.settings import House

SHARED_FROM = 400_000
"""From how many bytes of campaigns on (1,000 posts) several processes save more time than it takes to start them."""


class Sight(Struct, frozen=True):
    """What came of one file: its findings, what the rules over the whole desk need of it, the name it claims."""

    findings: tuple[Finding, ...]
    seen: Remembered
    claimed: dict[str, Place]


def of_many(
    house: House,
    checker: Checker,
    files: Sequence[Path],
    network: str = "",
    processes: int = 0,
    known: Mapping[Path, Sight] | None = None,
) -> Iterator[Finding]:
    """Yield what breaks a rule in each file, then what only shows across them.

    Args:
        house: The desk.
        checker: The one that remembers what the rules over the whole desk need.
        files: The campaign files.
        network: The only one to look at; "" for all.
        processes: How many are at work; 0 are one for each processor where there is enough to do.
        known: What is known of a file already.
    """
    taken: dict[str, Place] = {}
    for path, alone in sights(house, files, network, processes, known or {}):
        seen = sight(house, network, path, taken) if alone.claimed.keys() & taken.keys() else alone
        taken |= seen.claimed
        checker.seen.go_on(seen.seen)
        yield from seen.findings
    yield from checker.check_desk()


def sights(
    house: House, files: Sequence[Path], network: str, processes: int, known: Mapping[Path, Sight]
) -> Iterator[tuple[Path, Sight]]:
    """Yield each file with what is known of it, or what comes of looking at it by itself."""
    sought = [path for path in files if path not in known]
    enough = sum(path.stat().st_size for path in sought if path.is_file()) >= SHARED_FROM
    with _in_order(partial(sight, house, network), sought, processes or (0 if enough else 1)) as looked:
        for path in files:
            yield path, known[path] if path in known else next(looked)


def sight(house: House, network: str, path: Path, taken: dict[str, Place] | None = None) -> Sight:
    """Look at one file, by itself or beside the names that other files claim."""
    claimed = dict(taken or {})
    checker = Checker(house)
    found = check_campaign(house, checker, drafts.read_campaign(path, house, claimed), network).findings
    return Sight(found, checker.seen, claimed)


@contextmanager
def _in_order(look: "partial[Sight]", files: Sequence[Path], processes: int) -> Iterator[Iterator[Sight]]:
    """Give the results for all files, one after another, while others are still being read."""
    import multiprocessing
    import signal
    from concurrent.futures import ProcessPoolExecutor

    at_once = processes or multiprocessing.cpu_count()
    if not files or at_once == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield map(look, files)
        return
    # An interrupt reaches every process; only the first one answers it, and ends the others.
    fork, deaf = multiprocessing.get_context("fork"), (signal.SIGINT, signal.SIG_IGN)
    pool = ProcessPoolExecutor(at_once, fork, initializer=signal.signal, initargs=deaf)
    try:
        yield _as_long_as_they_live(pool.map(look, files), look, files)
    finally:
        pool.shutdown(cancel_futures=True)


def _as_long_as_they_live(found: Iterator[Sight], look: "partial[Sight]", files: Sequence[Path]) -> Iterator[Sight]:
    """Yield what other processes found; where the system ended one of them, look at the files that are left here."""
    from concurrent.futures.process import BrokenProcessPool

    for number, path in enumerate(files):
        try:
            yield next(found)
        except BrokenProcessPool:
            yield look(path)
            yield from map(look, files[number + 1 :])
            return
