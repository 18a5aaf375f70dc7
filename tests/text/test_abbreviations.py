"""The table of abbreviations is read as it is written."""

from postdesk.text.abbreviations import is_starter, kind_by_word, words_by_kind


def test_each_word_is_known_by_its_kind():
    kinds = kind_by_word()
    assert [kinds[word] for word in ("mr", "art", "u.n", "a.m", "проф", "чл")] == [
        "never", "number", "maybe", "clock", "never", "number",
    ]  # fmt: skip
    assert "the" not in kinds
    assert "annex" in words_by_kind()["lettered"]


def test_abbreviations_are_written_small_and_once_a_kind():
    for kind in ("never", "number", "maybe", "clock", "end", "lettered"):
        words = words_by_kind()[kind]
        assert [word for word in words if word != word.casefold()] == []


def test_words_that_begin_sentences():
    assert is_starter("The")
    assert not is_starter("школа")
