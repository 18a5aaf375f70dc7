"""The catalogues: complete, and each in one dialect."""

import re
from collections import Counter

import pytest

from postdesk.words import KNOWN
from postdesk.words.catalogues import BESIDE, HERE, catalogue
from postdesk.words.languages import tongue
from stage.catalogue_files import forms_of, read
from stage.words_of_the_code import messages

CATALOGUES = sorted(file.stem for file in HERE.glob("*.po"))
IJEKAVIAN = re.compile(
    r"(?i)\b(prije|poslije|mjesec\w*|sedmic\w*|sedm|riječ\w*|vrijem\w*|vrijed\w*|gdje|ovdje|dvije|svjet\w*|cijel\w*|"
    r"\w*ljed\w*|dijel\w*|podijel\w*|\w*promj\w*|\w*promij\w*|\w*procj\w*|\w*procij\w*|izvješt\w*|\w*pomjer\w*|prosjek\w*|"
    r"vidje\w*|bezbjed\w*|udio|blijed\w*|uspje\w*|donije\w*|ocije\w*)"
)
EKAVIAN = re.compile(
    r"(?i)\b(pre|posle|mesec\w*|nedelj\w*|ned|reč\w*|vreme|vred\w*|gde|ovde|dve|svet\w*|ceo|cel\w+|sled\w*|posled\w*|del\w*|"
    r"podel\w*|promen\w*|procen\w*|izvešt\w*|pomeren\w*|prosek\w*|videl\w*|bezbed\w*|udeo|bled\w*|uspel\w*|donel\w*|ocen\w*)\b"
)


def placeholders(text):
    return set(re.findall(r"\{\w+\}", text))


def said(name):
    return [form for message in read(name) if message.id for form in forms_of(message)]


def test_every_language_has_a_catalogue_and_every_catalogue_a_language():
    assert {tongue(tag).catalogue for tag in KNOWN} == {"", *CATALOGUES}


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_catalogue_has_every_message_of_the_code_and_no_other(name):
    found, wanted = read(name), messages()
    ours = {one.id if isinstance(one.id, str) else one.id[0]: one for one in found if one.id}
    missing = wanted.keys() - ours.keys()
    assert ours.keys() <= wanted.keys()
    assert not missing or name in BESIDE
    for one, message in ours.items():
        forms, many = forms_of(message), wanted[one]
        assert len(forms) == (found.num_plurals if many else 1), one
        assert all(forms), one
        assert not message.fuzzy, one
        assert all(placeholders(form) <= placeholders(one + many) for form in forms), one
        assert all(placeholders(form) | {"{n}"} >= placeholders(one) for form in forms), one
        assert placeholders(forms[-1]) == placeholders(many or one), one


@pytest.mark.parametrize("file", sorted(HERE.rglob("*.po")), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_no_sentence_stands_twice_in_a_catalogue(file):
    named = Counter(re.findall(r'^(?:msgctxt ".*"\n)?msgid ".*"(?:\n".*")*', file.read_text("utf-8"), re.MULTILINE))
    assert [sentence for sentence, often in named.items() if often > 1] == []


def test_the_number_of_forms_is_that_of_the_language():
    assert {name: read(name).num_plurals for name in CATALOGUES} == {
        "ar": 6,
        "cnr": 3,
        "de": 2,
        "es": 2,
        "fr": 2,
        "ru": 3,
        "sq": 2,
        "sr-Latn": 3,
    }


def test_montenegrin_says_only_what_serbian_says_in_other_words():
    serbian = {str(one.id): one.string for one in read("sr-Latn")}
    assert all(one.string != serbian[str(one.id)] for one in read("cnr") if one.id)


def test_serbian_is_ekavian_and_montenegrin_ijekavian_in_every_sentence():
    assert not [form for form in said("sr-Latn") if IJEKAVIAN.search(form)]
    spoken = catalogue(tongue("cnr"))
    for one, many in messages().items():
        forms = [spoken.ngettext(one, many, n) for n in (1, 2, 5)] if many else [spoken.gettext(one)]
        assert not [form for form in forms if EKAVIAN.search(form)], one


def test_arabic_has_arabic_commas_and_semicolons():
    assert not [form for form in said("ar") if re.search(r"[,;?](?!\d)", re.sub(r"\{\w+\}", "1", form))]


def test_french_signs_do_not_stand_alone_on_the_next_line():
    assert not [form for form in said("fr") if re.search(r" [:;?!%]", form.strip())]
