"""Which font draws which letter; what none draws is said, never left out in silence."""

import unicodedata
import warnings

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from postdesk.charts import campaign_tags, fonts, theme
from postdesk.charts.picture import picture
from stage.invented import material, post

NOBODYS = "𗀀𗀁"
"""Tangut, for which no font is looked for."""


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Guests of the week: добро, مرحبا, Ελλάδα", ()),
        ("移民", ("Noto Sans CJK SC",)),
        ("移民とともに", ("Noto Sans CJK JP",)),
        ("이주민", ("Noto Sans CJK KR",)),
        ("हिन्दी und ไทย", ("Noto Sans Devanagari", "Noto Sans Thai")),
        ("தமிழ் తెలుగు ភាសា", ("Noto Sans Tamil", "Noto Sans Telugu", "Noto Sans Khmer")),
        (NOBODYS, ()),
    ],
)
def test_a_text_is_drawn_in_the_family_of_matplotlib_and_what_else_it_needs(text, families):
    assert fonts.font_families(text) == ("DejaVu Sans", *families)


@pytest.mark.parametrize(
    ("text", "scripts"),
    [("Plain", ()), ("移民 🎁", ()), (NOBODYS, ("other scripts",)), ("a\u1abe\u200d", ())],
)
def test_the_scripts_that_no_font_has(text, scripts):
    assert fonts.missing(text) == scripts


def test_every_file_of_the_extra_draws_the_letters_that_it_is_there_for():
    assert {fonts.named_script(char) for char in "移ह្តកதతไ"} == fonts.PACKED
    assert all(fonts.drawable(char) for char in "移ह្កதతไ")


def test_no_letter_of_any_script_is_drawn_as_a_missing_one_in_silence():
    """Every hundredth letter of Unicode: matplotlib warns of a glyph that is missing, and here warnings are errors."""
    letters = [chr(code) for code in range(0x20, 0x32000, 101) if unicodedata.category(chr(code))[0] not in "C"]
    figure = Figure()
    for number in range(0, len(letters), 40):
        line = theme.plain(" ".join(letters[number : number + 40]))
        figure.text(0, 0.5, line, fontproperties=theme.type_of(theme.LABEL, text=line))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        FigureCanvasAgg(figure).draw()


def note(*names):
    posts = [post(1, campaign=name, hashtags=("Day",)) for name in names]
    one = picture(campaign_tags, material(*posts))
    return [text.get_text() for axes in one.figure().axes for text in axes.texts if "no font" in text.get_text()]


def test_a_picture_says_how_many_of_its_texts_hold_letters_that_no_font_has():
    assert note("移民", "spring") == []
    assert note(f"{NOBODYS}-day", "spring") == [
        "1 text holds letters that no font here can draw: □. postdesk doctor says what to install."
    ]
