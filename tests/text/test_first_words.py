"""The beginning of a text, on one line."""

import pytest

from postdesk.text.first_words import opening_line

FAMILY = "👨‍👩‍👧"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Doors open\nat six.", "Doors open at six."),
        ("a" * 80, "a" * 80),
        (
            "304 million people live in a country where they were not born (UN DESA, 2024). Eleven of them",
            "304 million people live in a country where they were not born (UN DESA, 2024)…",
        ),
        (
            "Save the date: on 18 December we open the doors of the old cinema. Short films by people who came",
            "Save the date: on 18 December we open the doors of the old cinema. Short films…",
        ),
        ("字" * 90, "字" * 80 + "…"),
        (FAMILY * 30, FAMILY * 16 + "…"),
        (f"See {'x' * 100}", f"See {'x' * 76}…"),
    ],
)
def test_a_text_begins_with_whole_words_or_whole_characters(text, shown):
    assert opening_line(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("Doors open at six.", "Doors open at…"), ("Doors", "Doors"), ("字" * 20, "字" * 13 + "…"), ("a" * 13, "a" * 13)],
)
def test_it_is_as_long_as_there_is_room(text, shown):
    assert opening_line(text, 13) == shown
