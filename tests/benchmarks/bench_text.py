"""Posts per second against the networks' own libraries, on the same invented posts in the same run.

Each library is timed inside a process of its own, over the posts alone: X counts and extracts against npm twitter-text,
Bluesky counts and finds facets against RichText of npm @atproto/api. `.ci/live-install` installs both.
"""

import json
import statistics
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from pathlib import Path

from stopwatch import options, report, seconds

from postdesk.networks.bluesky import facets
from postdesk.networks.x import text as x
from postdesk.text import graphemes, units

LIVE = Path(__file__).resolve().parents[1] / "live"
TIMER = LIVE / "timing.mjs"
sys.path.append(str(LIVE))


def main() -> None:
    """Time both networks by turns with their libraries."""
    from posts import plausible

    smoke = options(__doc__).smoke
    if not next(LIVE.glob("node_modules/node-*/bin/node"), None):
        print("X and Bluesky against their libraries: not run, .ci/live-install installs them")
        return
    posts, rounds = plausible(2_000 if smoke else 20_000), 3 if smoke else 7
    for name, library, read, promise in (
        ("X counts and extracts", "twitter_text.cjs", x.parse, 1),
        ("Bluesky counts and finds facets", "rich_text.mjs", _facets, 5),
    ):
        ours, theirs = _by_turns(rounds, posts, read, library)
        kept = ours >= promise * theirs
        report(f"{name} (posts/s, {library.partition('.')[0]})", ours, theirs, f">= {promise}", kept)


def _facets(text: str) -> object:
    return graphemes.count(text), units.utf8(text), facets.facets(text)


def _by_turns(rounds: int, posts: list[str], read: Callable[[str], object], library: str) -> tuple[float, float]:
    """Return the posts per second of both, medians over rounds that alternate.

    In a round each reads all posts twice, keeps none of what it finds, and the better time counts.
    """
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(rounds):
        ours.append(len(posts) / min(seconds(lambda: deque(map(read, posts), 0)) for _ in range(2)))
        theirs.append(len(posts) / _seconds_of(library, posts))
    return statistics.median(ours), statistics.median(theirs)


def _seconds_of(library: str, posts: list[str]) -> float:
    engine = next(LIVE.glob("node_modules/node-*/bin/node"))
    done = subprocess.run(
        [engine, TIMER, library], input=json.dumps(posts), stdout=subprocess.PIPE, check=True, encoding="utf-8"
    )
    return float(done.stdout)


if __name__ == "__main__":
    main()
