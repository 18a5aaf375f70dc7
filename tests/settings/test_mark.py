"""The mark in `campaigns/`: read by whoever opens the desk, written once, and never guessed at."""

import pytest

from postdesk.errors import SettingsError
from postdesk.settings.mark import (
    HERE,
    MARK,
    MemoryMark,
    Reached,
    memory_reached,
    reach_memory,
    read_mark,
    write_mark,
)

OURS = MemoryMark("0f3c", "on desk-1")


@pytest.fixture
def root(tmp_path):
    """A desk's folder before anybody has spoken."""
    (tmp_path / "campaigns").mkdir()
    return tmp_path


def test_before_the_first_queue_there_is_none(root):
    assert read_mark(root) is None


def test_what_was_written_is_read_and_says_what_it_is_for(root):
    write_mark(root, OURS)
    assert read_mark(root) == OURS
    first = (root / MARK).read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# Which memory speaks for this desk")
    assert first.endswith("keep it in git.")
    write_mark(root, MemoryMark("1a2b", "on desk-2"))
    assert read_mark(root) == MemoryMark("1a2b", "on desk-2")


@pytest.mark.parametrize(
    "edited",
    [
        "memory = 0f3c\r\nkept = on desk-1\r\n",
        "\n  memory = 0f3c  \n\n# a note of ours\nkept = on desk-1",
        "kept = on desk-1\nmemory = 0f3c\n",
    ],
)
def test_an_edit_that_changes_no_word_changes_nothing(root, edited):
    (root / MARK).write_bytes(edited.encode())
    assert read_mark(root) == OURS


def test_a_mark_without_its_place_says_that_it_is_another(root):
    (root / MARK).write_text("memory = 0f3c\n", encoding="utf-8")
    assert read_mark(root) == MemoryMark("0f3c", "another place")


@pytest.mark.parametrize(
    "edited",
    [
        b"",
        b"kept = on desk-1\n",
        b"memory =\n",
        b"memory: 0f3c\n",
        b"memory = 0f3c\nmemory = 1a2b\n",
        b"<<<<<<< HEAD\nmemory = 0f3c\n=======\nmemory = 1a2b\n>>>>>>> theirs\n",
        b"memory = 0f3c\nsomething else\n",
    ],
)
def test_an_edit_after_which_nobody_can_tell_lets_no_memory_speak(root, edited):
    (root / MARK).write_bytes(edited)
    with pytest.raises(
        SettingsError, match=r"does not say which memory speaks .*: put back what git had there, or say"
    ):
        read_mark(root)


@pytest.mark.parametrize("unreadable", ["folder", "bytes"])
def test_one_that_cannot_be_read_is_no_missing_one(root, unreadable):
    if unreadable == "folder":
        (root / MARK).mkdir()
    else:
        (root / MARK).write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="see that it can be read, or say with `postdesk take-over`"):
        read_mark(root)


def test_how_far_a_memory_had_come_is_for_this_folder_alone(root):
    assert memory_reached(root, "0f3c") is None
    for event in (7, 8):
        reach_memory(root, "0f3c", event, "abcd")
    assert memory_reached(root, "0f3c") == Reached(8, "abcd")
    assert memory_reached(root, "1a2b") is None
    assert (root / HERE / ".gitignore").read_text(encoding="utf-8").splitlines()[-1] == "*"


def test_a_gitignore_that_somebody_wrote_there_stays(root):
    (root / HERE).mkdir()
    (root / HERE / ".gitignore").write_text("mine\n", encoding="utf-8")
    reach_memory(root, "0f3c", 7, "abcd")
    assert (root / HERE / ".gitignore").read_text(encoding="utf-8") == "mine\n"


@pytest.mark.parametrize("text", [b"", b"\xff", b"0f3c seven abcd\n", b"0f3c 7\n"])
def test_what_somebody_wrote_over_it_is_as_if_it_were_not_there(root, text):
    reach_memory(root, "0f3c", 7, "abcd")
    (root / HERE / "reached").write_bytes(text)
    assert memory_reached(root, "0f3c") is None
