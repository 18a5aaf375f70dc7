"""What `check` finds, file by file; a desk of many posts is read by as many processes as the machine has processors.

Each process takes the next file, and what it found comes back in the order of the files, so that only the clock can
tell the difference. The processes are forked: they know the desk, and hash texts alike. Where a system cannot fork, one
process reads all.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec import Struct

from postdesk import drafts
from postdesk.checks.campaigns import check_campaign, check_campaigns
from postdesk.checks.checker import Checker
from postdesk.models import Finding, Place, Summary
from postdesk.settings import House

SHARED_FROM = 400_000
"""From how many bytes of campaigns on (1,000 posts) several processes save more time than it takes to start them."""


class Sight(Struct, frozen=True):
    """What came of one file: its findings, what the rules over the whole desk need of it, the name it claims."""

    findings: tuple[Finding, ...]
    summaries: list[Summary]
    claimed: dict[str, Place]


def check_files(house: House, checker: Checker, paths: Sequence[Path] = (), network: str = "") -> Iterator[Finding]:
    """Yield what breaks a rule in some campaign files, or in all, then what only shows across them."""
    files = drafts.campaign_files(paths, house)
    yield from drafts.misnamed(paths, house)
    if sum(path.stat().st_size for path in files if path.is_file()) >= SHARED_FROM:
        yield from of_many(house, checker, files, network)
        return
    for seen in check_campaigns(house, checker, files, network):
        yield from seen.findings


def of_many(
    house: House, checker: Checker, files: Sequence[Path], network: str = "", processes: int = 0
) -> Iterator[Finding]:
    """Yield the same with several processes at work; 0 are one for each processor."""
    taken: dict[str, Place] = {}
    with _in_order(partial(sight, house, network), files, processes) as sights:
        for path, alone in zip(files, sights, strict=True):
            named_before = alone.claimed.keys() & taken.keys()
            seen = sight(house, network, path, taken) if named_before else alone
            taken |= seen.claimed
            checker.summaries += seen.summaries
            yield from seen.findings
    yield from checker.check_desk()


def sight(house: House, network: str, path: Path, taken: dict[str, Place] | None = None) -> Sight:
    """Look at one file, by itself or beside the names that other files claim."""
    claimed = dict(taken or {})
    checker = Checker(house)
    found = check_campaign(house, checker, drafts.read_campaign(path, house, claimed), network).findings
    return Sight(found, checker.summaries, claimed)


@contextmanager
def _in_order(look: "partial[Sight]", files: Sequence[Path], processes: int) -> Iterator[Iterator[Sight]]:
    """Give the results for all files, one after another, while others are still being read."""
    import multiprocessing
    import signal

    at_once = processes or multiprocessing.cpu_count()
    if at_once == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield map(look, files)
        return
    # An interrupt reaches every process; only the first one answers it, and ends the others.
    with multiprocessing.get_context("fork").Pool(at_once, signal.signal, (signal.SIGINT, signal.SIG_IGN)) as pool:
        yield pool.imap(look, files)
