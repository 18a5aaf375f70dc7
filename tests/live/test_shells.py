"""Half a word and the tab key, in the shells themselves: bash and zsh at a terminal, fish by its own question."""

import os
import pty
import select
import shutil
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from postdesk.cli import main

PATIENCE = 120
"""Seconds that a busy machine is given for one word."""
BEGIN = {
    "bash": 'eval "$(postdesk completion bash)"; echo re"ady"',
    "zsh": 'autoload -Uz compinit; compinit -u -D; eval "$(postdesk completion zsh)"; echo re"ady"',
}
START = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"]}


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A desk with two queued posts, in which the shells are started."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/bin:/bin")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "dumb")
    for word in ("init", "queue"):
        assert CliRunner().invoke(main, [word]).exit_code == 0
    return tmp_path


def needed(shell):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is absent: .ci/live-install")


class Terminal:
    """A shell at a terminal of its own."""

    def __init__(self, number):
        self._number = number

    def type(self, keys):
        os.write(self._number, keys.encode())

    def until(self, words):
        """Read until the shell has shown some words."""
        seen = ""
        while words not in seen:
            ready, _, _ = select.select([self._number], [], [], PATIENCE)
            assert ready, seen
            seen += os.read(self._number, 4096).decode("utf-8", "replace")


@contextmanager
def at_terminal(shell):
    process, number = pty.fork()
    if process == 0:
        os.execvp(shell, START[shell])
    try:
        terminal = Terminal(number)
        terminal.type(f"{BEGIN[shell]}\n")
        terminal.until("\nready")
        yield terminal
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(number)


FIRST, TAB = "\x01", "\t"
"""What goes to the beginning of the line, and what finishes a word."""


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_tab_key_finishes_the_word(office, shell):
    needed(shell)
    with at_terminal(shell) as terminal:
        for typed, whole in (
            ("appro", "approv"),
            ("hold welcome/he", "hold welcome/hello@rehearsal"),
            ("hold welcome/hello@", "hold welcome/hello@rehearsal"),
            ("check --explain alt-te", "check --explain alt-text"),
            ("hold --acc", "hold --account"),
            ("check camp", "check campaigns"),  # zsh takes the slash away again
        ):
            terminal.type(f"postdesk {typed}{TAB}{FIRST}echo :\n")
            terminal.until(f"\n:postdesk {whole}")


@pytest.mark.parametrize(
    ("typed", "rows"),
    [
        ("postdesk hol", ["hold\tKeep posts from going out until they are released."]),
        ("postdesk hold welcome/he", ["welcome/hello@rehearsal"]),
        ("postdesk hold --account ", ["rehearsal\trehearsal"]),
        ("postdesk check camp", ["campaigns/"]),
    ],
)
def test_fish_offers_the_words(office, typed, rows):
    needed("fish")
    script = f"postdesk completion fish | source; complete -C{typed!r}"
    done = subprocess.run(["fish", "--no-config", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == rows
