"""Where sentences end, in seven languages and four scripts, by sentences that were marked by hand."""

from pathlib import Path

import pytest

from postdesk.text.sentences import is_starter, sentences_in

MARKED = {
    name: [
        line.split("\t")
        for line in (Path(__file__).parent / "sentences" / name).read_text(encoding="utf-8").splitlines()
    ]
    for name in ("marked.txt", "hard.txt")
}
"""Sentences of the usual kinds; and those that bring together what is hard: abbreviations, lists, quotations, brackets."""
LANGUAGES = sorted({(name, language) for name, marked in MARKED.items() for language, _ in marked})


@pytest.mark.parametrize(("name", "language"), LANGUAGES)
def test_sentences_end_where_readers_end_them(name, language):
    right = count = 0
    for tag, marked in MARKED[name]:
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


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Give it to me. Then go.", 2),  # "Me Durand" is a French lawyer
        ("M. Durand vit ici. Il dort.", 2),
        ("Il mesure 120 m. Il est en bois.", 2),
        ("Come on Wed. 4 March. Be early.", 2),
        ("They wed. Four years later they moved.", 2),
        ("Stigli su OEBS, UN i dr. Svi su tu.", 2),
        ("Govorio je dr. Vuk. Svi su tu.", 2),
        ("Three things: 1. Listen. 2. Wait.", 2),
        ("Aid (rice... Water too) came. It helped.", 2),
        ("第2条（见第12页。）很短。", 1),
        ("“走吧。”她说。“好。”", 2),
        ("«هل ستمطر؟» سألت ليلى. نعم.", 2),
    ],
)
def test_what_is_an_abbreviation_in_one_place_and_a_word_in_another(text, sentences):
    assert len(sentences_in(text)) == sentences


def test_words_that_begin_sentences():
    assert is_starter("The")
    assert not is_starter("наша")
