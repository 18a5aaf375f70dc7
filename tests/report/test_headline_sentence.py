"""The headline's rule: what it says of single weeks, and how often it errs in a world in which nothing changes."""

import msgspec
import pytest

from postdesk.figures.headline_rule import LEVEL, verdicts
from postdesk.figures.usual import samples
from postdesk.report.headline_sentence import below_headline, headline, medians, published
from stage.invented import intent, material, post
from stage.simulated_weeks import clear


def history(network="x", each=4, core=10):
    """Twelve weeks and the one before them, with so many posts a week around `core` engagements."""
    return [post(-7 * week + day, network, core + day) for week in range(1, 14) for day in range(each)]


def judged(*posts):
    return verdicts(samples(material(*posts)).values())


def said(*posts, **more):
    stuff = material(*posts, **more)
    found = samples(stuff)
    return headline(stuff, found, verdicts(found.values()))


def test_clearly_above():
    """Five posts above all 48 before: the exact p is 2 / C(53, 5), and the level not shared."""
    one = judged(*history(), *(post(0, core=100 + number) for number in range(5)))["x"]
    assert (one.outcome, one.posts, one.before, one.level) == ("above", 5, 48, LEVEL)
    text = said(*history(), *(post(0, core=100 + number) for number in range(5)))
    assert text.text == "X is clearly above its usual: median engagements 102 on 5 posts, usual 11 to 12."
    assert text.strength == "clearly"
    assert "rank-sum" in text.rule


def test_clearly_below_only_when_the_posts_are_old_enough():
    low = [post(number, core=0) for number in range(5)]
    young = [msgspec.structs.replace(one, as_of=one.published) for one in low]
    assert judged(*history(), *low)["x"].outcome == "below"
    assert judged(*history(), *low[:4], young[4])["x"].outcome == "still rising"
    assert said(*history(), *young).text == "An ordinary week: no network is clearly above or below its usual."


def test_young_posts_may_be_above_since_figures_only_rise():
    high = [msgspec.structs.replace(post(0, core=500), as_of=post(0).published) for _ in range(4)]
    assert judged(*history(), *high)["x"].outcome == "above"


def test_three_posts_are_needed_and_twelve_weeks():
    assert judged(*history(), post(0, core=99), post(1, core=99))["x"].outcome == "too few"
    short = [one for one in history() if one.published >= material().period.back(11)]
    assert judged(*short, *(post(0, core=99) for _ in range(5)))["x"].outcome == "too short"


def test_replies_and_posts_without_figures_are_not_tested():
    one = judged(*history(), post(0, core=99, reply=True), post(0), *(post(0, core=12) for _ in range(3)))["x"]
    assert (one.posts, one.outcome) == (3, "ordinary")


def test_a_network_without_the_twelve_weeks_still_counts_its_old_posts_as_history():
    gap = [post(-100, core=5), *(post(0, core=9) for _ in range(3))]
    assert judged(*gap)["x"].outcome == "too short"


def test_where_nothing_could_stand_out_nothing_is_called_ordinary():
    """Four posts in thirteen weeks: 99, 98 and 97 against 1 has p = 2/4, and no three posts could have less."""
    one = [post(-90, core=1), post(-80, core=1), *(post(0, core=99 - number) for number in range(3))]
    assert judged(*one)["x"].outcome == "too short"
    assert said(*one).text == "3 posts, on X."


def test_the_level_is_shared_by_posts():
    posts = [
        *history("x"),
        *history("mastodon"),
        *(post(0, "x", 11) for _ in range(6)),
        *(post(0, "mastodon", 11) for _ in range(3)),
    ]
    levels = {name: one.level for name, one in judged(*posts).items()}
    assert levels == {"x": pytest.approx(LEVEL * 2 / 3), "mastodon": pytest.approx(LEVEL / 3)}


def test_two_networks_in_one_headline():
    posts = [
        *history("x"),
        *history("mastodon"),
        *(post(0, "x", 200) for _ in range(6)),
        *(post(0, "mastodon", 0) for _ in range(5)),
    ]
    assert said(*posts).text == (
        "X is clearly above its usual: median engagements 200 on 6 posts, usual 11 to 12; "
        "Mastodon is clearly below its usual: median engagements 0 on 5 posts, usual 11 to 12."
    )


def test_weeks_that_cannot_be_tested():
    assert said().text == "Nothing was published this week."
    few = material(post(0), post(1, "mastodon"), post(2, "mastodon", language="fr"), post(3, language="en"))
    assert headline(few, samples(few), judged(*few.posts)).text == "4 posts, on 2 networks, in 2 languages."
    assert [one.text for one in below_headline(few, judged(*few.posts))] == [
        "Too few posts with figures, or too short a history, to say whether this week is usual."
    ]
    assert said(post(0)).strength == "none"


def test_a_week_without_posts_says_how_many_were_planned_and_nothing_of_none():
    assert below_headline(material(), {}) == []
    planned = material(intended=[intent("a", 0, "missed"), intent("b", 1, "cancelled")])
    assert [one.text for one in below_headline(planned, {})] == ["2 were planned."]


def test_a_clear_network_with_a_thin_history_has_no_usual_range():
    thin = [post(-90 + 14 * number, core=number) for number in range(7)]
    assert (
        said(*thin, *(post(0, core=99) for _ in range(6))).text
        == "X is clearly above its usual: median engagements 99 on 6 posts."
    )


def test_the_sentences_below():
    posts = [
        *history("x"),
        *(post(0, "x", 20) for _ in range(6)),
        post(1, "mastodon", 3, language="fr"),
        post(1, "bluesky"),
    ]
    stuff = material(*posts)
    assert published(stuff).text == "8 posts, on 3 networks."
    assert [one.text for one in below_headline(stuff, judged(*posts))] == ["8 posts, on 3 networks."]
    of_plan = material(*posts, intended=[intent("a", 0), intent("b", 1)])
    assert published(of_plan).text == "8 posts, on 3 networks; 2 were planned."
    assert [one.text for one in medians(stuff, samples(stuff))] == [
        "X: median engagements 20 on 6 posts (usual 11 to 12).",
    ]
    three = material(*(post(0, "mastodon", 3 + number) for number in range(3)))
    assert [one.text for one in medians(three, samples(three))] == [
        "Mastodon: median engagements 4 on 3 posts (too few posts before to say what is usual). Too few posts to be sure.",
    ]


@pytest.mark.parametrize("networks", [{"x": 7}, {"x": 3, "linkedin": 4}, {"x": 3, "linkedin": 3, "mastodon": 5}])
def test_in_a_world_without_change_at_most_2_of_100_weeks_have_a_headline(networks, pytestconfig):
    assert clear(20_000 if pytestconfig.getoption("long") else 1000, 11, networks) <= 0.02


def test_posts_are_compared_at_seven_days_however_much_older_ones_have_grown_since():
    """Newest counts would put every settled post below its elders, which had months to double."""
    posts, counts = [], {}
    for number in range(13 * 5):
        weeks = 12 - number // 5
        grown = 20 + number % 5
        one = post(number % 5 - 7 * weeks, core=grown * (2 if weeks else 1), remote_id=str(number))
        posts.append(one)
        counts["x", str(number)] = ((6.0, grown), (8.0, grown), (90.0, grown * 2)) if weeks else ((8.0, grown),)
    posts.append(post(-90, core=9, remote_id="old"))
    stuff = material(*posts, counts=counts)
    found = samples(stuff)["x"]
    assert max(found.then) == max(found.now) == 24
    assert verdicts([found])["x"].outcome == "ordinary"
    assert judged(*posts)["x"].outcome == "below"
