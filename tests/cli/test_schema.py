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


def test_desk_toml_has_a_schema_of_its_own(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    described = json.loads(CliRunner().invoke(main, ["schema", "--settings"]).stdout)
    assert described["title"] == "A desk of postdesk"
    assert "timezone" in described["properties"]["desk"]["properties"]


def test_both_are_written_to_where_the_files_name_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    campaigns = tmp_path / "campaigns"
    assert (campaigns / "desk.toml").read_text("utf-8").startswith("#:schema .desk-schema.json\n")
    for name in (".schema.json", ".desk-schema.json"):
        (campaigns / name).unlink()
    written = CliRunner().invoke(main, ["schema", "--write"])
    assert written.stdout.splitlines() == [
        f"wrote {campaigns / '.desk-schema.json'}",
        f"wrote {campaigns / '.schema.json'}",
    ]
    assert json.loads((campaigns / ".desk-schema.json").read_bytes())["title"] == "A desk of postdesk"


def test_what_it_writes_is_told_in_the_language_of_whoever_reads(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POSTDESK_LANGUAGE", "fr")
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    said = CliRunner().invoke(main, ["schema", "--write"]).stdout
    named = [f"{tmp_path}/campaigns/{name}" for name in (".desk-schema.json", ".schema.json")]
    assert said.replace("\xa0", " ").splitlines() == [f"écrit : {path}" for path in named]
