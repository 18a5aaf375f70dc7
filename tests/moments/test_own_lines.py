"""What stands behind a recurrence and belongs on a line of its own."""

import pytest

from postdesk.moments.own_lines import own_line
from postdesk.moments.recurrence import repeats
from postdesk.moments.unreadable import Unreadable


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("Monday 09:00 until 2027-01-31", "until 2027-01-31", "until: 2027-01-31"),
        ("Monday until 2027-01-31 09:00", "until 2027-01-31 09:00", "until: 2027-01-31"),
        ("lundi 09:00 jusqu'au 31.1.2027", "jusqu'au 31.1.2027", "until: 2027-01-31"),
        ("ponedeljak 09:00 do 31.01.2027.", "do 31.01.2027.", "until: 2027-01-31"),
        ("Montag 09:00 bis 31 Januar 2027", "bis 31 Januar 2027", "until: 2026-12-31"),
        ("Monday 09:00 from 2026-12-07 until 2027-01-31", "from 2026-12-07 until 2027-01-31", "from: 2026-12-07"),
        ("Monday 09:00, except 2026-12-28", "except 2026-12-28", "except: [2026-12-28]"),
        ("Monday 09:00, 10 times", "10 times", "count: 10"),
        ("понедељак 09:00, 4 пута", "4 пута", "count: 4"),
        ("Monday 09:00 x 5 x", "5 x", "count: 5"),
    ],
)
def test_it_is_told_with_its_line(text, said, line):
    found = own_line(text)
    assert found is not None
    assert (found.said, f"{found.key}: {found.value}") == (said, line)
    with pytest.raises(Unreadable) as why:
        repeats(text, "Europe/Podgorica", "sr-Latn")
    assert str(why.value) == f'"{said}" stands on a line of its own: write "{line}" below "every:"'


@pytest.mark.parametrize("text", ["Monday 09:00 until further notice", "now and then", "Mo 09:00 do it", ""])
def test_other_words_are_nothing_of_the_kind(text):
    assert own_line(text) is None
