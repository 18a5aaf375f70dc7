"""The paper that a chart is drawn on."""

from itertools import pairwise

import pytest
from matplotlib.figure import Figure

from postdesk.charts.sheet import Paper, Stretch, flowed
from postdesk.charts.theme import BLUE
from postdesk.words import speaking


@pytest.fixture
def sheet():
    return Paper(Figure(figsize=(5, 2)))


def written(sheet):
    return [(text.get_text(), text.get_ha(), text.get_position()[0]) for text in sheet.axes.texts]


def test_what_no_chart_can_show_is_not_written(sheet):
    sheet.text(10, 10, "🎁🎁")
    assert written(sheet) == []


def test_a_line_begins_at_the_margin_where_the_language_does(sheet):
    sheet.line(16, 10, "Week 47")
    sheet.line(16, 10, "simulated", end=True)
    with speaking("ar"):
        other = Paper(Figure(figsize=(5, 2)))
        other.line(16, 10, "الأسبوع 47")
        other.line(16, 10, "محاكاة", end=True)
    assert [*written(sheet), *written(other)] == [
        ("Week 47", "left", 16),
        ("simulated", "right", 344),
        ("\u200fالأسبوع 47", "right", 344),
        ("\u200fمحاكاة", "left", 16),
    ]


def test_a_name_alone_keeps_its_own_direction_in_an_arabic_chart(sheet):
    with speaking("ar"):
        sheet.text(10, 10, "#SafeMigration")
        sheet.text(10, 10, "\u2068#SafeMigration\u2069 في 24%")
    sheet.text(10, 10, "#الهجرة_الآمنة")
    assert [text for text, *_ in written(sheet)] == [
        "#SafeMigration",
        "\u200f\u2068#SafeMigration\u2069 في 24%",
        "#الهجرة_الآمنة",
    ]


def test_a_sentence_that_begins_with_an_arabic_name_runs_as_its_language_does(sheet):
    """A name is held together with its `#`; what stands alone, or has no other words, keeps its own direction."""
    sheet.text(10, 10, "حملة-الشتاء has 24% of hashtag uses")
    sheet.text(10, 10, "#IOM + #الهجرة_الآمنة share 6 posts")
    sheet.text(10, 10, "Least on X: حملة الشتاء; all else as usual")
    sheet.text(10, 10, "שלום 2026")
    assert [text for text, *_ in written(sheet)] == [
        "\u200e\u2068حملة-الشتاء\u2069 has 24% of hashtag uses",
        "\u200e#IOM + \u2068#الهجرة_الآمنة\u2069 share 6 posts",
        "\u200eLeast on X: \u2068حملة الشتاء\u2069; all else as usual",
        "שלום 2026",
    ]


def test_words_beside_a_mark_take_a_second_line_before_one_of_them_is_cut(sheet):
    sheet.pair(10, 50, "aucune publication avec des chiffres", "trop peu pour comparer", 120)
    texts = [(text.get_text(), round(text.get_position()[1])) for text in sheet.axes.texts]
    assert [text for text, _ in texts] == ["aucune publication", "avec des chiffres", "trop peu pour comparer"]
    heights = [height for _, height in texts]
    assert heights == sorted(heights)
    assert min(later - earlier for earlier, later in pairwise(heights)) >= 9


def test_what_is_written_from_the_right_is_drawn_from_the_right():
    """Every mark and word of a chart, so that bars and days run as the sentences around them do."""
    with speaking("ar"):
        paper = Paper(Figure(figsize=(5, 2)))
        paper.text(40, 10, "X", align="right")
        paper.text(50, 10, "17", align="center")
        paper.boxes([(40, 0, 100, 10)], BLUE)
        paper.lines([((40, 0), (60, 10))])
        paper.dots([(40, 5)], 3, BLUE)
    assert written(paper) == [("X", "left", 320), ("17", "center", 310)]
    bar, line, dot = paper.axes.collections
    assert bar.get_paths()[0].get_extents().intervalx.tolist() == [220, 320]
    assert line.get_segments()[0].tolist() == [[320, 0], [300, 10]]
    assert dot.get_offsets().tolist() == [[320, 5]]


def test_a_key_goes_on_below_where_a_line_is_full():
    places = flowed(["published", "to come", "needs you"], Stretch(12, 140))
    assert [line for _, line in places] == [0, 0, 1]
    assert places[0][0] == places[2][0] == 12
    assert flowed(["a word that is wider than all the paper"], Stretch(12, 40)) == [(12, 0)]
