"""Times in words for people, in one shape for scripts, in both in sentences."""

from datetime import UTC, datetime

from click.testing import CliRunner

from postdesk.cli import Office, main
from stage.terminal import shown_at

CAMPAIGN = """campaign: spring
accounts: [rehearsal]
posts:
  - { id: far, at: 2090-12-18 09:00, text: Far ahead. }
"""


def test_a_terminal_has_words_and_a_pipe_figures(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for words in (["init"], ["queue"], ["move", "hello", "tomorrow 09:00"]):
        assert CliRunner().invoke(main, words, obj=Office()).exit_code == 0
    day = CliRunner().invoke(main, ["list", "hello"]).stdout.splitlines()[1][:10]
    assert f"{day} 09:00  welcome/hello@rehearsal" in CliRunner().invoke(main, ["list"]).stdout
    assert "tomorrow 09:00  welcome/hello@rehearsal" in shown_at(tmp_path, 80, "list")
    assert "today " in shown_at(tmp_path, 100, "log", "hello")


def test_what_is_far_is_a_date(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    (tmp_path / "campaigns" / "spring.yaml").write_text(CAMPAIGN, encoding="utf-8")
    assert CliRunner().invoke(main, ["queue"]).exit_code == 0
    moved = CliRunner().invoke(main, ["move", "far", "+1h"]).stdout
    assert moved == "moved to 2090-12-18 10:00: spring/far@rehearsal\n"
    assert "2090-12-18 10:00  spring/far@rehearsal" in shown_at(tmp_path, 80, "list")


def test_what_somebody_did_is_told_to_the_minute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    moment = Office(lambda: datetime(2090, 1, 2, 9, 5, 41, tzinfo=UTC))
    for words in (["init"], ["queue"], ["send-back", "hello", "shorter", "--yes"], ["hold", "@rehearsal"]):
        assert CliRunner().invoke(main, words, obj=moment).exit_code == 0
    told = CliRunner().invoke(main, ["list"], obj=moment).stdout
    assert "sent back by " in told
    assert ", today 09:05 (2090-01-02 09:05): shorter; change its draft" in told
    assert "since today 09:05 (2090-01-02 09:05)" in told
    assert ":41" not in told
