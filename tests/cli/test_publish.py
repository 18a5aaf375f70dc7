"""`postdesk publish`, where something stands between a post and its network."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.log import claims, pace
from postdesk.log.changes import Step
from postdesk.log.tables import State

MONDAY = datetime(2026, 6, 1, 6, tzinfo=UTC)
LATE = "late posts of an account go out a minute apart"
CAMPAIGN = """\
campaign: spring
accounts: [rehearsal]
posts:
  - id: doors
    at: 2026-06-01 09:00
    text: Doors open at six.
  - id: hall
    at: 2026-06-01 09:30
    text: The hall is full of people.
"""


@pytest.fixture
def says(tmp_path, monkeypatch):
    """Return a function that runs a command at so many hours after the start of the office's Monday."""
    monkeypatch.chdir(tmp_path)

    def run(hours, *words):
        moment = MONDAY + timedelta(hours=hours)
        result = CliRunner().invoke(main, words, obj=Office(lambda: moment))
        assert result.exit_code == 0, result.output
        return result.stdout.splitlines()

    run(0, "init")
    (tmp_path / "campaigns" / "welcome.yaml").write_text(CAMPAIGN, encoding="utf-8")
    run(0, "queue")
    return run


def test_posts_that_a_killed_worker_has_in_hand_are_not_passed_over_in_silence(says, tmp_path):
    moment = MONDAY + timedelta(hours=4)
    desk = Desk.open(tmp_path, lambda: moment)
    with desk.log, desk.log.write() as connection:
        assert claims.take(connection, "killed", moment).draft == "doors"
    assert says(4, "publish")[0] == (
        "rehearsal: 1 post due and waiting: another worker has that account in hand; "
        "if it was killed, they are taken over within a minute."
    )
    assert [line.partition(" https")[0] for line in says(4.05, "publish")] == [
        "published: spring/doors@rehearsal",
        f"rehearsal: 1 post due and waiting: {LATE}; it goes on at 2026-06-01 10:04.",
    ]
    assert says(4.1, "publish")[0].startswith("published: spring/hall@rehearsal")
    assert says(5, "publish") == ["Nothing is due."]


def test_an_account_that_its_network_asked_to_wait_is_named_with_the_reason(says, tmp_path):
    moment = MONDAY + timedelta(hours=3)
    desk = Desk.open(tmp_path, lambda: moment)
    with desk.log, desk.log.write() as connection:
        post = claims.take(connection, "desk:1", moment)
        pace.pause(connection, post, moment, "the network asks for patience", asked=600)
        step = Step(State.CLAIMED, State.QUEUED, "desk:1", "the network asks for patience", moment)
        claims.give_back(connection, post, step)
    assert says(3, "publish") == [
        "rehearsal: 1 post due and waiting: the network asks for patience; it goes on at 2026-06-01 09:10."
    ]


def test_scripts_get_each_post_with_what_became_of_it_and_where_the_report_is(says):
    told = json.loads("\n".join(says(3, "publish", "--dry-run", "--format", "json")))
    assert told == {
        "posts": [{"ref": "spring/doors@rehearsal", "state": "due", "why": "since 2026-06-01 09:00"}],
        "report": None,
    }
    told = json.loads("\n".join(says(5.25, "publish", "--format", "json")))
    assert [(post["ref"], post["state"]) for post in told["posts"]] == [
        ("spring/doors@rehearsal", "missed"),
        ("spring/hall@rehearsal", "published"),
    ]
    assert told["report"] is None
    told = json.loads("\n".join(says(7 * 24 + 5, "publish", "--format", "json")))
    assert told["report"].endswith("index.html")
