"""The schema that an editor gets: of any campaign, or of this desk's."""

import json

from click.testing import CliRunner

from postdesk.cli import main


def test_without_a_desk_it_describes_any_campaign(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    described = json.loads(CliRunner().invoke(main, ["schema"]).stdout)
    assert described["title"] == "A postdesk campaign"


def test_in_a_desk_it_is_what_init_wrote(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    written = json.loads((tmp_path / "campaigns" / ".schema.json").read_text(encoding="utf-8"))
    assert json.loads(CliRunner().invoke(main, ["schema"]).stdout) == written
    assert "rehearsal" in json.dumps(written)
