"""A sentence and its values."""

import inspect

import pytest

from postdesk.sentences import Sentence, without_margin


@pytest.mark.parametrize(
    ("sentence", "english"),
    [
        (Sentence("there is no desk here"), "there is no desk here"),
        (Sentence("an object of JSON begins with {"), "an object of JSON begins with {"),
        (Sentence("{file} has {{braces}}", file="a.yaml"), "a.yaml has {braces}"),
        (Sentence("{count} post", many="{count} posts", count=1), "1 post"),
        (Sentence("{count} post", many="{count} posts", count=0), "0 posts"),
        (Sentence("{why}; look again", why=Sentence("{post} is gone", post="a/b")), "a/b is gone; look again"),
    ],
)
def test_a_sentence_is_english_as_a_text(sentence, english):
    assert str(sentence) == english
    assert f"{sentence}." == f"{english}."


def test_a_text_becomes_a_sentence_and_a_sentence_stays_the_one_it_is():
    told = Sentence("{post} is gone", post="a/b")
    assert Sentence(told) is told
    assert Sentence("gone").one == "gone"


@pytest.mark.parametrize(
    "doc",
    [
        "Only posts for this network.",
        "",
        "  Begins late.",
        "List what breaks rules.\n\n    Exits with 1.\n\n      $ postdesk check\n    ",
        "\n    Tells.\n\tMore, by a tab.\n   \n    Ends.\n\n",
        "One\ntwo",
    ],
)
def test_a_help_text_loses_its_margin_as_python_takes_it(doc):
    assert without_margin(doc) == inspect.cleandoc(doc)
