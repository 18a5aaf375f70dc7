"""What goes to the rehearsal is not published: it has a state of its own, and is in no figure."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from postdesk import queue
from postdesk.cli import main
from postdesk.desk import Desk
from postdesk.errors import PostdeskError, Unknown
from postdesk.log.readings import weekly
from postdesk.models import Remote
from postdesk.models.life import State
from postdesk.publish.courier import Courier
from stage.desks import SETTINGS, SPRING, lay, states
from stage.life import NOON, Clock, Told, ask, hand, ours, queued, story, wanted

TUESDAY = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)
SOME = SETTINGS.replace("rehearsal = true\n\n[accounts.fedi]", "\n[accounts.fedi]")
"""Two accounts rehearse, but not the desk."""


class Rehearsing(Told):
    """Goes nowhere."""

    @property
    def simulated(self):
        return True


def carried(log, network, rehearsal=False, minutes=0):
    now = NOON + timedelta(minutes=minutes)
    return Courier(log, lambda _post: network, None, "desk:1", lambda: now, rehearsal=rehearsal).run_due()


def lived(tmp_path, settings):
    clock = Clock()
    desk = Desk.open(lay(tmp_path, settings, spring=SPRING), clock)
    desk.queue.apply()
    clock.moment = TUESDAY
    desk.publishing.publish_due()
    clock.moment = TUESDAY + timedelta(days=6)
    desk.readings.take()
    return desk


def test_what_was_rehearsed_is_no_publication(log):
    queued(log, wanted())
    (outcome,) = carried(log, Rehearsing())
    assert (outcome.state, outcome.why[:21]) == (State.REHEARSED, "https://told.example/")
    assert story(log, "gifts") == ["queued", "claimed", "sending", "rehearsed"]
    assert ours(log, NOON - timedelta(days=1)) == []
    with log.read() as connection:
        assert weekly.intended(connection, NOON, NOON + timedelta(days=1)) == ()
        assert weekly.rehearsed(connection, NOON, NOON + timedelta(days=1)) == ((NOON, "spring"),)


def test_a_doubt_about_a_rehearsal_ends_as_one(log):
    queued(log, wanted())
    network = Rehearsing(Unknown("no answer"))
    carried(log, network)
    network.there = Remote("7", "https://told.example/7")
    assert [outcome.state for outcome in carried(log, network, minutes=1)] == [State.REHEARSED]


def test_where_the_whole_desk_rehearses_it_counts(log):
    queued(log, wanted())
    assert [outcome.state for outcome in carried(log, Rehearsing(), rehearsal=True)] == [State.PUBLISHED]


def test_what_really_went_out_counts_wherever_it_was_tried_before(log):
    queued(log, wanted())
    assert [outcome.state for outcome in carried(log, Told())] == [State.PUBLISHED]


def test_nothing_sends_it_again(log):
    queued(log, wanted())
    network = Rehearsing()
    carried(log, network)
    (kept,) = queue.apply(log, ask(wanted(text="Doors open at seven.")), "Ana", NOON).kept
    assert kept.what == "content changed in the file, but it is rehearsed"
    for act in (queue.cancel, queue.retry):
        with pytest.raises(PostdeskError, match="spring/gifts@fedi is rehearsed: only a post that is"):
            act(log, "gifts", hand())
    assert carried(log, network, minutes=60) == []
    assert len(network.sent) == 1


def test_it_is_in_no_figure_and_the_report_says_how_many(tmp_path):
    desk = lived(tmp_path, SOME)
    with desk.log:
        assert set(states(desk).values()) == {"rehearsed", "queued"} or set(states(desk).values()) == {"rehearsed"}
        made = desk.reports.week("2026-W48")
        assert (made.coverage.posts, made.coverage.rehearsed) == (0, 2)
        told = json.loads(desk.reports.printed(made, "json"))
        assert (told["posts"], told["coverage"]["rehearsed"]) == ([], 2)
        for kind in ("md", "html"):
            assert "2 were rehearsed, not counted" in desk.reports.printed(made, kind)
        tags = desk.hashtags.usage(4)
        assert (tags.posts, tags.tags, tags.rehearsed) == (0, (), 2)


def test_a_desk_that_rehearses_as_a_whole_has_figures(tmp_path):
    desk = lived(tmp_path, SETTINGS)
    with desk.log:
        made = desk.reports.week("2026-W48")
        assert (made.coverage.posts, made.coverage.simulated, made.coverage.rehearsed) == (2, 2, 0)
        assert "rehearsed" not in desk.reports.printed(made, "md")


def test_the_command_line_says_it(tmp_path, monkeypatch):
    monkeypatch.chdir(lay(tmp_path, SOME, spring=SPRING))
    monkeypatch.setattr(Desk, "clock", staticmethod(lambda: TUESDAY))
    desk = Desk.open(tmp_path, Clock())
    desk.queue.apply()
    desk.close()
    said = CliRunner().invoke(main, ["publish"]).stdout
    assert said.startswith("rehearsed: spring/doors@fedi https://rehearsal.invalid/")
    assert "rehearsed, not counted" in CliRunner().invoke(main, ["hashtags"]).stdout
    listed = CliRunner().invoke(main, ["list", "--state", "rehearsed", "--format", "json"]).stdout
    assert [post["state"] for post in json.loads(listed)] == ["rehearsed", "rehearsed"]
