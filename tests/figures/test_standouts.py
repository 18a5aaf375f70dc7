"""The best post, and the one to learn from."""

import msgspec

from postdesk.figures.period import Period
from postdesk.figures.standouts import best_post, lowest_post
from postdesk.figures.usual import samples
from postdesk.report.wording import standout_why
from stage.invented import ZONE, material, post


def both(*posts):
    stuff = material(*posts)
    found = samples(stuff)
    return best_post(stuff, found), lowest_post(stuff, found)


def test_furthest_above_its_own_networks_median():
    """50 on X, where 10 is usual, is more than 300 on LinkedIn, where 200 is."""
    before = [post(-7, "x", 10), post(-8, "linkedin", 200), post(-9, "linkedin", 200)]
    high, low = both(*before, post(0, "x", 50), post(1, "linkedin", 300), post(2, "linkedin", 20))
    assert high.post.network == "x"
    assert (high.engagements, high.compared, high.median) == (50, 1, 10)
    assert standout_why(high, "X") == "50 engagements on X (median of 1 post before: 10)"
    assert standout_why(low, "LinkedIn") == "20 engagements on LinkedIn (median of 2 posts before: 200)"


def test_a_network_without_a_past():
    high, _ = both(post(0, core=7), post(1, core=9))
    assert standout_why(high, "X") == "9 engagements on X (median of 2 posts of this report: 8)"


def test_young_posts_may_be_best_but_nobody_learns_from_them():
    young = [msgspec.structs.replace(post(day, core=day), as_of=post(day).published) for day in range(4)]
    high, low = both(*young)
    assert high.post.figures.core == 3
    assert low == "unsettled"


def test_on_monday_one_learns_from_the_week_before():
    settled = [post(day, core=10 + day) for day in (-7, -6, -5)]
    young = msgspec.structs.replace(post(0, core=1), as_of=post(0).published)
    _, low = both(*settled, young)
    assert low.post == settled[0]
    assert both(*settled[1:], young)[1] == "unsettled"


def test_without_figures_there_is_neither():
    assert both(post(0)) == ("uncounted", "unsettled")
    assert both() == ("unpublished", "unsettled")


def test_a_post_of_the_week_before_says_that_it_is_one():
    settled = [post(day, core=10 + day) for day in (-7, -6, -5)]
    _, low = both(*settled)
    assert low.earlier
    assert standout_why(low, "X").endswith("; of the week before, since this week's are too young to judge")
    _, own = both(*settled, *(post(day, core=3) for day in range(3)))
    assert (own.earlier, own.post.published >= post(0).published) == (False, True)


def test_a_month_looks_at_itself_alone():
    stuff = material(*[post(day, core=10) for day in (-20, -19, -18)], period=Period.month("2026-12", ZONE))
    assert lowest_post(stuff, samples(stuff)) == "unsettled"


def test_no_post_is_called_high_that_is_not_nor_low():
    before = [post(-7, core=10), post(-8, core=10)]
    assert both(*before, *(post(day, core=4) for day in range(3)))[0] == "none above"
    assert both(*before, *(post(day, core=30) for day in range(3)))[1] == "none below"
    assert both(post(0, core=7)) == ("none above", "unsettled")
