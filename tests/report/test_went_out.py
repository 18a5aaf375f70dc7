"""A small desk's week, as every form of its report tells it: what went out, what it got, what comes, what is missing."""

import msgspec
import pytest

from postdesk.figures.period import Period
from postdesk.models import Account, Figures
from postdesk.report import printed
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.mailing import message
from postdesk.report.paper import blocks
from postdesk.report.pdf import texts
from postdesk.report.went_out import coming, got, stands_out, went_out
from postdesk.settings import House
from postdesk.words import speaking
from stage.invented import AFTER, ZONE, at, intent, material, post

FEW = (
    post(0, "facebook", 12, text="Information day for returnees.", url="https://example.org/1", language="en"),
    post(2, "linkedin", 31, text="Thirty employers came.", ref="day/jobs@linkedin"),
    post(3, "facebook", text="Doors open at six.", exact=False),
)


def house(tmp_path):
    accounts = {"facebook": Account("facebook", "facebook", by_hand=True), "linkedin": Account("linkedin", "linkedin")}
    return House(tmp_path, "Small Office", ZONE, accounts=accounts)


@pytest.fixture
def small(tmp_path):
    """Two posts with figures, one without, two to come next week."""
    waiting = [
        intent("tea", 9, "queued", "linkedin", text="Tea for all who helped."),
        intent("doors", 7, "held", "facebook"),
        intent("later", 21, "queued", "facebook"),
        intent("lost", 8, "missed", "facebook"),
    ]
    stuff = msgspec.structs.replace(material(*FEW), waiting=tuple(waiting))
    return report(Gathered(stuff), house(tmp_path))


def forms(made):
    letter = message(made, printed(made, "html"), "a@example.org", ["b@example.org"])
    return [
        printed(made, "html"),
        printed(made, "md").replace("\\", ""),
        "\n".join(texts(blocks(made))),
        *(letter.get_body([kind]).get_content() for kind in ("plain", "html")),
    ]


def test_each_post_is_listed_with_what_it_got(small):
    assert [(one.text, one.about) for one in went_out(small)] == [
        ("Information day for returnees.", "Mon 16 Nov 09:00 · Facebook · 12 engagements; counted when 8 days old"),
        ("Thirty employers came.", "Wed 18 Nov 09:00 · LinkedIn · 31 engagements; counted when 8 days old"),
        ("Doors open at six.", "Thu 19 Nov · Facebook · not counted yet"),
    ]
    for form in forms(small):
        assert "Wed 18 Nov 09:00 · LinkedIn · 31 engagements; counted when 8 days old" in form
        assert "Two posts to look at" not in form


def test_what_comes_next_week_is_listed_and_nothing_later_or_lost(small):
    assert coming(small) == [
        "2 posts are planned.",
        "Mon 23 Nov 09:00 · Facebook · day/doors@facebook",
        "Wed 25 Nov 09:00 · LinkedIn · Tea for all who helped.",
    ]
    for form in forms(small):
        assert all(line in form for line in coming(small))
        assert "No rule asks for anything." not in form


def test_what_is_missing_is_told_with_the_way_to_get_it(small):
    way = "Fetch them at Meta Business Suite > Insights > Content > Export data, then `postdesk import FILE`."
    assert small.missing == (f"Facebook: 1 post without figures. {way}",)
    for form in forms(small):
        assert "Facebook: 1 post without figures. Fetch them at Meta Business Suite" in form
    assert "not given for posts on Facebook" not in printed(small, "md").split("reach:")[0]


def test_the_first_five_of_many_are_named(tmp_path):
    waiting = tuple(intent(f"p{number}", 7 + number % 7, "queued") for number in range(9))
    made = report(Gathered(msgspec.structs.replace(material(*FEW), waiting=waiting)), house(tmp_path))
    assert (coming(made)[0], len(coming(made))) == ("9 posts are planned.", 6)


def test_that_nothing_is_planned_is_said_while_there_is_time_for_it(tmp_path):
    begun = report(Gathered(material(*FEW, now=at(8))), house(tmp_path))
    over = report(Gathered(material(*FEW, now=at(14))), house(tmp_path))
    assert (coming(begun), coming(over)) == (["Nothing is planned yet."], [])
    campaign = Period("day", AFTER.date(), AFTER.date(), ZONE, "campaign")
    assert coming(report(Gathered(material(*FEW, period=campaign)), house(tmp_path))) == []


def test_many_posts_are_not_listed_on_page_one(tmp_path):
    made = report(Gathered(material(*(post(day % 7) for day in range(6)))), house(tmp_path))
    assert went_out(made) == []
    assert stands_out(made)


def test_a_post_that_stands_out_of_few_is_shown_as_well(tmp_path):
    before = [post(-7 * week, core=3) for week in range(1, 13)]
    made = report(Gathered(material(*before, post(0, core=30))), house(tmp_path))
    assert [one.about for one in went_out(made)] == ["Mon 16 Nov 09:00 · X · 30 engagements; counted when 8 days old"]
    assert "Two posts to look at" in printed(made, "md")


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (Figures(1, 0, 0, clicks=1, reach=1200), "1 engagement, 1 link click, reach: 1,200; counted when 8 days old"),
        (Figures(5, None, 1, clicks=0), "reactions: 5, shares: 1, 0 link clicks; counted when 8 days old"),
        (Figures(), "not given by X"),
    ],
)
def test_what_a_post_got_is_what_its_network_gives(figures, said, tmp_path):
    one = msgspec.structs.replace(post(0, core=1), figures=figures)
    assert got(report(Gathered(material(one)), house(tmp_path)), one) == said


def test_invented_figures_are_called_so(tmp_path):
    one = post(0, core=3, simulated=True)
    assert got(report(Gathered(material(one)), house(tmp_path)), one) == (
        "3 engagements; counted when 8 days old; simulated"
    )


def test_in_arabic_the_number_does_not_run_along_with_the_network(small, tmp_path):
    """Without isolates the digits would go with the Latin name before them, to its other side."""
    with speaking("ar"):
        assert " · \u2068Facebook\u2069 · 12 تفاعلًا" in went_out(small)[0].about
        assert " · \u2068LinkedIn\u2069 · \u2068Tea for all who helped.\u2069" in coming(small)[2]
