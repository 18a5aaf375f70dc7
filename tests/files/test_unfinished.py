"""What a killed writer left is swept by the next; what somebody still writes, or never was ours, stays."""

import os
import re
import signal
from threading import get_ident

import pytest

from postdesk.files.unfinished import HIDDEN, OLD, give_name, sweep_folder, unfinished_beside, unfinished_folder
from postdesk.files.whole import write_whole


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def killed(folder, begin):
    """Let a child begin to write into a folder, and be killed there; return what it left."""
    child = os.fork()
    if child == 0:
        begin(folder)
    os.waitpid(child, 0)
    (left,) = names(folder)
    assert re.fullmatch(HIDDEN, left)
    return left


def half_a_page(folder):
    with unfinished_beside(folder / "page.html") as hidden:
        hidden.write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGKILL)


def half_a_table(folder):
    with unfinished_folder(folder) as made:
        (made / "rows.json").write_bytes(b"half")
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("begin", [half_a_page, half_a_table])
def test_what_a_killed_writer_left_is_swept_by_the_next(tmp_path, begin):
    killed(tmp_path, begin)
    write_whole(tmp_path / "other.html", b"whole")
    assert names(tmp_path) == ["other.html"]


def test_what_a_living_writer_has_begun_stays(tmp_path):
    with unfinished_beside(tmp_path / "page.html") as hidden:
        hidden.write_bytes(b"half")
        sweep_folder(tmp_path)
        assert names(tmp_path) == [hidden.name]
        give_name(hidden, tmp_path / "page.html")
    assert names(tmp_path) == ["page.html"]


def test_what_was_begun_on_another_machine_stays_for_a_day(tmp_path):
    left = tmp_path / killed(tmp_path, half_a_page)
    elsewhere = left.rename(left.with_name(f"{left.name[:-8]}00000000"))
    sweep_folder(tmp_path)
    assert names(tmp_path) == [elsewhere.name]
    written = elsewhere.stat().st_mtime - OLD - 60
    os.utime(elsewhere, (written, written))
    sweep_folder(tmp_path)
    assert names(tmp_path) == []


@pytest.mark.parametrize("name", [".gitignore", ".page.html.4711", ".page.html.1-2-xyz", "page.html.4711-1-00000000"])
def test_what_never_was_ours_stays(tmp_path, name):
    (tmp_path / name).write_bytes(b"mine")
    os.utime(tmp_path / name, (0, 0))
    sweep_folder(tmp_path)
    assert names(tmp_path) == [name]


def test_a_long_name_in_letters_of_several_bytes_can_be_written(tmp_path):
    write_whole(tmp_path / ("д" * 120 + ".html"), b"whole")
    assert names(tmp_path) == ["д" * 120 + ".html"]


def test_a_name_of_its_own_for_each_process_and_thread(tmp_path):
    with unfinished_beside(tmp_path / "page.html") as hidden:
        assert f".{os.getpid()}-{get_ident()}-" in hidden.name
        assert hidden.name.startswith(".page.html.")


def test_what_cannot_be_swept_keeps_nobody_from_writing(tmp_path):
    with pytest.raises(FileNotFoundError):
        sweep_folder(tmp_path / "nowhere")
    with unfinished_beside(tmp_path / "nowhere" / "page.html") as hidden:
        assert not hidden.exists()
