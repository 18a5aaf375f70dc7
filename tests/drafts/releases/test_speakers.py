"""Who says what is quoted, by the words on either side of it."""

import pytest

from postdesk.drafts.releases.speakers import (
    another_named,
    between_sentences,
    speaker_before,
    speaker_beside,
    speaker_inside,
)


def test_a_speaker_stands_beside_the_word_for_saying_on_either_side():
    assert speaker_beside("", ", said Ruth Mbeki, head of the school.") == ("Ruth Mbeki", "head of the school", False)
    assert speaker_beside("Ruth Mbeki, head of the school, said: ", "") == ("Ruth Mbeki", "head of the school", False)
    assert speaker_beside("", ", she said.") == ("", "", True)
    assert speaker_beside("", " is what it is called.") == ("", "", False)


def test_who_speaks_in_the_next_sentence_says_nothing_of_this_one():
    assert speaker_beside("", ". Ruth Mbeki said that all is well.") == ("", "", False)


def test_an_and_is_nobody():
    assert speaker_beside("Y añadió: ", "")[0] == ""
    assert speaker_beside("And said: ", "")[0] == ""


def test_a_speaker_is_named_between_the_parts_of_what_is_said():
    assert speaker_inside("«Мы рады, — сказала Анна Белова. — Очень»") == "Анна Белова"
    assert speaker_inside("«Мы рады»") == ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ruth Mbeki said the school is open. ", ("Ruth Mbeki", "")),
        ("It rained. Ruth Mbeki, its head, said the school is open. ", ("Ruth Mbeki", "its head")),
        ("The school is open. ", ("", "")),
    ],
)
def test_whoever_says_the_sentence_before(text, speaker):
    assert speaker_before(text) == speaker


def test_another_person_is_named_and_no_office_or_the_speaker_again():
    assert another_named("Then Ivo Maras came.", "Ruth Mbeki")
    assert not another_named("Then Mbeki came, and the United Nations.", "Ruth Mbeki")
    assert not another_named("Dear Ruth Mbeki came.", "Ruth Mbeki")
    assert not another_named("In Geneva it rained.", "Ruth Mbeki")


def test_what_stands_behind_whoever_spoke_is_a_sentence_of_its_own():
    assert between_sentences(" said Dr. Ruth Mbeki. It rained. ") == "It rained. "
