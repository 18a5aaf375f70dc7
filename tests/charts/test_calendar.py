"""On which days do we post, where are the gaps, and what comes next?"""

from datetime import date, timedelta

from msgspec import structs

from postdesk.charts import calendar as chart
from postdesk.figures.period import Period
from stage.invented import MIDWEEK, ZONE, intent, material, post


def test_whole_weeks_from_four_before_to_one_after():
    rows = chart.rows(material())
    assert (rows[0].day, rows[-1].day, len(rows)) == (date(2026, 10, 19), date(2026, 11, 29), 42)
    assert [row.day.day for row in rows if row.inside] == [16, 17, 18, 19, 20, 21, 22]


def test_a_month_has_all_its_days():
    rows = chart.rows(material(period=Period.month("2026-11", ZONE)))
    assert [row.day.day for row in rows if row.inside] == list(range(1, 31))
    assert (rows[0].day.weekday(), rows[-1].day.weekday()) == (0, 6)


def test_published_and_to_come():
    posts = [post(0), post(0, "mastodon"), post(1)]
    queue = [intent("a", 4, "queued"), intent("b", 4, "held"), intent("c", 1, "published"), intent("d", 8, "missed")]
    rows = {row.day.day: row for row in chart.rows(material(*posts, intended=queue, now=MIDWEEK)) if row.inside}
    assert (rows[16].published, rows[17].published, rows[17].to_come, rows[20].to_come) == (2, 1, 0, 2)
    assert [rows[day].lived for day in (17, 18, 19)] == [True, True, False]


def days(*published, lived=True):
    return [
        chart.Row(date(2026, 11, 16) + timedelta(number), count, 0, inside=True, lived=lived)
        for number, count in enumerate(published)
    ]


def test_the_title_counts_days_and_names_the_longest_pause():
    assert chart.title(days(0, 0)) == "Nothing was published in the weeks shown"
    assert chart.title(days(1, 2, 1)) == "Posts on 3 of 3 days"
    assert chart.title(days(1, 0, 1, 0, 0, 3, 0)) == "Posts on 3 of 7 days; longest pause: 2 days"
    assert chart.title(days(1)) == "Posts on 1 of 1 day"
    assert chart.title([*days(1, 0), *days(0, 0, 0, lived=False)]) == "Posts on 1 of 2 days; longest pause: 1 day"


def test_days_before_the_week_of_the_first_known_post_are_blank_and_no_pause():
    """Of November's first fifteen days nothing is known; a desk whose posts begin later has no days of its own yet."""
    rows = chart.rows(material(post(1), post(3), period=Period.month("2026-11", ZONE), now=MIDWEEK))
    inside = {row.day.day: row.published for row in rows if row.inside}
    assert (inside[1], inside[15], inside[16], inside[17]) == (None, None, 0, 1)
    assert chart.title(rows).startswith("Posts on 1 of 3 days; longest pause: 1 day")
    assert "Posts by day: Mon 16 Nov: 0, Tue 17 Nov: 1, Wed 18 Nov: 0." in chart.alt(rows)
    assert chart.title(days(None, None)) == "Nothing was published in the weeks shown"


def test_of_equal_pauses_the_latest():
    assert chart.longest_pause(days(0, 1, 0)) == (date(2026, 11, 18),)


def test_the_picture_in_words():
    assert chart.alt(days(1, 0, 2)) == (
        "Posts on 2 of 3 days; longest pause: 1 day. Posts by day: Mon 16 Nov: 1, Tue 17 Nov: 0, Wed 18 Nov: 2. "
        "Still to come: 0. Longest pause: 17 Nov."
    )
    assert "none yet" in chart.alt(days(0, lived=False))


def test_how_to_read_it():
    """Only of what is drawn: a day of nine posts is a number with one dot, a day without any has none."""
    frame = "The frame marks this report's days."
    assert chart.subtitle(days(1, 2)) == f"One dot is one post (n = 3). {frame}"
    assert chart.subtitle(days(1, 9)) == f"One dot is one post, or as many as its number says (n = 10). {frame}"
    assert chart.subtitle(days(0, 0)) == frame
    ahead = structs.replace(days(1)[0], to_come=2)
    assert chart.subtitle([ahead]) == f"One dot is one post (n = 1). A hollow dot is still to come. {frame}"


def test_a_pause_of_another_month_is_not_in_the_title():
    before = [chart.Row(date(2026, 11, 2) + timedelta(number), 0, 0, inside=False, lived=True) for number in range(14)]
    assert chart.title([*before, *days(1, 0, 1)]) == "Posts on 2 of 3 days; longest pause: 1 day"
