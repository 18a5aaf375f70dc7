"""On a terminal of 80 columns nothing that is laid out is wider."""

import re

import click
import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from postdesk.cli import REPAIRS, STORY, main
from stage.desks import lay
from stage.terminal import shown_at

NAMES = [name for chapter in (*STORY.values(), REPAIRS) for name in chapter]
TABLES = [
    ["plan", "--all"], ["list"], ["log"], ["approvals"], ["networks"], ["accounts"], ["calendar"], ["preview"],
    ["doctor", "--explain"], ["hashtags"],
]  # fmt: skip
CAMPAIGN = """campaign: the-name-of-this-campaign-is-rather-long
accounts: [fedi, bsky, linkedin]
posts:
  - {id: and-so-is-that-of-the-post, at: 2090-12-18 09:00, text: "Двери отворене су за све. 🎁 #ОтворенаВрата"}
"""


def too_wide(said):
    """Return the lines that are laid out and do not fit; a terminal breaks a sentence where it likes."""
    lines = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said).splitlines()
    return [line for line in lines if cell_len(line) > 80 and not line.endswith(".")]


@pytest.mark.parametrize("name", NAMES)
def test_help_fits(name):
    said = CliRunner().invoke(main, [name, "--help"], terminal_width=80).output
    assert "Usage:" in said
    assert too_wide(said) == []
    command = main.get_command(click.Context(main), name)
    for below in command.commands if isinstance(command, click.Group) else ():
        assert too_wide(CliRunner().invoke(main, [name, below, "--help"], terminal_width=80).output) == []


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    root = tmp_path_factory.mktemp("office")
    lay(root)
    (root / "campaigns" / "long.yaml").write_text(CAMPAIGN, encoding="utf-8")
    assert CliRunner().invoke(main, ["--desk", str(root), "queue", "--format", "json"]).exit_code == 0
    return root


@pytest.mark.parametrize("words", TABLES, ids=lambda words: words[0])
def test_tables_fit(office, words):
    said = shown_at(office, 80, *words)
    assert said.strip()
    assert too_wide(said) == []
