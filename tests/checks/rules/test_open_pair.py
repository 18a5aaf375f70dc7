import pytest

from postdesk.checks.rules import open_pair


def test_a_quotation_that_never_ends(remarks):
    """
    text: "She said: “We came home in spring (and stayed)."
    """
    (remark,) = remarks(open_pair)
    assert (remark.message, remark.place.line) == ("“ is opened and never closed", 5)


@pytest.mark.parametrize(
    ("text", "sign", "opens"),
    [
        ("see the annex) for more", ")", False),
        ("(see the annex", "(", True),
        ("„Vrata su otvorena, kaže ona", "„", True),
        ("« Bonjour, dit-elle", "«", True),
        ("Bonjour, dit-elle »", "»", False),
        ('She said "we came home.', '"', True),
        ("【最新】消息「开放", "「", True),
        ("He left.” And more", "”", False),
    ],
)
def test_what_stands_alone(text, sign, opens):
    assert open_pair.without_partner(text) == (sign, opens)


@pytest.mark.parametrize(
    "text",
    [
        "“Come,” she said. „Dođite“, kaže. „Kommt!” «Entrez» « Entrez » »Kommt« ”Tule” ‹a›",
        "(see https://en.wikipedia.org/wiki/Montenegro_(country)) and (https://example.org)",
        "1) first 2) second a) third б) četvrto",
        "Welcome :) and :-) ;) and :( but",
        "The board is 5\" wide and 7\" high",
        "“First paragraph.\n\n“Second paragraph.”",
        "It’s the officers’ day, ’90s too",
        'Say "yes" and "no"',
    ],
)  # fmt: skip
def test_what_has_its_partner(text):
    assert open_pair.without_partner(text) is None


def test_a_quotation_goes_on_in_the_next_part(said):
    """
    text: "She said: “We came home"
    thread: ["in spring.”"]
    """
    assert said(open_pair) == []


def test_no_pair_at_all(said):
    """
    text: Doors open at six.
    """
    assert said(open_pair) == []


def test_a_quotation_that_was_closed_may_be_opened_in_the_next_line():
    assert open_pair.without_partner("“a”\n“b”") is None
    assert open_pair.without_partner("“a\n“b\n“c”") is None
    assert open_pair.without_partner("“a”\n“b") == ("“", True)


@pytest.mark.parametrize("text", ["Привет)))", 'דו"ח חדש', "Thanks =)", "Ура xD)", "^_^)", "：）"])
def test_faces_laughter_and_hebrew_short_forms(text):
    assert open_pair.without_partner(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She said ‘come in to us today.", ("‘", True)),
        ("She said (‘come in to us today).", ("‘", True)),
        ("She said ‘come in’ to us today.", None),
        ("She said ‘come in.’ And left.", None),
        ("Songs of the ‘90s and rock ‘n roll", None),
        ("The ‘cause we serve", None),
        ("A teacher from Hawai‘i", None),
        ("Don’t say ‘no", None),
        ("the students’ hall, ‘come in to us", None),
    ],
)
def test_a_single_quotation_mark_that_nothing_closes(text, found):
    assert open_pair.without_partner(text) == found
