"""A plugin of pytest for `.ci/run`: tests that go again and again through what others have reached run untraced.

To note every branch costs a third of a test's time, and a tenth of a second in each process that a test starts. Rooms
whose tests kill, attack, repeat or count are not noted, therefore; every branch is reached by the others.
"""

import os
import sys
import threading
from collections.abc import Iterator

import pytest

ROOMS = ("tests/contracts/test_fortnight", "tests/faults/", "tests/golden/", "tests/hostile/", "tests/words/")
TRACED_BY = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
"""What tells a process that begins that it is to be traced."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Run a test of one of the rooms, and the processes that it starts, without a trace."""
    if not item.nodeid.startswith(ROOMS):
        return (yield)
    here, in_threads = sys.gettrace(), threading.gettrace()
    told = {name: os.environ.pop(name) for name in TRACED_BY if name in os.environ}
    sys.settrace(None)
    threading.settrace(None)
    try:
        return (yield)
    finally:
        os.environ.update(told)
        threading.settrace(in_threads)
        sys.settrace(here)
