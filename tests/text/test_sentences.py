"""Where sentences end, in seven languages and three scripts, by sentences that were marked by hand."""

from pathlib import Path

import pytest

from postdesk.text.sentences import is_starter, sentences_in

MARKED = [
    line.split("\t")
    for line in (Path(__file__).parent / "sentences" / "marked.txt").read_text(encoding="utf-8").splitlines()
]
LANGUAGES = sorted({language for language, _ in MARKED})


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_end_where_readers_end_them(language):
    right = count = 0
    for tag, marked in MARKED:
        wanted = marked.split(" | ")
        if tag == language:
            found = sentences_in(("" if tag == "zh" else " ").join(wanted), tag)
            right += sum(sentence in found for sentence in wanted)
            count += len(wanted)
    print(f"{language}: {right} of {count} sentences")  # noqa: T201 -- for reading
    assert count >= 20
    assert right / count >= 0.97


def test_a_text_of_nothing_has_no_sentence():
    assert sentences_in("") == sentences_in("   ") == []


@pytest.mark.parametrize(
    "text", ["...", "?!", "A.", "1.", "«»", "。。", "x. ", "No.", "a.m.", "前。 后", "د. ب", "中. 文 a. B"]
)
def test_odd_ends_are_lost_nowhere(text):
    assert "".join(sentences_in(text)).replace(" ", "") == text.replace(" ", "")


def test_words_that_begin_sentences():
    assert is_starter("The")
    assert not is_starter("наша")
