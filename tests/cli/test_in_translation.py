"""Help, click's own sentences, what files say, and what is wrong with them, in other languages."""

import json
import tomllib

import click
import pytest
from click import shell_completion
from click.testing import CliRunner

from postdesk.cli import SPEAKING, main
from postdesk.cli.in_translation import help_paragraphs, translated
from postdesk.cli.worded import spoken_in
from postdesk.desk.new_desk import TEXTS
from postdesk.drafts.releases.campaign_text import ABOUT_PROPOSALS, EMPTY, SOURCE
from postdesk.settings import DESK
from stage.words_of_commands import modules_that_translate, notes_in


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


@pytest.mark.parametrize("language", ["fr", "sr", "sr-Latn", "cnr"])
def test_a_new_desk_speaks_the_language_of_whoever_begins_it(tmp_path, language):
    said("init", str(tmp_path), language=language)
    begun = {path: (tmp_path / path).read_text("utf-8") for path in TEXTS}
    assert tomllib.loads(begun[DESK])["desk"]["language"] == language
    assert [note for path, text in TEXTS.items() for note in notes_in(text) if note in begun[path]] == []
    assert json.loads(said("--desk", str(tmp_path), "check", "--format", "json", language=language)) == []


def test_campaigns_explain_themselves_in_the_language_of_whoever_begins_them(tmp_path):
    release = tmp_path / "release.txt"
    release.write_text("Un bac relie les îles\n\nUn bac relie désormais les quatorze îles aux soins.\n", "utf-8")
    said("init", str(tmp_path))
    said("--desk", str(tmp_path), "new", "empty")
    said("--desk", str(tmp_path), "new", "ferry", "--from", str(release))
    written = [(tmp_path / f"campaigns/{name}.yaml").read_text("utf-8") for name in ("empty", "ferry")]
    assert '# Sous "text: |", tout peut rester tel quel, en retrait' in written[0]
    assert "# Effacez ce que vous ne voulez pas." in written[1]
    assert [note for note in notes_in(EMPTY, ABOUT_PROPOSALS, SOURCE) for text in written if note in text] == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("[style]", "[style]\nbaned_words = []", '31: "baned_words" n’est pas une clé de [style] : vouliez-vous dire'),
        ("Tue 10:00", "mardi", '"mardi" n’est pas un créneau de la semaine : écrivez comme "Tue 10:00"'),
        ('"UTC"', '"Europe/Podgorcia"', "n’est pas un fuseau horaire : vouliez-vous dire"),
        ('network = "rehearsal"', 'network = "rehearsal"\nvideo = 1', "seul Bluesky a video : retirez"),
        ("[links]", '[hashtags.families]\nA = ["b"]\nC = ["b"]\n[links]', "#b est dans deux familles, A et C"),
        ("[links]", '[days]\nmark = ["Refugee Day"]\n[links]', 'vouliez-vous dire "World Refugee Day"'),
        ("[links]", "links", "ce n’est pas du TOML : "),
    ],
)
def test_what_is_wrong_with_the_settings_is_told_in_the_language(tmp_path, old, new, sentence):
    said("init", str(tmp_path))
    settings = tmp_path / DESK
    settings.write_text(settings.read_text("utf-8").replace(old, new, 1), "utf-8")
    told = said("--desk", str(tmp_path), "check")
    assert sentence.replace(" :", "\xa0:") in told


def test_what_becomes_of_untidy_files_is_told_in_the_language(tmp_path):
    said("init", str(tmp_path))
    for name, content in (("a", b"campaign: a  \nposts: []\n"), ("b", b"campaign: b\0\n"), ("c", b"campaign: \xe9\n")):
        (tmp_path / f"campaigns/{name}.yaml").write_bytes(content)
    told = said("--desk", str(tmp_path), "fmt").splitlines()
    assert told[0] == "mis en ordre\xa0: campaigns/a.yaml"
    assert "b.yaml\xa0: le fichier est illisible" in told[1]
    assert "c.yaml\xa0: il n’est pas en UTF-8" in told[2]


def test_what_is_wrong_with_a_spreadsheet_is_told_in_the_language(tmp_path):
    said("init", str(tmp_path))
    (tmp_path / "page.csv").write_text("<html>")
    assert "est une page web et non un tableau" in said(
        "--desk", str(tmp_path), "import-drafts", f"{tmp_path}/page.csv"
    )
    (tmp_path / "posts.xlsx").write_bytes(b"PK\x03\x04 cut off")
    told = said("--desk", str(tmp_path), "import-drafts", str(tmp_path / "posts.xlsx"))
    assert "posts.xlsx n’est pas une feuille de calcul lisible (" in told
