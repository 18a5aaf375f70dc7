"""Colours that can be read, and texts that can be drawn."""

import pytest

from postdesk.charts import fonts, theme


@pytest.mark.parametrize("colour", [theme.INK, theme.QUIET, theme.BLUE, theme.ORANGE])
def test_words_on_white_have_a_contrast_of_4_5(colour):
    assert theme.contrast(colour, theme.WHITE) >= 4.5


@pytest.mark.parametrize("cell", [*theme.STEPS[:3]])
def test_numbers_on_light_cells_have_a_contrast_of_4_5(cell):
    assert theme.contrast(theme.ON_PALE, cell) >= 4.5


def test_numbers_on_deep_and_on_empty_cells_have_a_contrast_of_4_5():
    assert theme.contrast(theme.ON_DEEP, theme.STEPS[3]) >= 4.5
    assert theme.contrast(theme.QUIET, theme.PANEL) >= 4.5


def test_contrast_is_that_of_the_guidelines():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#0072b2", "#ffffff") == pytest.approx(5.2, abs=0.05)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Plain\n words", "Plain words"),
        ("12\u202f% des\u00a0posts ", "12\u202f% des\u00a0posts"),
        ("Gifts 🎁 and 👨‍👩‍👧 for all 🇲🇪", "Gifts and for all"),
        ("#МиграцијаСДостојанством", "#МиграцијаСДостојанством"),
        ("#الهجرة_الآمنة", "#الهجرة_الآمنة"),
        ("移民 हिन्दी ไทย", "移民 हिन्दी ไทย"),
        ("𗀀𗀁", "□□"),
        ("𗀀𗀁𗀀𗀁𗀀", "□□□"),
        ("Cafe\u0301", "Café"),
        ("a\u1abe", "a"),
    ],
)
def test_what_a_chart_can_show(text, drawn):
    assert theme.plain(text) == drawn


def test_a_long_text_is_cut_where_it_no_longer_fits():
    assert theme.fitted_label("short", 9, 200) == "short"
    cut = theme.fitted_label("a-very-long-name-of-a-campaign", 9, 60)
    assert cut.endswith("…")
    assert theme.width(cut, 9) <= 60
    assert theme.fitted_label("wide", 9, 1) == "…"


def test_a_long_title_takes_two_lines():
    assert theme.wrapped("One line", 13.5, 300) == ["One line"]
    lines = theme.wrapped(
        "A title that is far too long for one line, and even too long for the second one of two", 13.5, 250
    )
    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_two_lines_are_of_nearly_the_same_width():
    assert theme.wrapped("one two three four five six seven", 9, 140) == ["one two three four", "five six seven"]


def test_no_line_begins_with_a_sign_that_belongs_to_the_word_before():
    room = theme.width("petit : cinq publications", 9) + 1
    assert theme.wrapped("petit : cinq publications\u00a0; gras", 9, room) == [
        "petit : cinq",
        "publications\u00a0; gras",
    ]


def test_a_name_that_is_too_long_is_broken_behind_a_hyphen_or_an_underscore():
    assert theme.wrapped("campagne-de-retour-volontaire-2026", 9, 120) == ["campagne-de-retour-", "volontaire-2026"]
    assert theme.wrapped("voluntary_return_and_reintegration", 9, 120) == ["voluntary_return_and_", "reintegration"]
    assert theme.wrapped("", 9, 120) == [""]


def test_what_is_equal_stays_on_one_line():
    room = theme.width("posts in thirteen weeks (n =", 9)
    assert theme.wrapped("posts in thirteen weeks (n = 165)", 9, room) == ["posts in thirteen weeks", "(n\xa0=\xa0165)"]
    assert theme.wrapped("usual 6 to 31", 9, theme.width("usual 6 to", 9)) == ["usual", "6\xa0to\xa031"]


def test_mathematical_letters_are_the_letters_that_they_are():
    for styled in ("\U0001d5e6\U0001d5ee\U0001d5f3\U0001d5f2", "\U0001d412\U0001d41a\U0001d41f\U0001d41e"):
        assert theme.plain(styled) == "Safe"
        assert not fonts.missing(styled)


@pytest.mark.parametrize("styled", ["🅢🅐🅕🅔", "🆂🅰🅵🅴", "🅂🄰🄵🄴", "ⓈⒶⒻⒺ"])
def test_letters_in_discs_and_squares_are_the_letters_that_they_are(styled):
    assert theme.plain(f"#{styled}2026 🌍") == "#SAFE2026"
    assert not fonts.missing(styled)


def test_a_title_keeps_its_end_and_long_hashtags_lose_theirs():
    """What a title says of them stands behind its names."""
    one, other = ("#прилагођавање_младих_радника_у_заједници_" + end for end in ("Week109", "Skills9"))
    text = f"{one} and {other}: clearly more engagement, all else allowed for"
    assert theme.wrapped(text, theme.TITLE, 515, bold=True)[-1].endswith("…")
    lines = theme.headline(text, 515)
    assert " ".join(lines) == (
        "#прилагођавање_млади… and #прилагођавање_млади…: clearly more engagement, all else allowed for"
    )
    assert theme.headline(f"{one} is on 18% of posts", 515) == theme.wrapped(
        f"{one} is on 18% of posts", theme.TITLE, 515, bold=True
    )
    assert theme.headline("Short and true", 515) == ["Short and true"]
