"""In which languages do we speak on which network?"""

from postdesk.charts import language_networks as chart
from postdesk.charts.picture import picture
from postdesk.charts.sheet import NARROW
from postdesk.words import speaking
from stage.invented import material, post


def test_every_language_on_every_network_zeros_too():
    posts = [
        post(0, language="en"),
        post(-7, language="en"),
        post(-8, "mastodon", language="ar"),
        post(-100, language="fr"),
    ]
    assert chart.rows(material(*posts)) == [
        chart.Row("en", "X", 2, 1),
        chart.Row("en", "Mastodon", 0, 0),
        chart.Row("ar", "X", 0, 0),
        chart.Row("ar", "Mastodon", 1, 0),
    ]


def title(*posts):
    return chart.title(chart.rows(material(*posts)))


def test_the_title_says_the_leading_share_and_the_rarest_language():
    english, cyrillic, silent = (post(0, language=code) for code in ("en", "sr-Cyrl", ""))
    fedi = post(0, "mastodon", language="en")
    assert title() == "No post in 13 weeks"
    assert title(english) == "English carries 100% of posts; on 1 network"
    assert title(english, english, cyrillic) == "English carries 67% of posts; every network has every language"
    arabic = post(0, "mastodon", language="ar")
    two = (english, fedi, cyrillic, cyrillic, arabic)
    assert title(*two, english) == "English carries 50% of posts; Arabic on only 1 network"
    assert title(english, fedi, cyrillic) == "English carries 67% of posts; Serbian (Cyrillic) on only 1 network"
    assert title(silent, silent, cyrillic) == "67% of posts state no language"
    assert title(silent) == "100% of posts state no language"


def test_of_two_that_are_on_as_few_networks_none_is_named():
    english, french = post(0, language="en"), post(1, "mastodon", language="fr")
    assert title(english, french) == "English carries 50% of posts"
    assert title(english, english, post(0, "mastodon", language="en"), french).endswith("French on only 1 network")


def test_the_picture_in_words():
    rows = chart.rows(material(post(0, language="en"), post(0, language="en"), post(1, "mastodon", language="fr")))
    assert chart.alt(rows) == "English carries 67% of posts. English: X 2, Mastodon 0. French: X 0, Mastodon 1."


def test_how_to_read_it():
    assert (
        chart.subtitle([chart.Row("en", "X", 3, 1)])
        == "Posts in 13 weeks (n = 3); a small +1 says that one of them is new in this report."
    )
    assert chart.subtitle([chart.Row("en", "X", 3, 0)]) == "Posts in 13 weeks (n = 3)."


def test_on_a_phone_four_networks_stand_side_by_side_and_others_below():
    posts = [post(0, f"n{number}", language="en") for number in range(5)]
    one = chart.rows(material(*posts))
    assert chart.size(one, NARROW)[1] - chart.size(one[:4], NARROW)[1] == chart.HEAD + chart.HIGH
    assert chart.size(one)[1] == chart.size(one[:4])[1]


def test_on_a_phone_the_longest_name_of_a_language_stands_whole():
    with speaking("de"):
        phone = picture(chart, material(post(0, language="cnr"))).on_a_phone.figure()
    assert "Montenegrinisch" in [text.get_text() for axes in phone.axes for text in axes.texts]
