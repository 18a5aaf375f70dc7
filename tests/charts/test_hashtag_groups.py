"""Which hashtags stand on which network, and in which language?"""

from postdesk.charts.hashtag_groups import BY_LANGUAGE, BY_NETWORK
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


def test_three_panels_stand_side_by_side():
    few, many = ([post(0, f"n{number}", hashtags=("A",)) for number in range(count)] for count in (3, 7))
    assert BY_NETWORK.size([])[1] == BY_NETWORK.size(rows(BY_NETWORK, *few))[1]
    assert BY_NETWORK.size(rows(BY_NETWORK, *many))[1] == 3 * BY_NETWORK.size([])[1]


def test_posts_that_do_not_say_their_language_are_no_language():
    unsaid = [post(day, hashtags=("IOM",)) for day in range(3)]
    assert BY_LANGUAGE.title(rows(BY_LANGUAGE, *unsaid)) == "No post with a hashtag says its language"
    both = rows(BY_LANGUAGE, *unsaid, post(0, hashtags=("Safe",), language="fr"))
    assert BY_LANGUAGE.title(both) == "#Safe leads in 1 of 1 language"
