"""A clone of a desk's files: whether the memory here is to speak from now on, a person is asked."""

import shutil

from click.testing import CliRunner

from postdesk.cli import main
from stage.terminal import answered


def test_whether_the_memory_here_is_to_speak(tmp_path, monkeypatch):
    office, clone = tmp_path / "office", tmp_path / "clone"
    monkeypatch.chdir(tmp_path)
    for words in (["init", "office"], ["--desk", "office", "queue"]):
        assert CliRunner().invoke(main, words).exit_code == 0
    shutil.copytree(office / "campaigns", clone / "campaigns", ignore=shutil.ignore_patterns(".desk-here"))
    no = answered(clone, "n\n", "take-over")
    assert (no.returncode, no.stdout) == (1, "")
    assert "Are its workers stopped?" in no.stderr
    assert answered(clone, "y\n", "take-over").stdout.startswith("The memory here speaks for the desk now")


def test_nobody_is_asked_where_nothing_is_taken_over(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for words in (["init"], ["queue"]):
        assert CliRunner().invoke(main, words).exit_code == 0
    told = answered(tmp_path, "", "take-over")
    assert (told.returncode, told.stderr.count("\n")) == (1, 1)
    assert "there is nothing to take over" in told.stderr
