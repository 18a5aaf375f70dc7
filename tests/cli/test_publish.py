"""`postdesk publish`, where something stands between a post and its network."""

import json
import signal
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.log.posts import claims
from postdesk.log.workers import pace
from postdesk.models.life import State, Step
from stage.begun import png
from stage.desks import lay
from stage.pretend_bluesky import Pds

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
REHEARSED = """\
[desk]
name = "Country Office"
timezone = "Europe/Podgorica"

[accounts.rehearsal]
network = "rehearsal"
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
        "rehearsed: spring/doors@rehearsal",
        f"rehearsal: 1 post due and waiting: {LATE}; it goes on at 2026-06-01 10:04.",
    ]
    assert says(4.1, "publish")[0].startswith("rehearsed: spring/hall@rehearsal")
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
        ("spring/hall@rehearsal", "rehearsed"),
    ]
    assert told["report"] is None
    told = json.loads("\n".join(says(7 * 24 + 5, "publish", "--format", "json")))
    assert told["report"].endswith("index.html")


def test_pictures_are_uploaded_a_quarter_of_an_hour_before_as_the_worker_does(tmp_path, monkeypatch):
    settings = (
        '[desk]\nname = "Office"\ntimezone = "UTC"\n[accounts.bsky]\nnetwork = "bluesky"\nhandle = "office.test"\n'
    )
    pictured = (
        "  - {id: hall, at: 2026-06-01 09:00, text: The hall is full., media: [{file: hall.png, alt: The hall.}]}\n"
    )
    server = Pds()
    with server.serve() as door:
        lay(
            tmp_path,
            f'{settings}server = "{door.url}"\n',
            spring=f"campaign: spring\naccounts: [bsky]\nposts:\n{pictured}",
        )
        (tmp_path / "campaigns" / "hall.png").write_bytes(png())
        (tmp_path / ".env").write_text("POSTDESK_BSKY_TOKEN=app-pass\n", encoding="utf-8")
        monkeypatch.chdir(tmp_path)

        def at(clock, *words):
            moment = datetime.fromisoformat(f"2026-06-01T{clock}+00:00")
            return CliRunner().invoke(main, words, obj=Office(lambda: moment)).stdout

        assert "1 added" in at("08:00", "queue")
        assert at("08:40", "publish") == "Nothing is due before today 09:00 (2026-06-01 09:00).\n"
        assert server.uploads == []
        assert at("08:50", "publish") == "Nothing is due before today 09:00 (2026-06-01 09:00).\n"
        assert len(server.uploads) == 1
        assert at("09:00", "publish").startswith("published: spring/hall@bsky ")
        assert len(server.uploads) == len(server.records) == 1


def test_posts_that_were_reckoned_by_other_rules_of_their_zone_go_out_at_their_time_on_the_clock(says, tmp_path):
    """An hour later, by rules that were taken back since: at nine on the clock it is due all the same."""
    desk = Desk.open(tmp_path, lambda: MONDAY)
    with desk.log, desk.log.write() as connection:
        for name in ("due", "wake", "latest"):
            connection.exec_driver_sql(f"UPDATE post SET {name} = datetime({name}, '+1 hour') || '.000000'")
        connection.exec_driver_sql("UPDATE zone SET mark = 'another', release = '2000a'")
    said = says(3, "publish")
    assert said[0].endswith(": 2 posts keep their time on the clock; `postdesk log` says which.")
    assert said[1].startswith("rehearsed: spring/doors@rehearsal ")
    assert "1 post keeps its time on the clock; `postdesk log` says which." in says(3, "list")[-1]


@pytest.mark.parametrize(
    ("word", "whose"), [("--all", "the whole desk"), ("@rehearsal", "@rehearsal"), ("spring/", "spring/")]
)
def test_what_a_hold_keeps_back_is_said(says, word, whose):
    says(0, "hold", word)
    assert says(9, "publish")[0] == f"2 posts due, and {whose} is on hold: `postdesk release {word}` lets go."
    foretold = json.loads("\n".join(says(9, "publish", "--dry-run", "--format", "json")))
    assert [post["state"] for post in foretold["posts"]] == ["held", "held"]


def test_posts_that_are_held_themselves_are_not_due(says):
    says(0, "hold", "spring/doors", "spring/hall")
    assert says(9, "publish") == ["Nothing is due."]


def test_a_draft_that_was_corrected_and_not_queued_is_told(says, tmp_path):
    file = tmp_path / "campaigns" / "welcome.yaml"
    file.write_text(CAMPAIGN.replace("full of people", "empty"), encoding="utf-8")
    told = says(0, "publish")[-1]
    assert told.startswith("files and queue differ: 1 changed since (spring/hall@rehearsal).")


def test_whenever_it_is_asked_to_stop_nothing_is_left_in_hand(tmp_path):
    """
    Ctrl-C comes at one of its looks at the clock, at each of them in turn: before, between and in the middle of posts.
    """

    def asked(at, root):
        looks = count()

        def now():
            if next(looks) == at:
                signal.raise_signal(signal.SIGINT)
            return MONDAY + timedelta(hours=1, minutes=35)

        lay(root, REHEARSED, spring=CAMPAIGN)
        CliRunner().invoke(main, ["--desk", str(root), "queue"], obj=Office(lambda: MONDAY - timedelta(days=1)))
        ended = CliRunner().invoke(main, ["--desk", str(root), "publish"], obj=Office(now))
        listed = CliRunner().invoke(
            main, ["--desk", str(root), "list", "--all", "--format", "json"], obj=Office(lambda: MONDAY)
        )
        return ended, [post["state"] for post in json.loads(listed.output)], next(looks)

    ended, states, looks = asked(-1, tmp_path / "whole")
    assert (ended.exit_code, "rehearsed" in states) == (0, True)
    seen = set()
    for at in range(looks):
        ended, states, _ = asked(at, tmp_path / f"{at}")
        assert set(states) <= {"queued", "rehearsed"}, (at, states)
        assert ended.exit_code == 1, (at, ended.output)
        seen.add(("Stopped; nothing is left in hand." in ended.output, *states))
    assert {(True, "queued", "queued"), (True, "rehearsed", "queued")} <= seen
