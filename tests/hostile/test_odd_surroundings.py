"""What a shell, a system or a script hands over is odd: no rights, no folder, no input, names that are no text."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from errno import ENOENT
from stat import S_IMODE

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from stage.desks import SPRING, lay
from stage.unwatched import unwatched_environment

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
NO_TEXT = os.fsdecode(b"\xff")
UNREADABLE = "postdesk: \\udcff is no text in UTF-8: type it again, or let the script that says it write UTF-8\n"


@pytest.fixture
def desk(tmp_path):
    return lay(tmp_path / "desk", spring=SPRING)


def run(desk, *words, **how):
    """Run a command as a shell does; return how it ends and what it says."""
    line = [sys.executable, "-m", "postdesk", "--desk", str(desk), *words]
    environment = unwatched_environment(PYTHONUTF8="1", **how.pop("said", {}))
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False, timeout=60, **how)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has a umask that takes rights from their owner")
@pytest.mark.parametrize("umask", [0o777, 0o277, 0])
def test_its_owner_can_use_what_is_made_and_nobody_else_whatever_the_umask(desk, umask):
    assert run(desk, "queue", "--yes", umask=umask)[0] == 0
    memory = desk / ".postdesk"
    assert S_IMODE(memory.stat().st_mode) == 0o700
    assert {S_IMODE(path.stat().st_mode) for path in memory.iterdir() if path.is_file()} == {0o600}
    assert S_IMODE((desk / "campaigns" / ".desk-memory").stat().st_mode) & 0o600 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder that somebody is in stays")
def test_whoever_stands_in_a_folder_that_was_deleted_is_told_to_leave_it(desk, tmp_path):
    folder = tmp_path / "gone"
    folder.mkdir()
    line = f'cd "{folder}" && rmdir "{folder}" && exec "{sys.executable}" -m postdesk check'
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    told = "postdesk: the folder that you are in was deleted: go to another (cd), and run this again\n"
    assert (done.returncode, done.stderr) == (1, told)


def test_a_folder_that_is_deleted_in_the_middle_is_told_the_same(desk):
    def now():
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT))  # as the system says it to whoever asks where he is

    done = CliRunner().invoke(main, ["--desk", str(desk), "list"], obj=Office(now))
    assert (done.exit_code, done.output.count("the folder that you are in was deleted")) == (1, 1)


@pytest.mark.parametrize("words", ["hold --all --why", "hold spring/doors --why", "cancel spring/doors --why"])
def test_words_that_are_no_text_are_told_and_nothing_is_done(desk, words):
    def here(*line):
        done = CliRunner().invoke(main, ["--desk", str(desk), *line], obj=Office(lambda: NOW))
        return done.exit_code, done.output

    here("queue", "--yes")
    before = here("list", "--format", "json")
    assert here(*words.split(), NO_TEXT) == (1, UNREADABLE)
    assert here("list", "--format", "json") == before


def test_a_fault_of_ours_is_not_told_as_somebodys_words(desk):
    def now():
        return "ü".encode("ascii")

    done = CliRunner().invoke(main, ["--desk", str(desk), "list"], obj=Office(now))
    assert isinstance(done.exception, UnicodeEncodeError)


@pytest.mark.parametrize("variable", ["USER", "POSTDESK_WHO"])
def test_a_name_that_is_no_text_is_kept_as_one_can_read_it(desk, variable):
    said = {"LOGNAME": NO_TEXT, variable: f"Ana{NO_TEXT}\x1b[1m"}
    run(desk, "queue", "--yes", said=said)
    code, told = run(desk, "log")
    assert (code, "\\udcff" in told, NO_TEXT in told, "\x1b" in told) == (0, True, False, False)


def test_a_machine_whose_name_is_no_text_has_one_to_read(desk):
    assert run(desk, "queue", "--yes", said={"POSTDESK_MACHINE": f"office{NO_TEXT}"})[0] == 0
    assert "office\\udcff" in (desk / "campaigns" / ".desk-memory").read_text(encoding="utf-8")


@pytest.mark.parametrize("words", ["check", "queue --yes", "list", "cancel spring/doors"])
def test_a_command_without_an_input_does_its_work(desk, words):
    line = f'exec "{sys.executable}" -m postdesk --desk "{desk}" {words} <&-'
    run(desk, "queue", "--yes")
    done = subprocess.run(["sh", "-c", line], env=unwatched_environment(), capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
