"""Which texts the fast patterns read exactly."""

import re

import pytest
import regex

from postdesk.text.plain import LETTER, plain_text


@pytest.mark.parametrize("text", ["Doors", "čćšž", "Вести", "日本語", "한국어", "€ → 😀"])
def test_scripts_without_combining_signs_are_plain(text):
    assert plain_text(text)


@pytest.mark.parametrize("text", ["हि", "ไทย", "e\u0301", "❤️", "👩‍👧", "مكتب"])
def test_others_are_not(text):
    assert not plain_text(text)


def test_in_plain_text_a_letter_is_what_unicode_calls_a_word_character():
    word = regex.compile(r"[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}]")
    letter = re.compile(LETTER)
    every = (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert [sign for sign in every if plain_text(sign) and bool(letter.match(sign)) is not bool(word.match(sign))] == []
