from datetime import timedelta

import pytest

from postdesk.moments.spans import minutes


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=20), "0 min"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(minutes=90), "1 h 30 min"),
        (timedelta(days=1), "24 h"),
    ],
)
def test_spans_in_words(span, words):
    assert minutes(span) == words
