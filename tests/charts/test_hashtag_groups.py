"""Which hashtags stand on which network, and in which language?"""

from postdesk.charts.hashtag_groups import BY_LANGUAGE, BY_NETWORK, ROW
from postdesk.charts.sheet import NARROW
from stage.invented import material, post


def rows(chart, *posts):
    return chart.rows(material(*posts))


def test_the_title_names_what_leads_in_most_groups_and_of_equals_both_lead():
    posts = [post(0, "x", hashtags=("IOM", "Safe")), post(0, "mastodon", hashtags=("Safe",)), post(0, "linkedin")]
    found = rows(BY_NETWORK, *posts)
    assert BY_NETWORK.title(found) == "#Safe leads on 2 of 2 networks"
    assert BY_NETWORK.title([]) == "No hashtag was used in 26 weeks"
    assert (
        BY_LANGUAGE.title(rows(BY_LANGUAGE, post(0, hashtags=("IOM",), language="fr")))
        == "#IOM leads in 1 of 1 language"
    )


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
