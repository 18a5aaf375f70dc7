"""The README is the manual: every session it shows is played, every file it points to is there."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from postdesk.cli import main
from stage.sessions import play

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGE = README.read_text(encoding="utf-8")
LINKS = re.findall(r"\]\(([^)#:]+)\)", PAGE)
PIECE = re.compile(r"^<!-- ([@$] .*?) -->$|(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
NEXT = "\n# next\n"


def test_its_sessions_say_what_it_shows(tmp_path, monkeypatch, request):
    """All its sessions are one: what one block begins, the next goes on with. Comments set the clock and the stage."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("USER", "officer")
    monkeypatch.setenv("POSTDESK_MACHINE", "office-pc")
    told = iter(play(NEXT.join((unseen or shown).strip() for unseen, shown in PIECE.findall(PAGE))).split(NEXT))
    page = PIECE.sub(lambda piece: (next(told), piece[0])[1] if piece[1] else f"{next(told).strip()}\n", PAGE)
    if request.config.getoption("--write-golden"):
        README.write_text(page, encoding="utf-8")
    else:
        assert page == PAGE


@pytest.mark.parametrize("link", sorted(set(LINKS)))
def test_it_points_to_files_that_are_there(link):
    assert (ROOT / link).exists()


def test_its_first_two_commands_hold_no_prompts():
    blocks = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert len(blocks) >= 2
    assert not [line for block in blocks for line in block.splitlines() if line.startswith(("$", ">", "#"))]


def test_its_workflow_says_what_the_commands_understand():
    """Every `run: postdesk …` names a command and options that there are; GitHub fills in what stands in braces."""
    (workflow,) = re.findall(r"^```yaml\n(name: Posts\n.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    jobs = yaml.safe_load(workflow)["jobs"]
    told = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    commands = [shlex.split(re.sub(r"\$\{\{.*?\}\}", "HEAD", run))[1:] for run in told if run.startswith("postdesk ")]
    assert [command[0] for command in commands] == ["preview", "check", "queue", "approve"]
    for name, *words in commands:
        with main.make_context("postdesk", [name]) as group:
            assert main.get_command(group, name).make_context(name, words, group).params
