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


def test_a_period_without_a_post_has_nothing_to_count_and_names_what_reads_posts_from_elsewhere():
    (said,) = fresh_and_missing(report(Gathered(material()), HOUSE))
    assert said == (
        "Nothing to count: no post of this period is known. "
        "`postdesk import FILE` reads a network's export of what went out without postdesk."
    )


def test_of_posts_whose_networks_give_figures_to_nobody_no_command_is_named():
    assert fresh_and_missing(report(Gathered(material(post(0, "telegram"))), HOUSE)) == [
        "postdesk knows no way to the figures of these posts."
    ]
