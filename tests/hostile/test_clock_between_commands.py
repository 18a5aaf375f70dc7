"""A laptop's clock is years ahead for one command, and right for the next: it says so, and the post goes out in time."""

from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from stage.desks import SPRING, lay

DUE = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
THEN = "campaign: then\naccounts: [fedi]\nposts:\n  - {id: late, at: 2036-11-24 09:00, language: en, text: Ten years on.}\n"
PUBLIC = "published: spring/doors@fedi https://rehearsal.invalid/"


@pytest.fixture
def run(tmp_path):
    """Return a function that runs a command by a clock that is so far ahead of when the posts are due."""
    lay(tmp_path, spring=SPRING, then=THEN)

    def run(words, **ahead):
        moment = DUE + timedelta(**ahead)
        result = CliRunner().invoke(main, ["--desk", str(tmp_path), *words.split()], obj=Office(lambda: moment))
        assert result.exit_code == 0, result.output
        return result.output

    return run


def test_where_the_clock_was_ahead_between_two_commands_that_is_said(run, tmp_path):
    run("queue", days=-1)
    rehearsal = tmp_path / ".postdesk/rehearsal"
    rehearsal.mkdir(0o700)
    (rehearsal / "mastodon-fedi").write_text("in the way")
    ahead = run("publish", days=3653)
    assert "queued: then/late@fedi" in ahead
    assert "missed: spring/doors@fedi" in ahead
    (rehearsal / "mastodon-fedi").unlink()
    run("retry spring/doors@fedi", minutes=1)
    said = run("publish", minutes=20)
    assert "the clock was set back: what was to wait until 2036-11-2" in said
    assert PUBLIC in said or PUBLIC in run("publish", minutes=40)
    assert "Nothing is due" in run("publish", hours=1)
