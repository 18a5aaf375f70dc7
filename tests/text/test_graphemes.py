"""What a reader calls one character."""

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

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
        ("각ᆨ", 1),
        ("가각\r\n한", 4),
        ("क्षि\r\n\n\r", 4),
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
        if joining.match(sign) and graphemes.clusters(f"a{sign}") == ["a", sign] and graphemes.apart(sign)
    ] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Двері відчиняються\r\n", 19),
        ("e\u0301", 1),
        ("\n\u0301e\u0301", 3),
        ("\u0301e", 2),
        ("😀 ❤\ufe0f🇷🇸🇲", 5),
        ("👩\u200d👧 👩🏽\u200d👧 👩🏽\u0301\u200d👧 a\u200d👧", 8),
        ("👩\u0301\u0301\u0301\u200d👧", 1),
        ("क्षि ज\u093c्य क् ष", 7),
        ("क्\u200dष", 1),
        ("𑄇𑄳𑄇 क्ष", 3),
        ("각", 1),
        ("\u0600a", 1),
    ],
)
def test_who_reads_many_texts_counts_the_same(text, expected):
    assert len(text) - graphemes._inside(text, conjuncts=True) == expected
    assert len(graphemes._whole(text, conjuncts=True)) == expected


def test_many_texts_are_counted():
    texts = [f"№ {number} ❤\ufe0f" for number in range(2 * graphemes._FEW)]
    assert [graphemes.count(text) for text in texts] == [4 + len(str(number)) for number in range(2 * graphemes._FEW)]
    assert graphemes.count("क्षि 200", conjuncts=False) == 6
    assert graphemes._inside("क्षि", conjuncts=False) == 2


SIGNS = "aЖش😀❤🎓한\u0301\u064b\u05b4\ufe0f\u20e3🏽🇲🇪\u200b\u2028\xad\ud800\r\n "


@given(st.text(SIGNS, max_size=12))
def test_the_short_rule_cuts_like_the_full_one(text):
    assert re.findall(graphemes._PLAIN_CLUSTER, text) == graphemes._whole(text, conjuncts=True)


def test_what_the_short_rule_joins_joins_in_unicode():
    extend = re.compile(f"[{graphemes._EXTEND}]")
    signs = [chr(code) for code in range(0x110000) if extend.match(chr(code))]
    assert len(signs) > 200
    assert regex.fullmatch(r"\p{GCB=Extend}+", "".join(signs))


MORE_SIGNS = SIGNS + "कषि्\u200d\u200c각가각\u0600👩❤็กခ္"


@given(st.text(MORE_SIGNS, max_size=12), st.booleans())
def test_there_are_as_many_clusters_as_are_counted(text, conjuncts):
    found = graphemes._whole(text, conjuncts=conjuncts)
    assert "".join(found) == text
    assert len(found) == len(text) - graphemes._borders_inside(text, conjuncts=conjuncts)
    assert len(found) == graphemes.count(text, conjuncts=conjuncts)
    assert not text or len(found) == len(text) - graphemes._inside(text, conjuncts=conjuncts)
