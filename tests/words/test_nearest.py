"""Which known word a mistyped one is answered with."""

import pytest

from postdesk.words.nearest import nearest


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("quueue", "queue"),
        ("QUEUE", "queue"),
        ("Migrants-Dya", "Migrants-Day"),
        ("migrants-day", "Migrants-Day"),
        ("zzz", ""),
        ("", ""),
    ],
)
def test_a_mistyped_word_is_answered_with_the_known_one_as_it_is_spelled(word, near):
    assert nearest(word, ["check", "queue", "Migrants-Day"]) == near


def test_where_nothing_is_known_nothing_is_near():
    assert nearest("queue", []) == ""
