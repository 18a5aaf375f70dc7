"""Help in other languages, and click's own sentences."""

import click
from click import shell_completion
from click.testing import CliRunner

from postdesk.cli import SPEAKING, main
from postdesk.cli.in_translation import help_paragraphs, translated
from postdesk.cli.worded import spoken_in
from stage.words_of_commands import modules_that_translate


def said(*words, language="fr"):
    return CliRunner(env={"POSTDESK_LANGUAGE": language}).invoke(main, words, prog_name="postdesk").output


def test_help_is_in_the_language_of_whoever_reads():
    page = said("hold", "--help")
    assert page.startswith("Usage\xa0: postdesk hold [OPTIONS] REF...")
    assert "Retenir des posts jusqu’à ce qu’ils soient libérés." in page
    assert "La raison, pour le journal." in page
    assert "Afficher cette aide et s’arrêter." in page
    assert '  Exemple\xa0: postdesk hold --all --why "Day of mourning"' in page


def test_groups_and_their_commands_are_in_the_language_too():
    assert "Пријави налог, корак по корак" in said("accounts", "add", "--help", language="sr")
    page = said("--help", language="cnr")
    assert "Mjerenje i izvještaji:" in page
    assert "Napiši sedmični izvještaj." in page


def test_wrong_uses_are_answered_in_the_language():
    assert "Erreur\xa0: Il n’y a pas d’option '--foo'." in said("list", "--foo")
    assert "nije među 'queued'" in said("list", "--state", "foo", language="sr-Latn")


def test_afterwards_english_is_english_again():
    said("list", "--help")
    page = said("list", "--help", language="en")
    assert "Show this message and exit." in page
    assert "Only posts of this campaign." in page


def test_code_in_a_help_stays_as_it_stands():
    text = "One\nsentence.\n\n\b\nbash: in ~/.bashrc\n  eval\n\nExample: postdesk list"
    assert help_paragraphs(text) == ["One sentence.", "\b\nbash: in ~/.bashrc\n  eval", "Example: postdesk list"]


def test_a_copy_leaves_the_command_as_it_is():
    @click.command(short_help="Commands")
    @click.option("--one", help="Options")
    @click.option("--two")
    @click.argument("three")
    def sing():
        """Usage:"""

    with spoken_in("fr"):
        copied = translated(sing)
    assert (copied.help, copied.short_help, copied.params[0].help) == ("Usage\xa0:", "Commandes", "Options")
    assert (sing.help, sing.short_help, sing.params[0].help) == ("Usage:", "Commands", "Options")
    assert copied.params[1:] == sing.params[1:]


def test_every_module_of_click_that_says_something_says_it_through_our_door():
    assert modules_that_translate() == {*SPEAKING, shell_completion}
