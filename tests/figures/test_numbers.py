"""The figures of page one, and what they rest on."""

from datetime import timedelta

import msgspec

from postdesk.figures.headline_rule import verdicts
from postdesk.figures.numbers import Basis, Number, basis, network_figures, numbers
from postdesk.figures.period import Period
from postdesk.figures.usual import Usual, samples
from postdesk.models import Figures
from postdesk.report.wording import figure_label, figure_note
from stage.invented import WEEK, ZONE, material, post


def counted(day, network="x", **figures):
    return msgspec.structs.replace(post(day, network, core=0), figures=Figures(**figures))


def test_what_nobody_gave_is_missing_and_never_0():
    posts, engagements, clicks = numbers(material(post(0), post(1, "mastodon")), planned=3)
    assert posts == Number("posts", 2, None, 2, 2, planned=3)
    assert (figure_label(posts), figure_note(posts)) == ("posts published", "planned: 3")
    assert engagements == Number("core", None, None, 2, 0), "nobody has counted them yet"
    assert figure_label(engagements) == "engagements at seven days"
    assert figure_note(engagements) == "on 0 of 2 posts"
    assert clicks.value is None


def test_a_network_is_silent_when_its_posts_were_counted_and_it_gave_nothing():
    asked = msgspec.structs.replace(post(1, "mastodon"), as_of=WEEK.end)
    assert numbers(material(post(0), asked), 0)[1] == Number("core", None, None, 2, 0, silent=("Mastodon",))


def test_sums_say_on_how_many_posts():
    stuff = material(counted(0, reactions=3, comments=1, shares=0, clicks=0), counted(1, "mastodon", reactions=5))
    assert [one.value for one in numbers(stuff, 0)] == [2, 4, 0]
    assert (figure_note(numbers(stuff, 0)[1]), numbers(stuff, 0)[1].silent) == ("on 1 of 2 posts", ("Mastodon",))


def test_usual_is_the_middle_half_of_weekly_sums():
    posts = [post(-7 * week, core=week) for week in range(1, 13)]
    assert [one.usual for one in numbers(material(*posts), 0)] == [Usual(1, 1, 1), Usual(3.75, 6.5, 9.25), None]


def test_a_week_without_posts_counts_as_0_and_one_without_figures_not_at_all():
    posts = [post(-80, core=10), post(-7), *(post(-7 * week, core=10) for week in range(2, 10))]
    published, engagements, _ = numbers(material(*posts), 0)
    assert published.usual == Usual(1, 1, 1)
    assert engagements.usual == Usual(10, 10, 10)


def test_weeks_without_a_post_alone_say_nothing_of_what_is_usual():
    """Ten weeks without a post, and two whose posts nobody gave clicks of: 0 is not what clicks usually come to."""
    published, engagements, clicks = numbers(material(post(-84, core=9), post(-40, core=9)), 0)
    assert (published.usual, engagements.usual) == (Usual(0, 0, 0), Usual(0, 0, 0))
    assert clicks.usual is None


def test_below_eight_weeks_and_for_months_nothing_is_usual():
    few = [post(-7 * week, core=week) for week in range(1, 8)]
    assert numbers(material(*few), 0)[0].usual is None
    many = [post(-7 * week, core=week) for week in range(1, 13)]
    assert numbers(material(*many, period=Period.month("2026-11", ZONE)), 0)[0].usual is None


def by_network(*posts):
    stuff = material(*posts)
    found = samples(stuff)
    return network_figures(stuff, found, verdicts(found.values()))


def test_reach_is_a_median_by_network_and_has_no_total():
    rows = by_network(
        counted(0, reach=100),
        counted(1, reach=10),
        counted(2, reach=40),
        counted(3),
        counted(0, "mastodon", reactions=1, comments=1, shares=1),
    )
    assert [(row.name, row.posts, row.reach, row.reach_on, row.clicks, row.median) for row in rows] == [
        ("X", 4, 40, 3, None, None),
        ("Mastodon", 1, None, 0, None, 3),
    ]


def test_clicks_are_summed_within_a_network():
    assert [
        (row.clicks, row.clicks_on, row.outcome, row.p)
        for row in by_network(counted(0, clicks=2), counted(1, clicks=5))
    ] == [(7, 2, "too few", None)]


def test_the_rules_p_is_printed():
    posts = [post(-7 * week, core=week) for week in range(1, 14)]
    (row,) = by_network(*posts, *(post(0, core=99) for _ in range(3)))
    assert row.p == round(2 / 455, 4)


def test_what_the_figures_rest_on():
    young = msgspec.structs.replace(post(5, core=3, ref="day/a@x"), as_of=WEEK.begin + timedelta(days=6))
    posts = [young, post(0, core=1, simulated=True, ref="day/b@x"), post(0)]
    assert basis(material(*posts)) == Basis(posts=3, counted=2, still_rising=1, simulated=1, imported=1)


def test_sums_count_each_post_at_seven_days_and_say_which_are_younger():
    """20 at five days and 40 at nine make 30 at seven; the week before had 10 then, and 90 today."""
    elder, grown, young = post(-7, core=90, remote_id="1"), post(0, core=40, remote_id="2"), post(5, core=4)
    young = msgspec.structs.replace(young, as_of=young.published + timedelta(days=2))
    counts = {("x", "1"): ((7.0, 10, 1), (80.0, 90, 9)), ("x", "2"): ((5.0, 20, None), (9.0, 40, 3))}
    stuff = material(*(post(-7 * week, core=10) for week in range(2, 9)), elder, grown, young, counts=counts)
    _, engagements, clicks = numbers(stuff, 0)
    assert (engagements.value, engagements.usual) == (34, Usual(10, 10, 10))
    assert figure_note(engagements) == "on 2 of 2 posts; 1 of them younger, counted so far"
    assert (clicks.value, figure_note(clicks), clicks.silent) == (3, "on 1 of 2 posts", ("X",))


def test_the_median_says_on_how_many_posts_it_rests_a_reply_being_none_of_them():
    (row,) = by_network(post(0, core=3), post(1, core=5), post(2, core=99, reply=True), post(3))
    assert (row.median, row.median_on, row.counted, row.posts) == (4, 2, 3, 4)
