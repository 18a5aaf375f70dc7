"""What a worker calls itself, and when another may be said to have ended."""

import os
import socket

import pytest

from postdesk.log.workers.processes import ended, mark, me
from stage.at_work import ended_process

HERE = socket.gethostname()


@pytest.fixture
def died():
    """The number of a process that has ended."""
    return ended_process()


def test_a_worker_is_called_after_its_machine_its_process_and_where_that_number_counts():
    assert me() == f"{HERE}:{os.getpid()}{mark()}"


def test_the_mark_tells_the_start_of_the_system_and_the_space_of_its_processes(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.write_text("first start")
    other.write_text("second start")
    spaces = [tmp_path / "host", tmp_path / "container"]
    for number, space in enumerate(spaces):
        space.symlink_to(f"pid:[{number}]")
    marks = [mark(boot, space) for boot in (one, other) for space in spaces]
    assert len(set(marks)) == 4
    assert marks[0][:5] == marks[1][:5] != marks[2][:5]
    assert marks[0][5:] == marks[2][5:] != marks[1][5:]


def test_a_system_that_does_not_tell_has_no_mark(tmp_path):
    assert mark(tmp_path / "absent", tmp_path / "absent") == ""


def test_only_a_process_of_this_very_system_can_be_seen_to_have_ended(died):
    assert ended(f"{HERE}:{died}{mark()}", here=False)
    assert ended(f"{HERE}:{died}", here=False, own="")
    assert not ended(me(), here=True)
    assert not ended(f"{HERE}:1{mark()}", here=True)
    assert not ended(f"elsewhere:{died}{mark()}", here=True)
    assert not ended(f"{HERE}:someone", here=True)
    assert not ended("officer", here=True)


@pytest.mark.parametrize("theirs", [".9f3affff", ".9f3a", ""])
def test_a_container_that_bears_the_same_name_is_not_taken_for_this_one(died, theirs):
    assert not ended(f"{HERE}:{died}{theirs}", here=True, own=".9f3a07c2")


def test_what_ran_before_the_machine_was_started_last_has_ended_where_the_log_is_its_own():
    before = f"{HERE}:{os.getpid()}.ffff07c2"
    assert ended(before, here=True, own=".9f3a07c2")
    assert not ended(before, here=False, own=".9f3a07c2")
