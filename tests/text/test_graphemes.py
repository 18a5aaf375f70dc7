"""What a reader calls one character."""

import pytest
import regex

from postdesk.text import graphemes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doors open at six.", 18),
        ("Überraschung", 12),
        ("a\r\nb", 3),
        ("e\u0301", 1),
        ("👩‍👩‍👧‍👦", 1),
        ("🇷🇸🇲🇪", 2),
        ("हिन्दी", 2),
        ("क्षि", 1),
        ("각", 1),
        ("1️⃣", 1),
        ("\u094d\u0915", 2),
    ],
)
def test_counts_what_the_eye_sees(text, expected):
    assert graphemes.count(text) == expected
    assert len(graphemes.clusters(text)) == expected
    assert "".join(graphemes.clusters(text)) == text


def test_before_unicode_15_1_a_conjunct_was_cut_apart():
    assert graphemes.count("क्षि", conjuncts=False) == 2
    assert graphemes.clusters("क्षि", conjuncts=False) == ["क्", "षि"]


def test_nothing_that_joins_counts_as_plain():
    """The short cut is only taken for characters of which Unicode says that they never join."""
    joining = regex.compile(
        r"[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}\p{GCB=Prepend}\p{GCB=RI}\p{GCB=L}\p{GCB=V}\p{GCB=T}]"
    )
    every = (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert [
        sign
        for sign in every
        if joining.match(sign) and graphemes.clusters(f"a{sign}") == ["a", sign] and not graphemes._JOINING.search(sign)
    ] == []
