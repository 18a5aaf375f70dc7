"""A text in pieces, as a network links it and as its author meant it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postdesk import networks
from postdesk.preview.spans import direction_of, divide


def pieces(network, text, cut=None):
    """Each piece with a sign for what it is: = linked, ~ only looks so; * where it is beyond the cut."""
    spans, _, _ = divide(text, networks.grammar(network).parse(text), cut)
    return [
        f"{'=' if span.linked else '~' if span.dead else ''}{span.text}{'*' if span.beyond else ''}" for span in spans
    ]


@pytest.mark.parametrize(
    ("network", "text", "shown"),
    [
        ("x", "Doors open.", ["Doors open."]),
        ("x", "At #IOM: @un, $UN, iom.int", ["At ", "=#IOM", ": ", "=@un", ", ", "=$UN", ", ", "=iom.int"]),
        ("x", "#COVID-19", ["=#COVID", "~-19"]),
        ("x", "#one#two", ["~#one", "~#two"]),
        ("bluesky", "(#IOM) @UNEgypt", ["(", "~#IOM", ") ", "~@UNEgypt"]),
        ("threads", "#One #Two", ["=#One", " ", "~#Two"]),
        ("instagram", "See https://example.org/a.", ["See ", "~https://example.org/a", "."]),
        ("x", "See https://example.org/#part and a@example.org", ["See ", "=https://example.org/#part", " and a@example.org"]),
        ("mastodon", "Добро #Дошли", ["Добро ", "=#Дошли"]),
        ("telegram", "شكرا #لست_وحدك", ["شكرا ", "=#لست_وحدك"]),
        ("x", "", []),
    ],
)  # fmt: skip
def test_what_links_and_what_only_looks_so(network, text, shown):
    assert pieces(network, text) == shown


def test_the_cut_divides_the_piece_it_falls_into():
    assert pieces("x", "Now #Welcome you", 7) == ["Now ", "=#We", "=lcome*", " you*"]
    assert pieces("x", "Now", 0) == ["Now*"]


def test_names_are_whole_in_order_and_told_once():
    text = "@UNEgypt #2027 #A https://example.org #A #COVID-19 #2027"
    _, links, dead = divide(text, networks.grammar("linkedin").parse(text), 8)
    assert links == ("#A", "https://example.org", "#COVID")
    assert dead == ("@UNEgypt", "#2027", "-19 of #COVID-19")


@pytest.mark.parametrize(
    ("text", "runs"),
    [("Doors", "ltr"), ("… «Врата»", "ltr"), ("لست وحدك", "rtl"), ("1. שלום", "rtl"), ("#شكرا at six", "rtl"), ("🎁", "ltr")],
)  # fmt: skip
def test_a_text_runs_as_its_first_letter_does(text, runs):
    assert direction_of(text) == runs


@given(
    st.sampled_from(networks.NAMES),
    st.text(st.sampled_from("ab #@.:/-_жш😀\n1$")) | st.text(max_size=60),
    st.none() | st.integers(0, 60),
)
def test_the_pieces_are_the_text(network, text, cut):
    assert (
        "".join(piece for piece in (span.text for span in divide(text, networks.grammar(network).parse(text), cut)[0]))
        == text
    )
