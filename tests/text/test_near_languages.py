from pathlib import Path

import pytest

from postdesk.text.near_languages import near_language
from postdesk.text.told_languages import language_told, near_relative

SENTENCES = Path(__file__).with_name("languages.txt").read_text("utf-8").splitlines()[1:]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_text_and_the_language_it_says(sentence):
    """Each line of languages.txt: near relatives and far ones, and texts that only quote or name another."""
    said, found, text = sentence.split("|", 2)
    assert (language_told((text,), said) or "-") == found


def test_plain_english_is_told_by_its_words_alone():
    assert near_relative(("Las puertas son para todos los que vienen",), "en-GB") == ""
    assert near_language("Las puertas son para todos los que vienen", "en-GB") == "es"


def test_two_relatives_that_are_as_likely():
    assert near_language("Nevu čaša šuma čovek češalj žena", "fr") == ""


def test_a_language_of_which_nothing_is_known():
    assert near_language("Las puertas están abiertas para todos", "tlh") == ""
