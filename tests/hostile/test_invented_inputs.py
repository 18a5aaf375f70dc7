"""Hundreds of invented inputs in every run; `--inputs N` tries so many, beside each other on every core."""

import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from hostile.invented_inputs import KINDS, invented
from hostile.tried import Tried

PORTION = 1_000
FAST = Path("/dev/shm")
"""Files in memory, where a system has them: that they reach the disk is shown elsewhere."""


def portion(first, last):
    """Try some of the inputs on a desk of their own; return what went wrong, the exit codes, and the slowest."""
    with TemporaryDirectory(dir=FAST if FAST.is_dir() else None) as folder:
        tried = Tried(Path(folder))
        return tried.numbers(first, last), tried.codes, tried.slowest


def test_an_input_follows_from_its_number_and_each_kind_has_as_many():
    assert [invented(number) for number in range(8)] == [invented(number) for number in range(8)]
    assert Counter(invented(number).kind for number in range(40)) == dict.fromkeys(KINDS, 10)


def test_whatever_is_given_to_it_the_command_line_ends_with_a_sentence(request, capsys):
    count, first = request.config.getoption("--inputs"), request.config.getoption("--first-input")
    parts = [(at, min(at + PORTION, first + count)) for at in range(first, first + count, PORTION)]
    if len(parts) == 1:
        results = [portion(*parts[0])]
    else:
        with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
            results = list(pool.map(portion, *zip(*parts, strict=True)))
    codes = Counter()
    for _, counted, _ in results:
        codes.update(counted)
    slowest = max(result[2] for result in results)
    with capsys.disabled():
        sys.stdout.write(
            f"{count} inputs from {first}: exit codes {dict(codes)}, slowest {slowest[0]:.2f} s (input {slowest[1]})\n"
        )
    assert [wrong for result in results for wrong in result[0]] == []
    assert codes[0] > count / 8
    assert codes[1] > count / 8
