"""What a screen reader gets, at a terminal, too, and once for all."""

import re

import pytest
from click.testing import CliRunner

from postdesk.cli import main
from stage.terminal import shown_at

DRAWN = re.compile(r"[\x1b\u2500-\u259f✓✗✂]|\S  +\S")
"""Colours, boxes, bars, marks, and columns."""
COMMANDS = [
    ["list"], ["log"], ["plan"], ["preview"], ["calendar", "--month", "2026-12"], ["networks"], ["accounts"],
    ["doctor", "--explain"], ["check", "--rules"], ["count", "-n", "x", "Doors open at six."], ["hashtags"], ["approvals"],
]  # fmt: skip


@pytest.fixture
def office(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for word in ("init", "queue"):
        assert CliRunner().invoke(main, [word]).exit_code == 0
    return tmp_path


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
def test_nothing_is_drawn(office, words):
    said = CliRunner().invoke(main, [*words, "--plain"])
    assert said.exit_code == 0
    assert said.stdout.strip()
    assert not [line for line in said.stdout.splitlines() if DRAWN.search(line)]


def test_it_may_be_said_once_for_all(office):
    asked = CliRunner().invoke(main, ["list", "--plain"]).stdout
    assert asked.startswith("due: ")
    assert CliRunner().invoke(main, ["list"], env={"POSTDESK_PLAIN": "1"}).stdout == asked
    assert CliRunner().invoke(main, ["--plain", "list"]).stdout == asked
    assert CliRunner().invoke(main, ["list"]).stdout != asked


def test_a_terminal_is_told_the_same(office):
    assert shown_at(office, 80, "list", "--plain") == CliRunner().invoke(main, ["list", "--plain"]).stdout
