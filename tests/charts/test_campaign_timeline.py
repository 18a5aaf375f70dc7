"""How did the campaign run?"""

from postdesk.charts import campaign_timeline as chart
from stage.invented import WEEK, intent, material, post


def rows(*posts, intended=()):
    return chart.rows(material(*posts, intended=intended))


def test_posts_that_are_out_and_those_to_come():
    found = rows(post(0, core=3), post(1, "mastodon"), intended=[intent("a", 2, "queued"), intent("b", 3, "missed")])
    assert [(row.network, row.to_come, row.engagements) for row in found] == [
        ("Mastodon", False, None), ("X", False, 3), ("X", True, None),
    ]  # fmt: skip
    assert chart.title(found) == "2 posts, on 2 networks; 1 to come"
    assert chart.alt(found).endswith("X: 2 posts, 3 on 1 of 1 post. Mastodon: 1 post, not counted yet.")


def test_the_title_of_a_campaign_that_has_hardly_begun():
    assert chart.title([]) == "Nothing has gone out yet"
    assert chart.title(rows(intended=[intent("a", 2, "queued")])) == "Nothing has gone out yet; 1 to come"
    assert chart.title(rows(post(0))) == "1 post, on 1 network, 16 Nov"
    assert chart.title(rows(post(0), post(2))) == "2 posts, on 1 network, 16–18 Nov"


def test_days_are_marked_at_equal_distances():
    first, last = WEEK.days[0], WEEK.days[-1]
    assert chart.marks(first, first) == [first]
    assert chart.marks(first, last) == [first, WEEK.days[3], last]
    assert chart.place(first, first, first) == (chart.BESIDE.left + chart.BESIDE.right) / 2
    assert (chart.place(first, first, last), chart.place(last, first, last)) == (
        chart.BESIDE.left,
        chart.BESIDE.right,
    )


def test_a_crowded_day_says_that_some_dots_hide_others():
    assert chart.subtitle(rows(*[post(0) for _ in range(6)])).startswith("One dot is one post (n = 6; hidden: 2)")
    assert chart.subtitle(rows(post(0))) == "One dot is one post (n = 1). Figures: engagements at seven days."


def test_a_hollow_dot_is_explained_where_there_is_one():
    told = chart.subtitle(rows(post(0), intended=[intent("a", 2, "queued")]))
    assert told == ("One dot is one post (n = 2). A hollow dot is still to come. Figures: engagements at seven days.")


def test_what_was_reckoned_between_two_counts_is_said_in_whole_numbers():
    counted = [chart.Row("X", WEEK.days[0], to_come=False, engagements=value, clicks=None) for value in (1.4, 2.2)]
    assert chart.said(counted) == "4 on 2 of 2 posts"
