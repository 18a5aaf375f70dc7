"""The catalogues of the commands: whole for what they claim, and each sentence as its language writes it."""

import re

import pytest

from postdesk.words.commands import FOLDER, commands_speaker
from postdesk.words.cyrillic import names_in
from stage.catalogue_files import forms_of, read
from stage.words_of_commands import help_sentences, sentences_of_click, untranslated

CATALOGUES = sorted(file.stem for file in FOLDER.glob("*.po"))
EKAVIAN = re.compile(
    r"(?i)\b(pre|posle|mesec\w*|nedelj\w*|reč\w*|vreme|vred\w*|gde|ovde|dve|obe|svet\w*|ceo|cel\w+|sled\w*|posled\w*|deo|"
    r"podel\w*|promen\w*|izmen\w*|zamen\w*|izvešt\w*|pomer\w*|mer\w*|prosek\w*|video|videl\w*|bezbed\w*|udeo|\w*spel[aoi]?|smel\w*|"
    r"umesto|mest[oaiu]\w*|primer\w*|čovek\w*|uvek|prover\w*|\w*menja\w*)\b"
)


def placeholders(text):
    return set(re.findall(r"\{[^{}]*\}", text))


def of(name):
    """The messages of a catalogue, by their English: a sentence, or two by their number."""
    return {one.id: one for one in read(name, FOLDER) if one.id}


def said(name):
    return [form for message in of(name).values() for form in forms_of(message)]


def test_commands_speak_french_serbian_and_montenegrin():
    assert CATALOGUES == ["cnr", "fr", "sr-Latn"]
    assert commands_speaker("fr_FR").gettext("Commands") == "Commandes"
    assert commands_speaker("sr_RS").gettext("Commands") == "Команде"
    assert commands_speaker("cnr").gettext("Measure and report") == "Mjerenje i izvještaji"
    assert commands_speaker("cnr").gettext("Commands") == "Komande"
    assert commands_speaker("de") is None


@pytest.mark.parametrize("name", CATALOGUES)
def test_the_help_of_every_command_and_what_click_says_is_whole(name):
    assert untranslated(name, [*help_sentences(), *sentences_of_click()]) == []


def test_a_sentence_that_no_catalogue_has_is_missed():
    assert untranslated("fr", ["Commands", "There is no such sentence."]) == ["There is no such sentence."]


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_translation_has_the_places_and_the_forms_that_its_sentence_asks_for(name, capsys):
    found = read(name, FOLDER)
    assert capsys.readouterr().err == "", "Babel tells there of forms that the language does not have"
    for english, message in of(name).items():
        one, many = english if isinstance(english, tuple) else (english, english)
        forms = forms_of(message)
        assert len(forms) == (found.num_plurals if isinstance(english, tuple) else 1), english
        assert all(forms), english
        assert not message.fuzzy, english
        either = [placeholders(text) | {"{count}"} for text in (one, many)]
        assert all(placeholders(form) | {"{count}"} in either for form in forms), english
        assert placeholders(forms[-1]) == placeholders(many), english


def test_french_signs_stay_with_their_words():
    assert not [form for form in said("fr") if re.search(r" [:;?!%»](?!\S)|[^\W\d]'[^\W\d]", form)]


def test_montenegrin_says_only_what_serbian_says_otherwise():
    serbian, montenegrin = of("sr-Latn"), of("cnr")
    assert [one for one, each in montenegrin.items() if forms_of(each) == forms_of(serbian[one])] == []
    read_there = [form for one, each in {**serbian, **montenegrin}.items() for form in forms_of(each)]
    typed = {form: names_in(str(one)) for one, each in {**serbian, **montenegrin}.items() for form in forms_of(each)}
    left = [(form, word[0]) for form in read_there for word in EKAVIAN.finditer(form) if word[0] not in typed[form]]
    assert left == []


@pytest.mark.parametrize("name", ["sr-Latn", "cnr"])
def test_what_is_typed_stays_latin_in_cyrillic(name):
    typed = re.compile(r"--[a-z-]+|`[^`]*`|\b[A-Z_]{2,}\b|\b\w+\.(?:toml|yaml|json|csv)\b|\{[^{}]*\}|\"[^\"]*\"")
    latin, cyrillic = of(name), {one.id: one for one in read(name, FOLDER, cyrillic=True, typed=True) if one.id}
    for english, message in latin.items():
        for before, after in zip(forms_of(message), forms_of(cyrillic[english]), strict=True):
            assert typed.findall(after) == typed.findall(before), english
