"""A laptop's clock is years ahead for one command, and right for the next: it says so, and the post goes out in time.

Or it says what nobody can mean, a day of the year 1 or 9999, or what a machine with an empty battery wakes up with.
"""

from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from hostile.attempts import attempt
from postdesk.cli import REPAIRS, STORY, Office, main
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


WORDS = {
    "approve": "approve spring/doors@fedi --yes",
    "cancel": "cancel @fedi --yes",
    "completion": "completion bash",
    "count": "count Doors",
    "delete": "delete spring/doors@fedi --yes",
    "edit": "edit spring/doors@fedi --yes",
    "export": "export --csv {root}/out",
    "export-drafts": "export-drafts {root}/out.csv",
    "hold": "hold --all --yes",
    "import": "import {root}/x.csv",
    "import-drafts": "import-drafts {root}/x.csv --yes",
    "init": "init {root}/sub",
    "man": "man {root}/man",
    "measure": "measure --all",
    "move": "move spring/tea@fedi +1h --yes",
    "move-database": "move-database --to postgresql://desk@127.0.0.1:1/desk",
    "new": "new camp",
    "release": "release --all --yes",
    "rename": "rename spring/doors spring/gates",
    "resolve": "resolve spring/doors@fedi --absent",
    "retry": "retry @fedi --yes",
    "send-back": "send-back spring/doors@fedi Shorter",
    "serve": "serve --port 0",
    "take-over": "take-over --yes",
}
NEED_NO_CLOCK = {
    *("init", "schema", "completion", "preview", "count", "man", "rebuild-rollups"),
    *("log", "approvals", "export"),
}
"""They show or copy what is there, whenever that was."""
AGES = (
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 28, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
)


@pytest.mark.parametrize("age", AGES)
def test_nothing_is_begun_by_a_clock_that_nobody_can_mean(run, tmp_path, monkeypatch, age):
    run("queue", days=-1)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.csv").write_text("Post id,Date,Post text,Likes\n1,2026-10-01,Warm,7\n")
    story, told = run("log", days=-1), {}
    for name in {name for chapter in (*STORY.values(), REPAIRS) for name in chapter} - {"demo"}:
        told[name] = attempt(tmp_path, WORDS.get(name, name).format(root=tmp_path), age)
    assert {name for name, (code, _) in told.items() if code == 0} <= NEED_NO_CLOCK
    refused = {name for name, (_, said) in told.items() if f"this machine's clock says {age.year:04}-" in said}
    assert refused >= {"plan", "queue", "publish", "work", "calendar", "doctor", "measure", "report", "hold", "move"}
    assert run("log", days=-1) == story


def test_the_sample_desk_has_a_clock_of_its_own(tmp_path):
    code, said = attempt(tmp_path, f"demo {tmp_path}/sample", AGES[-1])
    assert (code, " posts, each once; " in said) == (0, True)
