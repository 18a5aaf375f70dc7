"""Lines of plain texts: their letters, their breaks, their Markdown."""

import pytest

from postdesk.drafts.sources.text_lines import text_decoded, told_lines


def texts(text):
    return [(each.line, each.last, each.text) for each in told_lines(text).passages]


@pytest.mark.parametrize(("encoding", "text"), [
    ("utf-8", "Vrata su otvorena: šest soba, čaj i ćebad."), ("utf-8-sig", "Doors – open"), ("utf-16", "Врата су отворена."),
    ("cp1251", "Двери зала открыты для всех, кто пришёл."), ("cp1250", "Vrata su otvorena: šest žena, čaj i ćebad."),
    ("cp1252", "Les portes de l’école sont ouvertes à tous, été comme hiver : « Entrez ! »"),
])  # fmt: skip
def test_letters_in_the_encodings_of_offices(encoding, text):
    assert text_decoded(text.encode(encoding)) == text


def test_lines_that_a_program_broke_are_whole_again():
    broken = (
        "The ferry with two examination rooms began its weekly round\nof the islands today, and it carries nurses, vaccines and a\n"
        "small laboratory to villages that have no doctor.\n\nA second boat will follow in the spring of next year, when the\n"
        "jetty at Storm Bay has been rebuilt.\n- a list\n- stays one\n"
    )
    assert [line[:2] for line in texts(broken)] == [(1, 3), (5, 6), (7, 7), (8, 8)]
    assert texts("One line.\nAnd one more.\n") == [(1, 1, "One line."), (2, 2, "And one more.")]
    assert texts("") == []


def test_a_title_in_larger_letters_is_whole_again():
    broken = (
        "Fishers return to the lake\nafter three years of closure\n\nSome 5,200 fishers in three countries may cast their nets on\n"
        "the lake again, after its fish came back to what they were\nin the years before the war and the drought.\n"
    )
    assert texts(broken)[0][2] == "Fishers return to the lake after three years of closure"


def test_markdown_is_what_its_readers_see():
    read = told_lines(
        "# Doors\n\nThey **open** at [six](https://example.org/a), _not_ at 5*6*7.\n\n![A door](door.jpg)\n"
    ).passages
    assert [(each.text, each.heading) for each in read] == [
        ("Doors", True), ("They open at six, not at 5*6*7.", False), ("A door", False),
    ]  # fmt: skip


def test_signs_that_nobody_sees_are_blanks():
    assert texts("Doors\x07open\u2028now\x0cand here") == [(1, 1, "Doors open"), (2, 2, "now"), (3, 3, "and here")]
