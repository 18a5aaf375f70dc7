"""Serbian sentences written over in Cyrillic."""

import re

import pytest

from postdesk.words.cyrillic import LATIN, written_over
from stage.catalogue_files import forms_of, read


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Ljudi i njihova džez-gitara", "Људи и њихова џез-гитара"),
        ("NJEGOVA LJUBAV, Džep", "ЊЕГОВА ЉУБАВ, Џеп"),
        ("đak, ćuprija, čas, šuma, žaba", "ђак, ћуприја, час, шума, жаба"),
        ("{n} objava na mreži {network}", "{n} објава на мрежи {network}"),
        (
            "izvor: postdesk measure, LinkedIn (n = {posts}), p ispod 1,5%",
            "извор: postdesk measure, LinkedIn (n = {posts}), p испод 1,5%",
        ),
        (
            "<b>Sve</b>: <bdi>{who}</bdi>, <code>postdesk check</code>",
            "<b>Све</b>: <bdi>{who}</bdi>, <code>postdesk check</code>",
        ),
        (
            "Dokument Word, PDF ili CSV do 20 MB; taster Tab, Enter ili M; datoteka .env",
            "Документ Word, PDF или CSV до 20 MB; тастер Tab, Enter или M; датотека .env",
        ),
        ("U <bdi>[people]</bdi> nema igara", "У <bdi>[people]</bdi> нема игара"),
        ("npr. pored njih", "нпр. поред њих"),
        (
            "Vidite https://example.org/objave i #SigurnaMigracija.",
            "Видите https://example.org/objave и #SigurnaMigracija.",
        ),
        ("", ""),
    ],
)
def test_letter_by_letter_but_for_what_is_no_serbian_word(latin, cyrillic):
    assert written_over(latin) == cyrillic


@pytest.mark.parametrize("name", ["sr-Latn", "cnr"])
def test_nothing_latin_is_left_in_the_catalogue_but_what_stays_latin(name):
    for message in read(name, cyrillic=True):
        for form in forms_of(message) if message.id else ():
            kept = "|".join((r"\{\w+\}", *(rf"(?<!\w){word}(?!\w)" for word in LATIN)))
            assert not re.search("[A-Za-zČĆŽŠĐčćžšđ]", re.sub(kept, "", form)), form


@pytest.mark.parametrize("name", ["sr-Latn", "cnr"])
def test_no_word_has_letters_side_by_side_that_only_look_like_a_digraph(name):
    """`injekcija`, `nadživeti`, `tanjug`: words in which n and j, or d and ž, are two letters in Cyrillic."""
    apart = re.compile(r"(?i)injek|konjunk|konjug|vanjez|nadž[ier]|podž|odž[aiu]|tanjug")
    assert not [form for one in read(name) for form in forms_of(one) if one.id and apart.search(form)]
