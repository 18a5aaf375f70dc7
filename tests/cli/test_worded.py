"""Sentences in the language of whoever reads, and in English where nobody asked for another."""

import subprocess
import sys

import pytest

from postdesk.cli.worded import counted, in_english, spoken_in, unfilled_count, worded
from postdesk.errors import NotWritten, PostdeskError, Unreachable
from postdesk.models.life import State
from postdesk.moments.unreadable import Unreadable
from postdesk.sentences import Sentence

SCRIPTS = {"language": "en", "script": "Arab"}

NEAR = 'there is no command "{name}": did you mean "{near}"?'
SURPLUS = ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})")


def test_english_is_what_the_code_says():
    assert in_english()
    assert worded(NEAR, name="lst", near="list") == 'there is no command "lst": did you mean "list"?'
    assert counted("{count} post", "{count} posts", 1) == "1 post"
    assert counted("{count} post", "{count} posts", 0) == "0 posts"
    assert unfilled_count(*SURPLUS, 1) == "Got unexpected extra argument ({args})"
    assert unfilled_count(*SURPLUS, 2) == "Got unexpected extra arguments ({args})"


def test_other_languages_are_those_of_the_catalogues():
    with spoken_in("fr_FR"):
        assert not in_english()
        assert (
            worded(NEAR, name="lst", near="list") == 'il n’y a pas de commande "lst"\xa0: vouliez-vous dire "list"\xa0?'
        )
        assert worded("") == ""
        assert unfilled_count(*SURPLUS, 2) == "Des arguments de trop ({args})"
    with spoken_in("sr"):
        assert worded("Commands") == "Команде"
    assert in_english()


@pytest.mark.parametrize("tag", ["", "de", "sw_KE"])
def test_a_language_without_a_catalogue_is_read_in_english(tag):
    with spoken_in(tag):
        assert in_english()


def test_a_sentence_without_values_is_taken_as_it_stands():
    with spoken_in("fr"):
        assert worded("a text with {braces}") == "a text with {braces}"
    assert worded("a text with {braces}") == "a text with {braces}"


def test_what_no_catalogue_has_is_said_in_english_with_its_values():
    with spoken_in("fr"):
        assert worded("{name} sings", name="Ana") == "Ana sings"


def test_a_trouble_keeps_its_english_and_is_said_in_the_language_with_all_that_stands_in_it():
    cause = PostdeskError("{file} cannot be used: {why}", file="desk.toml", why=Sentence("unknown error"))
    trouble = Unreachable("Error: {message}", 30, message=cause)
    assert str(trouble) == "Error: desk.toml cannot be used: unknown error"
    assert trouble.retry_after == 30
    with spoken_in("fr"):
        assert worded(trouble) == "Erreur\xa0: desk.toml n’est pas utilisable\xa0: erreur inconnue"
        assert str(trouble) == "Error: desk.toml cannot be used: unknown error"


def test_what_went_wrong_beneath_is_said_in_the_language_too():
    said = ValueError(Sentence('"{text}" has no time: write "{text} 09:00"', text="tomorrow"))
    with spoken_in("fr"):
        assert worded("{trouble}", trouble=said) == '"tomorrow" n’a pas d’heure : écrivez "tomorrow 09:00"'.replace(
            " :", "\u00a0:"
        )
        assert "lettres arabes" in worded("{trouble}", trouble=Unreadable("language-script", "other", **SCRIPTS))


def test_a_trouble_says_its_number():
    trouble = NotWritten("{count} post is left", code="left", many="{count} posts are left", count=2)
    assert (str(trouble), trouble.code, trouble.line) == ("2 posts are left", "left", 1)
    assert str(PostdeskError("{count} post is left", many="{count} posts are left", count=1)) == "1 post is left"


def test_terms_are_words_of_the_language_and_names_stay_as_they_are():
    with spoken_in("fr"):
        assert worded("{post} is {state}", post="file", state=State.QUEUED) == "file est en file"


def test_an_english_start_loads_no_catalogue_and_nothing_for_one():
    script = (
        "import sys; from postdesk.cli import main\n"
        "try: main(['list', '--help'])\n"
        "except SystemExit: print(*(name for name in sys.modules if 'translation' in name or 'catalogue' in name))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""
