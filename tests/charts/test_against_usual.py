"""Were this period's posts engaged with more, or less, than usual?"""

from datetime import date
from itertools import combinations, pairwise

import pytest

from postdesk.charts import against_usual as chart
from postdesk.charts.picture import picture
from postdesk.charts.theme import SMALL, width
from postdesk.figures.usual import Usual
from postdesk.words import KNOWN, num, speaking
from stage.drawn import marks
from stage.invented import busy, material, post, verdict


def row(network="X", engagements=10, current=True, outcome="ordinary"):
    return chart.Row(network, date(2026, 11, 16), engagements, current, outcome)


def test_posts_of_the_week_and_of_twelve_weeks_before():
    posts = [post(-85, core=1), post(-84, core=2), post(-1, core=3), post(0, core=4), post(6, core=5), post(7, core=6)]
    rows = chart.rows(material(*posts, verdicts={"x": verdict("x", "ordinary")}))
    assert [(each.engagements, each.current) for each in rows] == [(2, False), (3, False), (4, True), (5, True)]
    assert {each.outcome for each in rows} == {"ordinary"}


def test_replies_and_posts_without_figures_are_left_out():
    assert chart.rows(material(post(1, core=9, reply=True), post(2))) == []


def test_the_title_says_what_the_rule_found_and_nothing_else():
    assert chart.title([]) == "This period has no post with figures"
    assert chart.title([row(current=False)]) == "This period has no post with figures"
    assert (
        chart.title([row(outcome="too few"), row("Bluesky", outcome="too short")])
        == "Too few posts with figures to compare with usual"
    )
    assert chart.title([row(), row("Bluesky", outcome="too few")]) == "No network is clearly above or below its usual"
    assert chart.title([row(outcome="still rising")]) == "No network is clearly above or below its usual"
    assert chart.title([row(outcome="above"), row("Bluesky")]) == "X is clearly above its usual"
    both = [row(outcome="above"), row("LinkedIn", outcome="above"), row("Bluesky", outcome="below")]
    assert chart.title(both) == "LinkedIn and X: clearly above; Bluesky: clearly below"
    assert chart.title(both[1:]) == "LinkedIn is clearly above its usual; Bluesky: clearly below"
    assert chart.title(both[:2]) == "LinkedIn and X are clearly above their usual"
    many = [row(name, outcome="below") for name in ("X", "Bluesky", "Mastodon", "Threads")]
    assert chart.title(many) == "Bluesky, Mastodon and 2 more are clearly below their usual"


def test_a_title_far_from_the_band_still_says_what_was_tested():
    """Three posts far above the band are not "inside the usual range", only not clearly above it."""
    rows = [row(engagements=900), *(row(engagements=10, current=False) for _ in range(20))]
    assert chart.title(rows) == "No network is clearly above or below its usual"


def test_what_is_usual_is_the_middle_half_of_eight_posts_or_more():
    before = [row(engagements=value, current=False) for value in (1, 2, 3, 4, 5, 6, 7)]
    assert chart.band_of(before) is None
    assert chart.band_of([*before, row(engagements=8, current=False), row(engagements=1000)]) == Usual(2.75, 4.5, 6.25)


def test_figures_in_words():
    before = [row(engagements=value, current=False) for value in (1, 2, 3, 4, 5, 6, 7, 8)]
    assert chart.said(before) == ("no post with figures", "usual 3 to 6")
    assert chart.said([row(engagements=1500)]) == ("1,500 (n = 1)", "too few posts to compare")
    assert chart.said([row(engagements=10), row(engagements=30)]) == ("median 20 (n = 2)", "too few posts to compare")


def test_the_picture_in_words():
    assert chart.alt([row(outcome="above"), row("Bluesky", outcome="still rising")]) == (
        "X is clearly above its usual. Bluesky: 10 (n = 1), too few posts to compare, still rising. "
        "X: 10 (n = 1), too few posts to compare, clearly above."
    )


def test_equal_distances_are_equal_factors_and_corrections_below_0_stand_at_0():
    scale = chart.Scale(100)
    assert scale.marks == [0, 3, 10, 30, 100]
    assert scale.x(-4) == scale.x(0) == chart.WIDE.left
    assert chart.WIDE.left < scale.x(10) < scale.x(100) < chart.WIDE.right


@pytest.mark.parametrize("layout", [chart.WIDE, chart.NARROW])
@pytest.mark.parametrize("highest", [9, 300, 40_000, 400_000, 7 * 10**6, 10**9])
def test_the_numbers_of_the_scale_stand_apart_however_great_they_are(layout, highest):
    scale = chart.Scale(highest, layout)
    spans = [(scale.x(value), width(num(value), SMALL)) for value in scale.marks]
    assert len(spans) >= 3
    assert all(x - wide / 2 > before + other / 2 for (before, other), (x, wide) in pairwise(spans))


def test_great_numbers_stand_at_powers_of_ten():
    assert chart.Scale(400_000).marks == [0, 10, 100, 1000, 10_000, 100_000]
    assert chart.Scale(10**9).marks == [0, 1000, 10**6, 10**9]


def test_how_to_read_it():
    rows = [row(), row(current=False), row(current=False)]
    assert chart.subtitle(rows) == "Engagements per post. Bold: this report (n = 1); pale: the 12 weeks before (n = 2)."


def test_on_a_phone_the_figures_stand_above_the_strips():
    one = picture(chart, busy(300)).on_a_phone
    figure = one.figure()
    assert figure.get_size_inches()[0] * 72 == chart.NARROW.width
    texts = [text.get_text() for text in figure.axes[0].texts]
    assert any(text.startswith("median ") for text in texts)
    assert any(text.startswith("usual ") for text in texts)
    assert one.name == "against-usual-narrow"


def test_on_a_phone_no_words_touch_and_none_leave_the_paper():
    for number in (3, 30, 300):
        for language in KNOWN:
            with speaking(language):
                figure = picture(chart, busy(number, simulated=True)).on_a_phone.figure()
                found, wide = marks(figure), 72 * figure.get_size_inches()[0]
            assert all(0 <= one.box.x0 <= one.box.x1 <= wide for one in found)
            for one, other in combinations(found, 2):
                assert not one.box.padded(-0.75).overlaps(other.box.padded(-0.75)), (one.words, other.words)


def test_what_is_usual_has_a_key_where_it_is_drawn_and_no_other():
    few = [post(0, core=3), post(-7, core=3)]
    many = [post(0, core=3), *(post(-day, core=day) for day in range(7, 17))]
    for posts, there in ((few, False), (many, True)):
        one = picture(chart, material(*posts))
        for drawn in (one, one.on_a_phone):
            assert ("usual: the middle half" in {mark.words for mark in marks(drawn.figure())}) is there
