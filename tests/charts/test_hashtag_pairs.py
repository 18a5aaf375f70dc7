"""Which hashtags stand on the same posts?"""

from postdesk.charts import hashtag_pairs as chart
from stage.invented import material, post


def test_the_most_frequent_pair_is_named():
    found = chart.rows(material(*[post(day, hashtags=("IOM", "Safe")) for day in range(3)], post(4)))
    assert chart.title(found) == "#IOM + #Safe share 3 posts"
    assert chart.title([]) == "No two hashtags share 3 posts"
    assert chart.alt(found) == ("#IOM + #Safe share 3 posts. #IOM + #Safe: 3 posts, 1.3 times as often as by chance.")
    assert chart.subtitle(found) == "Posts that carry both hashtags; pairs: 1, shown: 1."


def test_what_is_told_is_rounded_as_everywhere():
    assert chart.often(chart.Row("A", "B", 3, 7.65)) == "7.7 times as often as by chance"
