"""How fresh the figures are: when each network was counted last, and what nobody has counted."""

from pathlib import Path

from postdesk.log.readings.facts import Freshness
from postdesk.report.contents import report
from postdesk.report.freshness import counted_last, fresh_and_missing
from postdesk.report.gathering import Gathered
from postdesk.settings import House
from stage.invented import AFTER, ZONE, material, post

HOUSE = House(Path(), "Office", ZONE)
FRESH = Freshness("x", "export", AFTER)


def test_each_network_is_told_with_its_last_count_and_what_is_missing():
    made = report(Gathered(material(post(0, core=3), post(1, "linkedin")), freshness=(FRESH,)), HOUSE)
    assert counted_last(made, FRESH) == "X: last counted Tue 24 Nov 13:00, from an export"
    assert fresh_and_missing(made) == [counted_last(made, FRESH), *made.missing]
    assert made.missing[0].startswith("LinkedIn: 1 post without figures. Fetch them at LinkedIn > Page")


def test_where_nothing_was_counted_the_commands_are_named():
    assert fresh_and_missing(report(Gathered(material()), HOUSE)) == [
        "Nothing was counted yet: run postdesk measure or postdesk import."
    ]
