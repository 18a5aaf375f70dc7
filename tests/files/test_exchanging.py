"""A file that people edit holds something else only while it is still what was read."""

import os
from multiprocessing import get_context
from pathlib import Path

import pytest

from postdesk.files.exchanging import Exchanged, exchange


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def spring(tmp_path):
    path = tmp_path / "spring.yaml"
    path.write_bytes(b"one")
    return path


def test_a_file_that_is_as_it_was_read_holds_the_new_and_keeps_its_rights(spring):
    spring.chmod(0o664)
    assert exchange(spring, b"one", b"two") is Exchanged.DONE
    assert (spring.read_bytes(), spring.stat().st_mode & 0o777, names(spring.parent)) == (
        b"two",
        0o664,
        ["spring.yaml"],
    )


def test_a_file_that_somebody_changed_is_left_alone(spring):
    assert exchange(spring, b"another", b"two") is Exchanged.NOT
    assert (spring.read_bytes(), names(spring.parent)) == (b"one", ["spring.yaml"])


def test_a_link_leads_where_it_led(spring):
    link = spring.with_name("link.yaml")
    link.symlink_to(spring.name)
    assert exchange(link, b"one", b"two") is Exchanged.DONE
    assert (link.is_symlink(), spring.read_bytes()) == (True, b"two")


def test_what_cannot_be_written_is_named_and_as_it_was(spring, tmp_path):
    gone = tmp_path / "gone.yaml"
    with pytest.raises(FileNotFoundError) as trouble:
        exchange(gone, b"one", b"two")
    assert trouble.value.filename == str(gone)
    assert names(tmp_path) == ["spring.yaml"]


def add_one(path, times):
    """Count on in a file, again wherever another was quicker."""
    for _ in range(times):
        while True:
            before = Path(path).read_bytes()
            if exchange(Path(path), before, str(int(before) + 1).encode()) is Exchanged.DONE:
                break


def test_of_two_at_once_none_overwrites_what_the_other_wrote(spring):
    spring.write_bytes(b"0")
    spawn = get_context("spawn")
    both = [spawn.Process(target=add_one, args=(os.fspath(spring), 40)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert (spring.read_bytes(), [one.exitcode for one in both]) == (b"80", [0, 0])
