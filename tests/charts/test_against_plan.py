"""Did we publish what we had planned?"""

import pytest
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from postdesk.charts import against_plan as chart
from postdesk.charts import theme
from postdesk.charts.sheet import Paper
from stage.invented import at, intent, material, post


def counts(*posts, intended):
    return chart.rows(material(*posts, intended=intended))


def test_what_became_of_each_planned_post():
    plan = [
        intent("a", 0, "published"), intent("b", 1, "queued"), intent("c", 2, "unknown"), intent("d", 3, "missed"),
        intent("e", 3, "failed"), intent("f", 4, "handed-over"), intent("g", 5, "held"),
    ]  # fmt: skip
    assert counts(intended=plan) == [
        chart.Row("X", planned=7, published=1, to_come=2, waiting=4, moved=0, lost=0, added=0)
    ]


def test_the_plan_is_what_was_queued_when_the_week_began():
    queued_on_tuesday = intent("late", 3, "published", queued=1)
    cancelled_before = intent("off", 3, "cancelled", since=-1)
    cancelled_during = intent("gone", 3, "cancelled", since=1)
    next_week = intent("next", 8, "queued")
    out = post(3, ref="day/late@x")
    rows = counts(out, intended=[queued_on_tuesday, cancelled_before, cancelled_during, next_week])
    assert rows == [chart.Row("X", planned=1, published=0, to_come=0, waiting=0, moved=0, lost=1, added=1)]


def test_a_planned_post_is_not_counted_again_when_it_is_out():
    assert counts(post(1, ref="day/a@x"), intended=[intent("a", 1)])[0].added == 0


def test_posts_known_only_from_an_import_are_added():
    assert counts(post(1, "mastodon"), intended=[]) == [chart.Row("Mastodon", 0, 0, 0, 0, 0, 0, 1)]


def test_a_post_that_was_taken_off_did_go_out():
    assert counts(intended=[intent("a", 1, "deleted"), intent("b", 1)]) == [row(2, 1, deleted=1)]


def test_the_network_with_most_posts_comes_first():
    plan = [intent("a", 1, network="bluesky"), intent("b", 1), intent("c", 1)]
    assert [row.network for row in counts(intended=plan)] == ["X", "Bluesky"]


def test_a_post_moved_to_another_week_stays_in_the_plan_of_the_week_it_was_for():
    moved = intent("tea", 9, "published", moves=((at(1), at(3)),))
    assert counts(intended=[moved]) == [row(1, moved=1)]
    assert counts(intended=[intent("tea", 9, "cancelled", moves=((at(1), at(3)),))]) == [row(1, lost=1)]


def test_a_post_moved_into_the_week_or_before_it_began_counts_where_it_was():
    into = intent("tea", 3, "published", moves=((at(1), at(9)),))
    assert counts(post(3, ref="day/tea@x"), intended=[into]) == [row(added=1)]
    before = intent("tea", 3, "published", moves=((at(-1), at(9)),))
    assert counts(post(3, ref="day/tea@x"), intended=[before]) == [row(1, 1)]


def row(planned=0, published=0, to_come=0, waiting=0, lost=0, added=0, moved=0, deleted=0):
    return chart.Row("X", planned, published, to_come, waiting, moved, lost, added, deleted)


def test_the_title_says_what_became_of_the_plan():
    assert chart.title([]) == "Nothing was planned and nothing was published"
    assert chart.title([row(added=1)]) == "1 post was published, not planned at the start"
    assert chart.title([row(added=3)]) == "3 posts were published, none planned at the start"
    assert chart.title([row(1, 1)]) == "The one planned post was published"
    assert chart.title([row(4, 4), row(2, 2)]) == "All 6 planned posts were published"
    assert chart.title([row(4, 4, added=1)]) == "All 4 planned posts were published; 1 more was added"
    assert chart.title([row(4, 4, added=2)]) == "All 4 planned posts were published; 2 more were added"
    assert chart.title([row(1, 0, to_come=1)]) == "Published: 0 of 1 planned post; 1 to come"
    assert chart.title([row(9, 1, 2, 1, 5)]) == "Published: 1 of 9 planned posts; 1 needs you"
    assert chart.title([row(9, 1, 3, lost=4, moved=1)]) == "Published: 1 of 9 planned posts; 4 never went out"
    assert chart.title([row(3, 1, 1, deleted=1)]) == "Published: 1 of 3 planned posts; 1 was taken off"
    assert chart.title([row(2, 1, moved=1)]) == "Published: 1 of 2 planned posts; 1 was moved away"
    assert chart.title([row(3, 1, moved=2)]) == "Published: 1 of 3 planned posts; 2 were moved away"
    assert chart.title([row(4, 2, waiting=2)]) == "Published: 2 of 4 planned posts; 2 need you"


def test_the_picture_in_words():
    words = chart.alt([row(3, 1, 1, 1, 0, 2), chart.Row("Bluesky", 0, 0, 0, 0, 0, 0, 1)])
    assert words == (
        "Published: 1 of 3 planned posts; 1 needs you. "
        "X: 1 of 3 planned, to come: 1, needs you: 1, added later: 2. Bluesky: none planned, added later: 1."
    )


def test_hundreds_of_squares_close_up_to_a_bar():
    few, many = (chart.marks_of(rows, chart.BESIDE, 50) for rows in ([row(3, 3)], [row(300, 100, to_come=200)]))
    first, second, _ = few["published"]
    assert second[0] - first[0] == 16
    assert first[2] == first[3]
    (done,), (ahead,) = many["published"], many["to_come"]
    assert (round(done[2]), round(ahead[2]), done[3]) == (68, 136, 11)
    assert 0 < ahead[0] - (done[0] + done[2]) < 0.1


def test_how_to_read_it():
    assert (
        chart.subtitle([row(3, 1, added=2)])
        == "One square is one post (n = 5). The line is the plan as it stood at the start."
    )
    assert chart.subtitle([row(0, 0, added=2)]) == "One square is one post (n = 2)."


@pytest.mark.parametrize(("posts", "said"), [(50, "One square is one post"), (51, "The longer a bar, the more posts")])
def test_a_bar_is_not_called_a_square(posts, said):
    """On paper of any width the same is drawn, since one sentence stands above both."""
    rows = [row(posts, posts)]
    assert chart.subtitle(rows).startswith(f"{said} (n = {posts}).")
    shapes = {len(chart.marks_of(rows, lane, 50)["published"]) for lane in (chart.BESIDE, chart.BELOW)}
    assert shapes == ({50} if posts == 50 else {1})


def test_what_is_to_come_has_its_border_however_many_there_are():
    """White on white it would be seen by nobody."""
    sheet = Paper(Figure(figsize=(7.6, 1.5)))
    chart.draw(sheet, [row(300, 100, to_come=200)])
    edges = {to_hex(one.get_facecolor()[0]): to_hex(one.get_edgecolor()[0]) for one in sheet.axes.collections[-3:-1]}
    assert edges == {theme.BLUE: theme.BLUE, theme.WHITE: theme.BLUE}
