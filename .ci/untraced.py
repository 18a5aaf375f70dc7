"""A plugin of pytest for `.ci/run`: tests that go again and again through what others have reached run untraced.

To note every branch costs a third of a test's time, and a tenth of a second in each process that a test starts. What
kills, lies, repeats or is large does so without, therefore; every branch is reached by the others.
"""

import os
import sys
import threading
from collections.abc import Iterator

import pytest

TESTS = (
    "tests/charts/test_every_chart.py",
    "tests/contracts/test_fortnight.py",
    "tests/contracts/test_lives.py::test_a_worker_that_is_killed",
    "tests/contracts/test_shown.py",
    "tests/faults/test_kills.py",
    "tests/faults/test_many.py",
    "tests/faults/test_people.py",
    "tests/hostile/test_clock_between_commands.py",
    "tests/hostile/test_full_disk.py",
    "tests/hostile/test_invented_inputs.py",
    "tests/hostile/test_lying_lives.py",
    "tests/hostile/test_lying_server.py",
    "tests/hostile/test_much_to_say.py",
    "tests/hostile/test_quickly_imported.py",
    "tests/hostile/test_quickly_read.py",
    "tests/hostile/test_redirected.py",
    "tests/hostile/test_what_is_shown.py",
    "tests/text/test_time.py",
    "tests/web/test_races_with_commands.py",
    "tests/web/test_saved_or_not.py",
    "tests/words/test_whole_rooms.py",
)
"""By how their ids begin; whole files, or the tests of one."""
TRACED_BY = ("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG")
"""What tells a process that begins that it is to be traced."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Run one of these tests, and the processes that it starts, without a trace."""
    if not item.nodeid.startswith(TESTS):
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
