"""A desk that lies in a folder, and has files, whose names are bytes that are no letters: every command works there."""

import os
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from hostile.attempts import attempt
from measure.importers.test_x import HEADER, POST
from postdesk.cli import Office, main
from stage.desks import LINKEDIN, SETTINGS, SPRING, lay

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
COMMANDS = """\
check
check --format json
check --format github
check --format sarif
preview
preview --format json
preview --html OUT/page.html
plan
plan
plan --format json
queue --yes
queue --yes
list
list --format json
list --format ics
log
publish
import OUT/x.csv
import OUT/x.csv --format json
hashtags --chart OUT/tags.svg
report --week 2026-W48
export --csv OUT/history
accounts
doctor
take-over"""


def odd(name):
    return os.fsdecode(name.encode() + b"\xff")


@pytest.fixture
def desk(tmp_path):
    root = lay(tmp_path / odd("office"), page=LINKEDIN)
    (root / "campaigns" / f"{odd('spring')}.yaml").write_text(SPRING)
    (root / "campaigns" / f"{odd('broken')}.yaml").write_text("campaign: [\n")
    (root / "campaigns" / f"{odd('notes')}.yaml.txt").write_text("campaign: notes\n")
    (root / odd("out")).mkdir()
    (root / odd("out") / odd("x.csv")).write_text(HEADER + POST)
    return root


def test_every_command_takes_files_and_folders_whose_names_are_no_text(desk, monkeypatch):
    monkeypatch.chdir(desk)
    for words in COMMANDS.splitlines():
        moment = NOW + timedelta(hours=20, minutes=5) if words == "publish" else NOW
        arguments = [word.replace("OUT", odd("out")).replace("x.csv", odd("x.csv")) for word in words.split()]
        ended = CliRunner().invoke(main, arguments, obj=Office(lambda at=moment: at))
        assert ended.exception is None or isinstance(ended.exception, SystemExit), (words, repr(ended.exception))
        assert ended.exit_code in {0, 1}, (words, ended.output)
    listed = CliRunner().invoke(main, ["list", "--all"], obj=Office(lambda: NOW)).output
    assert "spring/doors@fedi" in listed
    assert "handed-over" in listed


def test_parquet_is_refused_where_duckdb_cannot_write(desk):
    asked = ["--desk", str(desk), "export", "--parquet", str(desk / odd("out"))]
    ended = CliRunner().invoke(main, asked, obj=Office(lambda: NOW))
    assert ended.exit_code == 1
    assert ended.output.endswith("(DuckDB writes to no folder whose name is not in UTF-8): choose another folder\n")


@pytest.mark.parametrize(
    "line",
    [
        '[desk]\nname = "Off\\u0000ice"\ntimezone = "UTC"\n',
        '[links]\nutm = { utm_source = "x\\u0000y" }\n',
        '[hashtags.families]\n"A\\u0000" = ["B", "C"]\n',
        '[hashtags.families]\nA = ["B\\U00000000", "C"]\n',
        '[handles.a]\nfedi = "b\\u0000"\n',
    ],
)
def test_a_nul_in_desk_toml_is_refused_before_a_database_is_asked(line, tmp_path):
    """PostgreSQL keeps none in a text, and says so in the middle of the work."""
    settings = line + SETTINGS.partition("\n\n")[2] if line.startswith("[desk]") else f"{SETTINGS}\n{line}"
    root = lay(tmp_path, settings, spring=SPRING)
    for words in ("check", "queue --yes"):
        code, said = attempt(root, words)
        assert (code, said.count("\n")) == (1, 1), said
        assert "\\u0000 stands for a character that no text holds: delete it" in said
    assert not (root / ".postdesk").exists()
