"""Questions in the letters of whoever is asked."""

import click
import pytest
from click.testing import CliRunner

from postdesk.cli.asking import says_yes
from postdesk.cli.worded import spoken_in


def answer(typed, language="", **how):
    @click.command()
    def ask():
        with spoken_in(language):
            click.echo(says_yes("Delete it?", **how))

    return CliRunner().invoke(ask, input=typed)


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("", "y\n", True),
        ("", "\n", False),
        ("fr", "o\n", True),
        ("fr", "Oui\n", True),
        ("fr", "n\n", False),
        ("fr", "\n", False),
        ("fr", "yes\n", True),
        ("sr", "д\n", True),
        ("sr", "да\n", True),
        ("sr-Latn", "d\n", True),
        ("sr-Latn", "ne\n", False),
    ],
)
def test_yes_and_no_are_those_of_the_language_and_of_english(language, typed, meant):
    assert answer(typed, language).output.rstrip().endswith(str(meant))


def test_the_letters_are_shown():
    assert answer("\n", "fr").output.startswith("Delete it? [o/N]: ")


def test_another_answer_is_asked_about_again():
    said = answer("maybe\no\n", "fr").output
    assert "répondez o ou n" in said
    assert said.endswith("True\n")


def test_a_no_may_end_the_command():
    assert answer("n\n", "fr", abort=True).exit_code == 1
    assert answer("o\n", "fr", abort=True).output.endswith("True\n")


def test_nobody_answers():
    assert answer("", "fr").exit_code == 1
