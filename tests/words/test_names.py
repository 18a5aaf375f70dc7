"""What languages are called."""

import pytest

from postdesk.words.names import language_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("en", "English"),
        ("sr-Cyrl", "Serbian (Cyrillic)"),
        ("sr_Latn", "Serbian (Latin)"),
        ("pt-BR", "Portuguese (BR)"),
        ("xx", "xx"),
        ("", "not stated"),
    ],
)
def test_languages_in_words(code, name):
    assert language_name(code) == name
