"""An office at which an account of Meta's is signed in."""

import pytest
from click.testing import CliRunner

from contracts.graph import PERSON, SECRET, SHORT, TOKEN
from postdesk.cli import Office, main
from stage.life import NOON

PLAIN = '[desk]\nname = "Office"\ntimezone = "UTC"\n'
SECRETS = (TOKEN, SECRET, PERSON, SHORT, "planted-code")


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Runs a command on a new desk; none of what was typed in confidence is ever said."""
    monkeypatch.setitem(__import__("sys").modules, "keyring", None)
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns/desk.toml").write_text(PLAIN)

    def run(*words, typed=(), exits=0):
        said = "".join(f"{line}\n" for line in typed)
        ran = CliRunner().invoke(main, ["--desk", str(tmp_path), *words], input=said, obj=Office(lambda: NOON))
        assert ran.exit_code == exits, (ran.output, ran.exception)
        assert not [value for value in SECRETS if value in ran.output]
        return ran.output

    run.root, run.desk = tmp_path, tmp_path / "campaigns/desk.toml"
    return run
