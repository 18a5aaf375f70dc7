"""A branch that brings links, pipes and devices instead of files: told in a sentence, never read, and no run stands still."""

import os
import signal
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from stage.desks import SPRING, lay

SECRET = "planted-7c1e"
KINDS = {
    "pipe": os.mkfifo,
    "zero": lambda path: path.symlink_to("/dev/zero"),
    "stdin": lambda path: path.symlink_to("/dev/stdin"),
    "environment": lambda path: path.symlink_to("/proc/self/environ"),
    "secret": lambda path: path.symlink_to("../.env"),
    "memory": lambda path: path.symlink_to("../.postdesk/desk.sqlite"),
    "itself": lambda path: path.symlink_to(path),
    "folder": lambda path: path.mkdir(),
    "huge": lambda path: path.touch() or os.truncate(path, 1 << 40),
}
COMMANDS = {
    "campaigns/more.yaml": ("check", "queue", "preview", "check HERE/campaigns/more.yaml"),
    "campaigns/desk.toml": ("check", "queue", "list"),
    "campaigns/.desk-memory": ("queue", "list", "publish", "doctor"),
    "campaigns/media/hall.jpg": ("check", "queue"),
    ".env": ("accounts", "doctor"),
    "a.csv": ("import HERE/a.csv",),
}
NOW = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)


@pytest.fixture
def office(tmp_path):
    """A desk with a secret; returns how to run a command there, which is given up after a minute."""
    lay(tmp_path, spring=SPRING)
    (tmp_path / ".env").write_text(f"POSTDESK_FEDI_TOKEN: {SECRET}\n{SECRET}: &{SECRET} x\n")
    (tmp_path / ".env").chmod(0o600)

    def run(words):
        arguments = ["--desk", str(tmp_path), *words.replace("HERE", str(tmp_path)).split()]
        signal.signal(signal.SIGALRM, _give_up)
        signal.alarm(60)
        try:
            return CliRunner(env={"POSTDESK_LINKEDIN_TOKEN": SECRET}).invoke(main, arguments, obj=Office(lambda: NOW))
        finally:
            signal.alarm(0)

    run.root = tmp_path
    assert run("queue").exit_code == 0
    return run


def _give_up(*_):
    raise TooLongError


class TooLongError(BaseException):
    """A command stands still; nothing catches this."""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", COMMANDS)
def test_whatever_stands_in_the_place_of_a_file_is_told_and_not_read(office, name, kind):
    file = office.root / name
    file.unlink(missing_ok=True)
    KINDS[kind](file)
    for words in COMMANDS[name]:
        ended = office(words)
        assert ended.exception is None or isinstance(ended.exception, SystemExit), (words, ended.exception)
        assert ended.exit_code in {0, 1, 2}, (words, ended.output)
        assert SECRET not in ended.output, words
