"""Which hashtags are used more than before?"""

from postdesk.charts import hashtag_trend as chart
from postdesk.charts.picture import picture
from stage.invented import material, post


def row(tag="#A", change=0.5, trend="cannot tell", posts=10, recent=6):
    return chart.Row(tag, posts, recent, "2026-W20", "2026-W47", change, change - 0.3, change + 0.4, trend)


def test_the_title_names_what_is_clear_and_nothing_else():
    assert chart.title([]) == "No hashtag can be compared with the weeks before yet"
    assert chart.title([row()]) == "No hashtag clearly rises or falls"
    assert chart.title([row(trend="rising"), row("#B")]) == "#A: clearly more than before"
    both = [row(trend="rising"), row("#B", -0.6, "falling"), row("#C", -0.6, "falling")]
    assert chart.title(both) == "#A: clearly more than before; #B and #C: clearly less"


def test_in_words():
    assert chart.told(row()) == "+50%, 90% interval +20% to +90%, weeks of 11 May – 16 Nov 2026"
    assert chart.told(row(recent=10)) == "new, weeks of 11 May – 16 Nov 2026"
    assert chart.told(row(recent=0)).startswith("gone, ")
    assert chart.subtitle([row()]).endswith("line: 90% interval (hashtags: 1).")


def test_of_many_the_most_rising_and_the_most_falling_are_shown():
    many = [row(f"#T{number}", 2 - number / 10) for number in range(20)]
    assert [one.hashtag for one in chart.most_telling(many)] == [f"#T{n}" for n in (*range(7), *range(13, 20))]
    assert chart.size(many) == chart.size(many[:14])


def test_what_is_new_and_what_is_gone_is_written_and_what_lies_beyond_the_scale_has_an_arrow():
    posts = [post(-7 * (number % 12), hashtags=("New",)) for number in range(12)]
    posts += [post(-7 * (14 + number % 12), hashtags=("Old",)) for number in range(12)]
    posts += [
        post(-7 * (number % 26), hashtags=("House", *(["More"] if number < 26 or number % 26 < 12 else [])))
        for number in range(78)
    ]
    posts += [post(-7 * (number % 13), hashtags=("Risen",)) for number in range(20)] + [post(-150, hashtags=("Risen",))]
    figure = picture(chart, material(*posts)).figure()
    texts = {text.get_text() for text in figure.axes[0].texts}
    assert {"new", "gone", "#New", "#Old"} <= texts


def test_an_interval_that_goes_on_beyond_the_scale_has_an_arrow_at_its_end():
    """Four in the last quarter and one before: −34% to +1344%; the estimate itself is on the scale."""
    posts = [post(-7 * number, hashtags=("House",)) for number in range(26)]
    posts += [post(-7 * week, hashtags=("Seldom",)) for week in (0, 1, 2, 3, 20)]
    one = picture(chart, material(*posts))
    (seldom,) = [row for row in one.rows if row.hashtag == "#Seldom"]
    assert (seldom.low < 0 < seldom.change < 2.2, seldom.high > 2.2) == (True, True)
    arrows = [drawn for drawn in one.figure().axes[0].collections if list(drawn.get_linewidths()) == [1.3]]
    assert [len(drawn.get_segments()) for drawn in arrows] == [2]
