"""The README is the manual: every session it shows is played, every file it points to is there."""

import re
from pathlib import Path

import pytest
from sessions import play

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
LINKS = re.findall(r"\]\(([^)#:]+)\)", README)


def test_its_sessions_say_what_it_shows(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("USER", "officer")
    shown = "\n".join(SESSIONS)
    assert play(shown) == "\n\n".join(session.strip() for session in SESSIONS) + "\n"


@pytest.mark.parametrize("link", sorted(set(LINKS)))
def test_it_points_to_files_that_are_there(link):
    assert (ROOT / link).exists()


def test_its_first_two_commands_hold_no_prompts():
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 2
    assert not [line for block in blocks for line in block.splitlines() if line.startswith(("$", ">", "#"))]
