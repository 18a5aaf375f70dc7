"""What an abbreviation asks for, by its letters and its neighbours."""

import pytest

from postdesk.text.shortened import is_counted, is_plural, is_roman, kind_of_word


@pytest.mark.parametrize(
    ("token", "before", "following", "kind"),
    [
        ("Sec", "Gen.", "Ana Lund", "never"),
        ("med", "Dr sc.", "Ana Lund", "never"),
        ("med", "Dr sc.", "Ona radi", ""),
        ("sec", "See Gen.", "it", "number"),
        ("med", "Kupili su", "Ana Lund", ""),
        ("UU", "en EE.", "Fuente", "maybe"),
        ("mil", "2", "USD", "never"),
        ("mil", "2", "Usd", "maybe"),
        ("mil", "2", "Fond", "maybe"),
        ("долл", "2", "США", "never"),
        ("lt-col", "Le", "Frane", "never"),
        ("АП", "агенција", "Како", "maybe"),
        ("al", "Voir", "3", "number"),
        ("al", "Lund et", "3", "maybe"),
        ("sub", "u", "4. decembra", "number"),
        ("sub", "u", "Dom", ""),
        ("dr", "hleb i", "Svi", "end"),
        ("house", "the", "Ana", ""),
    ],
)
def test_the_kind_of_a_word(token, before, following, kind):
    assert kind_of_word(token, before, following) == kind


@pytest.mark.parametrize(
    "following", ["12", "No. 12", "№ 12", "N.º 12", "A/RES/76", "B", "В. Затем", "IV", "EU) No. 1"]
)
def test_what_is_counted(following):
    assert is_counted(following)


@pytest.mark.parametrize("following", ["В школе", "Dom", "EU fell"])
def test_what_is_not(following):
    assert not is_counted(following)


def test_letters_that_are_written_twice_and_roman_numbers():
    assert (is_plural("EE"), is_plural("EU"), is_roman("IV"), is_roman("I")) == (True, False, True, False)
