"""What the desk remembers is its owner's alone, whatever the umask says."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.files import private
from postdesk.files.unfinished import unfinished_beside
from postdesk.worker.journal import Journal
from stage.life import NOON

pytestmark = pytest.mark.skipif(os.name != "posix", reason="other systems keep a person's files apart themselves")


@pytest.fixture(params=[0o000, 0o022, 0o077], ids=oct)
def umask(request):
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def modes(folder):
    """The modes of a folder and of all that lies in it."""
    inside = [Path(path, name) for path, folders, files in os.walk(folder) for name in (*folders, *files)]
    return {oct(path.stat().st_mode & 0o777) for path in (folder, *inside)}


def test_a_file_is_written_whole_or_not_at_all(umask, tmp_path):
    path = tmp_path / "memory/deep/kept.json"
    private.replace(path, b"one")
    private.replace(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in path.parent.iterdir()] == ["kept.json"]
    assert modes(tmp_path / "memory") == {"0o700", "0o600"}


def test_what_was_left_by_a_crash_is_no_trouble(tmp_path):
    with unfinished_beside(tmp_path / "kept.json") as hidden:
        left = hidden.name
    (tmp_path / left).write_bytes(b"half")
    private.replace(tmp_path / "kept.json", b"whole")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"whole"]


def test_two_who_write_at_the_same_time_never_mix(tmp_path):
    contents = [bytes([letter]) * 200_000 for letter in b"abcdefgh"]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: private.replace(tmp_path / "kept", content), contents * 4))
    assert (tmp_path / "kept").read_bytes() in contents
    assert len(list(tmp_path.iterdir())) == 1


def test_lines_are_written_at_the_end(umask, tmp_path):
    for line in (b"one\n", b"two\n"):
        private.append(tmp_path / "log", line)
    assert (tmp_path / "log").read_bytes() == b"one\ntwo\n"
    assert oct((tmp_path / "log").stat().st_mode & 0o777) == "0o600"


def test_a_desk_keeps_its_memory_to_itself(umask, tmp_path):
    desk = ["--desk", str(tmp_path)]
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    office = Office(lambda: NOON)
    for command in (["queue"], ["publish"], ["accounts", "--check"], ["list"]):
        CliRunner().invoke(main, [*desk, *command], obj=office)
    Journal(tmp_path / ".postdesk/log", "office:1", lambda: NOON).write("started")
    assert (tmp_path / ".postdesk/desk.sqlite").exists()
    assert modes(tmp_path / ".postdesk") == {"0o700", "0o600"}
    assert (tmp_path / "campaigns/desk.toml").stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_desk_from_before_is_mended_when_it_is_opened(tmp_path):
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    memory, outside = tmp_path / ".postdesk", tmp_path / "outside"
    (memory / "log").mkdir(parents=True)
    (memory / "log" / "2026-11-22.jsonl").touch()
    outside.touch()
    (memory / "elsewhere").symlink_to(outside)
    for path, mode in (
        (memory, 0o755),
        (memory / "log", 0o777),
        (memory / "log/2026-11-22.jsonl", 0o644),
        (outside, 0o644),
    ):
        path.chmod(mode)
    assert CliRunner().invoke(main, ["--desk", str(tmp_path), "check"]).exit_code == 0
    assert modes(memory / "log") | {oct(memory.stat().st_mode & 0o777)} == {"0o700", "0o600"}
    assert oct(outside.stat().st_mode & 0o777) == "0o644"


def test_what_is_not_there_is_seen_by_nobody(tmp_path):
    private.mend_rights(tmp_path / "nowhere")
    private.shut(tmp_path / "nowhere")
    assert not private.seen_by_others(tmp_path / "nowhere")


def test_what_is_still_used_is_named_where_that_cannot_be_noted(tmp_path):
    (tmp_path / "note").touch()
    os.utime(tmp_path / "note", (0, 0))
    private.still_used(tmp_path / "note")
    assert (tmp_path / "note").stat().st_mtime > 0
    with pytest.raises(OSError, match="gone") as refused:
        private.still_used(tmp_path / "gone")
    assert refused.value.filename == str(tmp_path / "gone")
