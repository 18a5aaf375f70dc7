"""What a look at a month shows: an account that says nothing for long, and one that says much on one day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from postdesk.desk import Desk
from postdesk.queue.calendar_days import CalendarEntry, PlannedDay
from postdesk.queue.uneven_days import AHEAD, uneven_days
from postdesk.settings import House
from stage.desks import SETTINGS, lay, write

FIRST = date(2026, 12, 1)
HOUSE = House(Path(), "Office", "UTC")


def month(**posts):
    """December, with what each account has on which days, such as `fedi="1 1 20"`; "20-" is called off."""
    entries = {}
    for account, days in posts.items():
        for day in days.split():
            state = "cancelled" if day.endswith("-") else "queued"
            entries.setdefault(int(day.rstrip("-")), []).append(CalendarEntry("09:00", "spring/x", (account,), state))
    days = [FIRST + timedelta(days=ahead) for ahead in range(31)]
    return [PlannedDay(day, tuple(entries.get(day.day, ())), within=True) for day in days]


def test_a_gap_and_a_pile_are_named_in_their_order():
    told = [each.says for each in uneven_days(month(fedi="1 20 20 20 20 20", page="3 10 17 24 31"), HOUSE)]
    assert told == ["fedi says nothing from 2026-12-02 to 2026-12-19, 18 days", "fedi has 5 posts on 2026-12-20"]


def test_two_weeks_and_four_posts_are_nothing_to_tell():
    assert uneven_days(month(fedi="1 15 29 29 29 29"), HOUSE) == []


def test_what_was_called_off_fills_no_gap_and_makes_no_pile():
    (gap,) = uneven_days(month(fedi="1 10- 20"), HOUSE)
    assert (gap.first, gap.last) == (date(2026, 12, 2), date(2026, 12, 19))


def campaign(*days):
    """A campaign with a post on each of some days, such as "12-01"; of several on one day a quarter of an hour apart."""
    posts = [
        f"  - {{id: p{number}, at: 2026-{day} {9 + number // 4:02}:{number % 4 * 15:02}, text: Number {number}.}}\n"
        for number, day in enumerate(days)
    ]
    return "campaign: spring\naccounts: [fedi]\nposts:\n" + "".join(posts)


@pytest.fixture
def desk(tmp_path, clock):
    """A desk that has said something a week ago, on a clock of 23 November."""
    clock.forward(days=-10)
    desk = Desk.open(
        lay(tmp_path, SETTINGS, before=campaign("11-16").replace("spring", "before").replace("Number", "Before")), clock
    )
    desk.queue.apply()
    clock.forward(days=2, hours=21)
    desk.publishing.publish_due()
    clock.forward(days=7, hours=3)
    with desk.log:
        yield desk


def told(desk):
    return [each.says for each in desk.queue.uneven_ahead(desk.queue.plan()[1])]


def test_a_plan_tells_the_gaps_and_piles_that_it_leaves(desk):
    write(desk, spring=campaign("12-02", *["12-03"] * 5))
    uneven = ["fedi says nothing from 2026-11-17 to 2026-12-01, 15 days", "fedi has 5 posts on 2026-12-03"]
    assert told(desk) == uneven
    desk.queue.apply()
    assert told(desk) == uneven


def test_a_plan_that_moves_or_withdraws_posts_is_told_as_it_leaves_them(desk):
    write(desk, spring=campaign("12-02", *["12-03"] * 5))
    desk.queue.apply()
    write(desk, spring=campaign("11-25", *["12-03"] * 3, "12-04"))
    assert told(desk) == []


def test_what_is_over_or_far_ahead_is_not_told(desk, clock):
    far = f"{clock().date() + timedelta(days=AHEAD + 20):%m-%d}"
    write(desk, spring=campaign("11-28", "12-10", "12-20", "12-30", *[far] * 6).replace(f"2026-{far}", f"2027-{far}"))
    assert told(desk) == ["fedi says nothing from 2026-12-31 to 2027-02-10, 42 days"]


def test_a_desk_says_what_is_much_and_long_for_it(desk):
    settings = desk.house.campaigns / "desk.toml"
    write(desk, spring=campaign("12-02", *["12-03"] * 5))
    for days, wanted in (("quiet = 20\nmost = 2", ["fedi has 5 posts on 2026-12-03"]), ("quiet = 0\nmost = 0", [])):
        settings.write_text(f"{SETTINGS}\n[days]\n{days}\n", "utf-8")
        assert told(desk.read_again()) == wanted
