"""Opening a desk, acting in somebody's name, and what neither needs."""

from datetime import UTC

import pytest

from postdesk.desk import Desk
from postdesk.errors import SettingsError
from postdesk.settings import person
from stage.desks import DOORS, SETTINGS, SPRING, lay, states


def test_a_desk_is_opened_from_any_folder_in_it_and_goes_by_the_machines_clock(tmp_path):
    desk = Desk.open(lay(tmp_path) / "campaigns" / "media")
    assert desk.house.root == tmp_path
    before, moment, after = Desk.clock(), desk.now(), Desk.clock()
    assert before <= moment <= after
    assert moment.tzinfo is UTC


def test_a_network_that_nobody_knows_is_answered_with_the_nearest(tmp_path):
    lay(tmp_path, SETTINGS.replace('"mastodon"', '"mastodn"'))
    with pytest.raises(SettingsError, match=r"\[accounts\.fedi\]: there is no network .*did you mean \"mastodon\""):
        Desk.open(tmp_path)


def test_the_log_says_who_is_at_the_keyboard(office):
    assert office.who == person()


def test_the_same_desk_acts_in_somebodys_name(office):
    office.queue.apply()
    jana = office.acting("Jana")
    assert [post.state for post in jana.queue.hold(["doors"], "waits for the minister")] == ["held"]
    assert states(office)[DOORS] == "held"
    office.queue.release(["doors"], "she agreed")
    assert [entry.who for entry in jana.posts.history("doors")][1:] == ["Jana", office.who]
    assert (jana.who, jana.house, jana.log, jana.now) == ("Jana", office.house, office.log, office.now)


def test_checking_opens_no_memory(tmp_path, clock):
    assert Desk.open(lay(tmp_path, spring=SPRING), clock).drafts.check().findings == []
    assert not (tmp_path / ".postdesk").exists()
