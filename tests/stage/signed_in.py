"""An office at which an account is signed in, in commands of its own; by default one of Meta's."""

import sys

import pytest
from click.testing import CliRunner

from contracts.graph import PERSON, SECRET, SHORT, TOKEN
from postdesk.cli import Office, main
from stage.life import NOON

PLAIN = '[desk]\nname = "Office"\ntimezone = "UTC"\n'
SECRETS = (TOKEN, SECRET, PERSON, SHORT, "planted-code")


def at_terminal(folder, monkeypatch, settings, confidential=()):
    """Return what runs a command on a new desk, with what is typed; none of what is confidential is ever said."""
    monkeypatch.setitem(sys.modules, "keyring", None)
    (folder / "campaigns").mkdir()
    (folder / "campaigns/desk.toml").write_text(settings)

    def run(*words, typed=(), exits=0):
        typed = "".join(f"{line}\n" for line in typed)
        ran = CliRunner().invoke(main, ["--desk", str(folder), *words], input=typed, obj=Office(lambda: NOON))
        assert ran.exit_code == exits, (ran.output, ran.exception)
        assert not [value for value in confidential if value in ran.output]
        return ran.output

    run.root, run.desk = folder, folder / "campaigns/desk.toml"
    return run


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Runs a command on a new desk; none of what was typed in confidence is ever said."""
    return at_terminal(tmp_path, monkeypatch, PLAIN, SECRETS)
