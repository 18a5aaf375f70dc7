"""When do posts find more engagement?"""

import random

from postdesk.charts import best_time as chart
from postdesk.charts.picture import picture
from postdesk.figures.times import best_time
from stage.invented import material, post


def posts(number=200, factor=1.0):
    """Posts on working days at nine, eleven and three; `factor` is what Tuesday at nine (ten on the clock) is worth."""
    dice = random.Random(3)
    found = []
    for index in range(number):
        day, hour = dice.choice([0, 1, 2, 3, 4]), dice.choice([9, 11, 15])
        worth = factor if (day, hour) == (1, 9) else 1
        core = int(dice.lognormvariate(3, 0.5) * worth)
        found.append(post(day - 7 * (2 + index % 20), core=core, remote_id=str(index), hour=hour))
    return found


def cell(rows, day, slot):
    return next(row for row in rows if (row.weekday, row.slot) == (day, slot))


def test_cells_with_four_posts_have_an_estimate_and_the_others_are_untested():
    rows = chart.rows(material(*posts()))
    assert len(rows) == 49
    assert sum(row.effect is not None for row in rows) == 15
    assert chart.title(rows) == "No time is clearly better; 34 of 49 slots untested"
    assert sum(row.posts for row in rows) == rows[0].of == 200


def test_a_time_that_is_much_better_is_named():
    rows = chart.rows(material(*posts(factor=8)))
    assert chart.title(rows) == "Tue 09–11 is clearly better; 34 of 49 slots untested"
    assert cell(rows, 1, "09–11").better
    assert chart.alt(rows).startswith(f"{chart.title(rows)}. Highest estimate: Tue 09–11, +")


def test_too_few_posts_get_no_number():
    rows = chart.rows(material(*posts(40)))
    assert chart.title(rows) == "Too few posts to compare times: 40 of 150"
    assert best_time(rows) is None
    assert chart.alt(rows) == f"{chart.title(rows)}."


def test_the_night_replies_and_days_without_a_time_are_left_out():
    odd = [post(0, core=3, hour=3), post(0, core=3, reply=True), post(0, core=3, exact=False), post(0)]
    assert chart.rows(material(*odd))[0].of == 0


def test_colours_are_blue_above_and_orange_below():
    assert [chart.fill(value) for value in (0, 0.15, 0.9)] == list(chart.theme.STEPS[:3])
    assert [chart.fill(value) for value in (-0.05, -0.15, -0.9)] == list(chart.theme.WARM)


def test_the_best_cell_is_framed_and_named_below():
    texts = [text.get_text() for axes in picture(chart, material(*posts())).figure().axes for text in axes.texts]
    assert any(text.startswith("Framed: the highest estimate, ") for text in texts)
