"""Which hashtags stand on which network, and in which language?"""

from postdesk.charts.hashtag_groups import BY_LANGUAGE, BY_NETWORK, ROW
from postdesk.charts.sheet import NARROW
from stage.invented import material, post


def rows(chart, *posts):
    return chart.rows(material(*posts))


def test_the_title_names_what_leads_alone_in_most_groups_and_where_else_it_is_level():
    """Each network's posts in turn: who leads, who shares the lead."""
    led = [post(0, name, hashtags=("Safe", "IOM")[:count]) for name, count in (("x", 1), ("mastodon", 2))]
    assert BY_NETWORK.title(rows(BY_NETWORK, *led[:1])) == "#Safe leads on 1 of 1 network"
    assert BY_NETWORK.title(rows(BY_NETWORK, *led)) == "#Safe leads on 1 of 2 networks, tied on 1"
    elsewhere = (post(1, "linkedin", hashtags=("IOM",)), post(1, "bluesky", hashtags=("IOM",)))
    assert BY_NETWORK.title(rows(BY_NETWORK, *led, *elsewhere)) == "#IOM leads on 2 of 4 networks, tied on 1"
    assert BY_NETWORK.title([]) == "No hashtag was used in 26 weeks"
    spoken = [post(0, hashtags=("IOM",), language="fr"), post(0, hashtags=("Safe", "IOM"), language="sq")]
    assert BY_LANGUAGE.title(rows(BY_LANGUAGE, spoken[0])) == "#IOM leads in 1 of 1 language"
    assert BY_LANGUAGE.title(rows(BY_LANGUAGE, *spoken)) == "#IOM leads in 1 of 2 languages, tied in 1"


def test_where_every_lead_is_shared_no_hashtag_is_said_to_lead():
    """Sixty hashtags once each: the first by the alphabet leads nowhere."""
    once = [post(day, "x", hashtags=(f"Tag{day}",), language="fr") for day in range(-60, 0)]
    assert BY_NETWORK.title(rows(BY_NETWORK, *once)) == "On every network several hashtags are level at the top"
    assert BY_LANGUAGE.title(rows(BY_LANGUAGE, *once)) == "In every language several hashtags are level at the top"


def test_in_words():
    found = rows(
        BY_LANGUAGE, post(0, hashtags=("IOM",), language="fr"), post(1, language="fr"), post(1, hashtags=("A",))
    )
    assert BY_LANGUAGE.alt(found) == "#IOM leads in 1 of 1 language. French: #IOM 50%. not stated: #A 100%."
    assert BY_LANGUAGE.subtitle(found) == "Share of posts that carry a hashtag, up to 5 each (n = 3)."


def test_three_panels_stand_side_by_side_and_two_on_a_phone():
    one, few, many = (
        rows(BY_NETWORK, *(post(0, f"n{number}", hashtags=("A",)) for number in range(count))) for count in (1, 3, 7)
    )
    panel = BY_NETWORK.size(one)[1]
    assert [BY_NETWORK.size(each)[1] for each in (few, many)] == [panel, 3 * panel]
    assert [BY_NETWORK.size(each, NARROW)[1] for each in (few, many)] == [2 * panel, 4 * panel]


def test_posts_that_do_not_say_their_language_are_no_language():
    unsaid = [post(day, hashtags=("IOM",)) for day in range(3)]
    assert BY_LANGUAGE.title(rows(BY_LANGUAGE, *unsaid)) == "No post with a hashtag says its language"
    both = rows(BY_LANGUAGE, *unsaid, post(0, hashtags=("Safe",), language="fr"))
    assert BY_LANGUAGE.title(both) == "#Safe leads in 1 of 1 language"


def test_a_panel_is_as_high_as_the_most_hashtags_of_any_of_them_and_holds_five_at_most():
    heights = [
        BY_NETWORK.size(rows(BY_NETWORK, *(post(0, hashtags=(f"T{tag}",)) for tag in range(tags))))[1]
        for tags in (1, 2, 5, 6)
    ]
    assert heights == [heights[0], heights[0] + ROW, heights[0] + 4 * ROW, heights[0] + 4 * ROW]
