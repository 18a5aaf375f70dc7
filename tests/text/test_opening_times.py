"""Whether a sentence has told no more than when, so far."""

import pytest

from postdesk.text.opening_times import says_only_when


@pytest.mark.parametrize(
    ("earlier", "inflected"),
    [
        ("15 марта 2026", False),
        ("В период с 2024 по", False),
        ("В I квартале 2026", False),
        ("On Monday at 10:30", False),
        ("A las 10", False),
        ("U martu", True),
        ("Dana 4. februara", True),
        ("У јуну", True),
    ],
)
def test_words_that_say_when(earlier, inflected):
    assert says_only_when(earlier, len(earlier.split()), inflected=inflected)


@pytest.mark.parametrize(
    ("earlier", "opened", "inflected"),
    [
        ("", 0, False),
        ("12", 1, False),  # a number alone counts
        ("Школа открыта в марте", 4, False),
        ("4. mart", 2, True),  # a dateline
        ("в марте", 5, False),  # more words stand before these
    ],
)
def test_words_that_say_more_or_nothing(earlier, opened, inflected):
    assert not says_only_when(earlier, opened, inflected=inflected)
