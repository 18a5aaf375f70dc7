"""Hundreds of invented inputs in every run; `--inputs N` tries so many, beside each other on every core.

Each portion says how far it came: what was broken off goes on with `--first-input`.
"""

import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from hostile.invented_inputs import KINDS, invented
from hostile.tried import Tried

PORTION = 4_000
FAST = Path("/dev/shm")
"""Files in memory, where a system has them: that they reach the disk is shown elsewhere."""
REACHED = {"queued": 10, "published": 40, "imported": 40, "settings": 40}
"""Of how many inputs at least one must get so far, by what it got to; the others are refused with a sentence."""


def portion(first, last):
    """Try some of the inputs on a desk of their own; return what went wrong, what they reached, and the slowest."""
    with TemporaryDirectory("", "postdesk-invented-", FAST if FAST.is_dir() else None) as folder:
        tried = Tried(Path(folder))
        return tried.trouble + tried.numbers(first, last), tried.reached, tried.codes, tried.slowest


def test_an_input_follows_from_its_number_and_each_kind_has_as_many():
    assert [invented(number) for number in range(8)] == [invented(number) for number in range(8)]
    assert Counter(invented(number).kind for number in range(40)) == dict.fromkeys(KINDS, 10)


def test_one_input_that_does_harm_is_found_among_many(tmp_path):
    class Harmed(Tried):
        def check(self, inputs, turn):
            if 32 in inputs:
                self.trouble.append("harm")

    assert Harmed(tmp_path).numbers(0, 60) == ["32 (check, round 0): harm"]


def test_whatever_is_given_to_it_the_command_line_ends_with_a_sentence(request, capsys):
    count, first = request.config.getoption("--inputs"), request.config.getoption("--first-input")
    parts = [(at, min(at + PORTION, first + count)) for at in range(first, first + count, PORTION)]
    reached, wrong = Counter(), []
    with ProcessPoolExecutor(cores(), get_context("spawn")) as pool:
        go = pool.map if len(parts) > 1 else map
        results = go(portion, *zip(*parts, strict=True))
        for (begin, end), (troubles, got, codes, slowest) in zip(parts, results, strict=True):
            reached += got
            wrong += troubles
            with capsys.disabled():
                told = f"inputs {begin} to {end}: exit codes {dict(codes)}, {dict(got)}, slowest {slowest}"
                sys.stdout.write("\n".join((told, *troubles, "")))
                sys.stdout.flush()
    assert wrong == []
    assert {name: many for name, many in REACHED.items() if reached[name] * many < count} == {}


def cores():
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
