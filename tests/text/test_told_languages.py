"""The language that the words of a text are in."""

import pytest

from postdesk.text.told_languages import by_words, other_language


@pytest.mark.parametrize(
    ("said", "text", "found"),
    [
        ("fr", "The doors are open to all, and the tea is free for everybody who comes with a friend.", "en"),
        ("en", "Vrata su otvorena za sve koji dolaze i koji žele da nam se pridruže na čaju.", "sr"),
        (
            "en",
            "Las puertas están abiertas para todos los que quieran venir con sus vecinos y hay café para todos.",
            "es",
        ),
        ("en", "Врата су отворена за све који долазе и који желе да нам се придруже, а чај је за све.", "sr"),
        ("ar", "درها برای همه باز است و این یک روز خوب برای آن است که با ما چای بنوشید", "fa"),
        ("de", "The doors are open to all, and the tea is free for everybody who comes with a friend.", "en"),
    ],
)
def test_another_language(said, text, found):
    assert other_language((text,), said) == found


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("en", "Doors open at six."),
        ("en", "“Les portes sont ouvertes”: that is what the sign at the door of the hall says to all."),
        ("cnr", "Vrata su otvorena za sve koji dolaze i koji žele da nam se pridruže."),
        ("hr", "Vrata su otvorena za sve koji dolaze i koji žele da nam se pridruže."),
        ("pt", "O café é para todos os que vêm com os vizinhos de longe"),
        ("tlh", "The doors are open to all, and the tea is free for everybody who comes with a friend."),
        ("fr", "IOM UNHCR UNICEF"),
        ("ru", "Врата су отворена за све који долазе и који желе да нам се придруже, а чај је за све."),
    ],
)
def test_its_own_language_or_no_telling(said, text):
    assert other_language((text,), said) == ""


def test_a_post_without_a_language():
    assert by_words("") == ()
