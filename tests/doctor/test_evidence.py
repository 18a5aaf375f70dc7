"""What has been seen to work stands in the README and is told by `doctor --evidence`, in the same words."""

import json
import re
from pathlib import Path

from click.testing import CliRunner

from postdesk.cli import main
from postdesk.doctor.evidence import TABLE, evidence_of_all

README = Path(__file__).parents[2] / "README.md"
HEADING = "## What has been seen, and what not\n"


def rows():
    """The rows of the README's table, without what only a page can show: links, and names of code in quotes."""
    section = README.read_text(encoding="utf-8").partition(HEADING)[2].partition("\n## ")[0]
    table = [line.strip("| ").split(" | ", 1) for line in section.splitlines() if line.startswith("| ")]
    return [tuple(_plain(cell) for cell in row) for row in table if len(row) == 2]


def _plain(cell):
    pointed = re.sub(r"\s*\((?:[^()]*?\]\([^()]*\))+[^()]*\)", "", cell)
    return re.sub(r"\[([^][]*)\]\([^()]*\)", r"\1", pointed).replace("`", "").strip()


def test_it_says_what_the_readme_says(request):
    if request.config.getoption("--write-golden"):
        TABLE.write_text("".join(f"{thing}: {seen}\n" for thing, seen in rows()), encoding="utf-8")
    found = [(one.thing, one.seen) for one in evidence_of_all()]
    assert found == rows(), "pytest tests/doctor/test_evidence.py --write-golden"
    assert len(found) > 15
    assert not [seen for thing, seen in found if not (thing and seen) or "](" in seen or "tests/" in seen]


def test_it_is_told_without_a_desk_for_people_and_for_scripts(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["doctor", "--evidence"])
    assert told.exit_code == 0
    assert told.stdout.startswith("rehearsal:\n  publishes, is found again")
    assert max(map(len, told.stdout.splitlines())) <= 80
    rows_told = json.loads(CliRunner().invoke(main, ["doctor", "--evidence", "--format", "json"]).stdout)
    assert [(row["thing"], row["seen"]) for row in rows_told] == rows()
