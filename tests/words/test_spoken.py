"""A catalogue as it is spoken: what Babel reads in the same file, and English for what is not there."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo

from postdesk import words
from postdesk.words.catalogues import ready
from postdesk.words.spoken import Spoken
from stage.catalogue_files import read

FILES = sorted(Path(words.__file__).parent.rglob("*.po"))
NUMBERS = (0, 1, 2, 3, 5, 11, 21, 22, 100, 101, 111)
HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'


def compiled(path, *, cyrillic):
    """Return a catalogue as Babel compiles it, and Python's own gettext reads that."""
    kept = BytesIO()
    write_mo(kept, read(path.stem, path.parent, cyrillic=cyrillic))
    kept.seek(0)
    return GNUTranslations(kept)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("cyrillic", [False, True])
def test_every_sentence_is_the_one_that_gettext_has(path, cyrillic):
    spoken, gettext = ready(path.stem, path.parent, cyrillic=cyrillic), compiled(path, cyrillic=cyrillic)
    for one in read(path.stem, path.parent):
        if one.pluralizable:
            ours, theirs = [each.npgettext if one.context else each.ngettext for each in (spoken, gettext)]
            told = (one.context, *one.id) if one.context else one.id
            assert [ours(*told, number) for number in NUMBERS] == [theirs(*told, number) for number in NUMBERS]
        elif one.id:
            ours, theirs = [each.pgettext if one.context else each.gettext for each in (spoken, gettext)]
            told = (one.context, one.id) if one.context else (one.id,)
            assert ours(*told) == theirs(*told)
        assert not one.id or spoken.has(one.context or "", *([one.id] if isinstance(one.id, str) else one.id))


def test_what_a_catalogue_has_not_is_said_in_english():
    french = Spoken(HEAD)
    assert french.gettext("Commands") == "Commands"
    assert [french.ngettext("{count} post", "{count} posts", n) for n in (0, 1, 2)] == [
        "{count} posts",
        "{count} post",
        "{count} posts",
    ]
    assert not french.has("", "Commands")


def test_a_sentence_that_lacks_a_form_is_not_half_translated():
    french = Spoken(
        f'{HEAD}msgid "a post"\nmsgid_plural "posts"\nmsgstr[0] "un post"\nmsgstr[1] ""\n\nmsgid "none"\nmsgstr ""'
    )
    assert french.ngettext("a post", "posts", 1) == "a post"
    assert french.gettext("none") == "none"
    assert not french.has("", "a post", "posts")


def test_a_catalogue_that_does_not_say_how_its_language_counts_counts_as_english_does():
    german = Spoken('msgid "a post"\nmsgid_plural "posts"\nmsgstr[0] "ein Beitrag"\nmsgstr[1] "Beiträge"')
    assert [german.ngettext("a post", "posts", n) for n in (0, 1, 2)] == ["Beiträge", "ein Beitrag", "Beiträge"]


def test_a_sentence_of_some_context_is_another_than_the_same_words_of_none():
    source = 'msgctxt "list"\nmsgid "next"\nmsgstr "puis"\n\nmsgid "next"\nmsgstr "suivant"\n\nmsgctxt "day"\nmsgid "off"\nmsgstr "libre"'
    french = Spoken(source)
    assert (french.gettext("next"), french.pgettext("list", "next"), french.pgettext("day", "off")) == (
        "suivant",
        "puis",
        "libre",
    )
    assert (french.gettext("off"), french.pgettext("day", "next")) == ("off", "next")
