"""How fast does a post's engagement arrive?"""

from postdesk.charts import growth as chart
from stage.invented import grown, material, post


def known(number=6, network="x", counts=None):
    posts = [post(-30, network, 40, remote_id=str(n)) for n in range(number)]
    return material(*posts, counts={(network, str(n)): counts or grown(40) for n in range(number)})


def test_each_post_is_compared_with_its_own_seventh_day():
    rows = chart.rows(known())
    assert [row.age for row in rows] == [1, 2, 3, 5, 7, 14, 21, 28]
    assert [row.middle for row in rows][4] == 1
    assert (rows[0].network, rows[0].posts, rows[0].middle) == ("X", 6, round(13 / 31, 3))
    assert chart.title(rows) == "Half a week's engagement comes by day 2 on X"


def test_ages_beyond_the_counts_are_not_invented():
    assert [row.age for row in chart.rows(known(counts=((2.0, 10), (7.0, 20))))] == [2, 3, 5, 7]


def test_few_posts_replies_and_posts_without_engagement_say_nothing():
    assert chart.rows(known(4)) == []
    assert chart.rows(known(counts=((2.0, 0), (7.0, 0)))) == []
    replies = material(*[post(-30, core=4, remote_id=str(n), reply=True) for n in range(9)],
                       counts={("x", str(n)): grown(4) for n in range(9)})  # fmt: skip
    assert chart.rows(replies) == []
    assert chart.title([]) == "Too few repeated counts to say how fast posts grow"


def test_the_fastest_and_the_slowest_network_are_named():
    rows = [chart.Row("X", 1, 9, 0.5, 0.6, 0.7), chart.Row("Mastodon", 1, 8, 0.2, 0.3, 0.4),
            chart.Row("Mastodon", 3, 8, 0.4, 0.5, 0.6)]  # fmt: skip
    assert chart.title(rows) == "Half a week's engagement: day 1 on X, 3 on Mastodon"
    assert chart.title(rows[::2]) == "Half a week's engagement: day 1 on X, 3 on Mastodon"
    even = [rows[0], chart.Row("Mastodon", 1, 8, 0.5, 0.5, 0.6)]
    assert chart.title(even) == "Half a week's engagement comes by day 1 everywhere"
    slow = [*even, chart.Row("LinkedIn", 1, 8, 0.1, 0.2, 0.3)]
    assert chart.title(slow) == "Half a week's engagement comes by day 1 on X, Mastodon"
    assert chart.alt(rows).endswith("X: day 1 60%. Mastodon: day 1 30%, day 3 50%.")
    assert chart.subtitle(rows).endswith("n = 17.")
