"""Numbers stay on one line with what they are of."""

import pytest

from postdesk.words import num, say, speaking
from postdesk.words.unbroken import unbroken


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("this report (n = 45)", "this report (n\xa0=\xa045)"),
        ("(n = ٤٥؛ المخفي: ٢)", "(n\xa0=\xa0٤٥؛ المخفي: ٢)"),
        ("Week 47, 16–22 November 2026", "Week 47, 16\u2060–\u206022 November 2026"),
        ("del 90 % de 3 MB", "del 90\xa0% de 3\xa0MB"),
        ("5 sur 1 000 au plus", "5 sur 1\xa0000 au plus"),
        ("on 12 34 and 1 0000", "on 12 34 and 1 0000"),
        ("a pen = a word", "a pen = a word"),
        ("usual 6 to 31, seen to be 5", "usual 6\xa0to\xa031, seen to be 5"),
    ],
)
def test_a_number_stays_on_one_line_with_what_it_is_of(said, shown):
    assert unbroken(said) == shown


@pytest.mark.parametrize("language", ["ar", "de", "es", "fr", "ru", "sq", "sr"])
def test_a_range_stays_on_one_line_in_every_language(language):
    with speaking(language):
        told = say("usual {low} to {high}", low=num(6), high=num(31))
        shown = unbroken(told)
        assert shown.replace("\xa0", " ").replace("\u2060", "") == told
        held = shown[shown.index(num(6)) : shown.index(num(31))]
        assert " " not in held
        assert "–" not in held or "\u2060–\u2060" in held
