"""Before what cannot come back, a person is asked; a script has to say so."""

from click.testing import CliRunner

from postdesk.cli import main
from stage.terminal import answered


def test_nothing_is_deleted_without_a_yes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for words in (["init"], ["queue"]):
        assert CliRunner().invoke(main, words).exit_code == 0
    no = answered(tmp_path, "n\n", "delete", "hello")
    assert (no.returncode, no.stdout) == (1, "")
    assert no.stderr.startswith("hello will be gone for everybody, and cannot come back. Delete it? [y/N]: ")
    yes = answered(tmp_path, "y\n", "delete", "hello")
    assert "Delete it?" in yes.stderr
    assert "welcome/hello@rehearsal is queued" in yes.stderr
    script = CliRunner().invoke(main, ["delete", "hello"])
    assert script.exit_code == 2
    assert "say --yes" in script.stderr
