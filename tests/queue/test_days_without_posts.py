"""Days that the desk marks are told while nothing is planned for them."""

from datetime import date

import pytest

from postdesk.desk import Desk
from postdesk.queue.days_without_posts import AHEAD
from stage.desks import lay
from stage.life import NOON

SETTINGS = """\
[desk]
name = "Country Office"
timezone = "Pacific/Auckland"

[accounts.fedi]
network = "rehearsal"

[days]
mark = ["international migrants day", "Human Rights Day", "International Day for Tolerance"]
"""
SPRING = "campaign: spring\naccounts: [fedi]\nposts:\n  - {id: doors, at: 2026-12-18 00:30, text: Doors open at six.}\n"


@pytest.fixture
def office(tmp_path, clock):
    """The office of Auckland, where a post of half past midnight is due on the day before by UTC."""
    desk = Desk.open(lay(tmp_path, SETTINGS, spring=SPRING), clock)
    with desk.log:
        yield desk


def told(desk, plan=None):
    plan = plan or desk.queue.plan()[1]
    return [each.says for each in desk.queue.days_without_posts(plan)]


RIGHTS = "2026-12-10 is Human Rights Day, and no post goes out that day"
MIGRANTS = "2026-12-18 is International Migrants Day, and no post goes out that day"


def test_a_day_for_which_nothing_is_planned_or_queued(office):
    assert told(office) == [RIGHTS]
    office.queue.apply()
    assert told(office) == [RIGHTS]


def test_a_post_that_is_withdrawn_moved_or_cancelled_leaves_its_day(office):
    office.queue.apply()
    lay(office.house.root, SETTINGS, spring="campaign: spring\nposts: []\n")
    assert told(office) == [RIGHTS, MIGRANTS]
    lay(office.house.root, SETTINGS, spring=SPRING)
    office.queue.move(["doors"], "2026-12-10 09:00", "")
    assert told(office) == [MIGRANTS]
    office.queue.cancel(["doors"], "")
    assert told(office) == [RIGHTS, MIGRANTS]


def test_only_days_of_the_coming_month_are_told(office, clock):
    assert date(2026, 12, 24).toordinal() - NOON.date().toordinal() > AHEAD
    clock.forward(days=-12)
    assert told(office) == ["2026-11-16 is International Day for Tolerance, and no post goes out that day", RIGHTS]


def test_a_desk_that_marks_no_day_is_told_nothing(tmp_path, clock):
    desk = Desk.open(lay(tmp_path / "other", SETTINGS.partition("[days]")[0], spring=SPRING), clock)
    with desk.log:
        assert told(desk) == []
