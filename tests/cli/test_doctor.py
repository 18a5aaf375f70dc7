"""`postdesk doctor --explain`: what the doctor looks at."""

import json

from click.testing import CliRunner

from postdesk.cli import main
from postdesk.doctor.examination import THINGS


def test_each_thing_is_explained_and_no_desk_is_needed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["doctor", "--explain"])
    assert said.exit_code == 0
    assert [line.split("  ")[0] for line in said.stdout.splitlines()[1:]] == [thing.name for thing in THINGS]
    assert "Room for the desk's memory; nothing is sent that cannot be written down first." in said.stdout


def test_scripts_get_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["doctor", "--explain", "--format", "json"])
    assert json.loads(said.stdout) == [{"thing": thing.name, "what": thing.what} for thing in THINGS]
