import pytest

from postdesk.moments.recurring_words import rule_of, said_words


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("Mon", "FREQ=WEEKLY;BYDAY=MO"),
        ("on Tue and Thu", "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("weekly on Friday", "FREQ=WEEKLY;BYDAY=FR"),
        ("1st Monday of the month", "FREQ=MONTHLY;BYDAY=1MO"),
        ("1. Monday of the month", "FREQ=MONTHLY;BYDAY=1MO"),
        ("31 of month", "FREQ=MONTHLY;BYMONTHDAY=31"),
        ("8 Mar", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8"),
        ("last March", ""),
        ("8 March, 9 March", ""),
        ("last day", ""),
        ("other", ""),
    ],
)
def test_words_become_a_rule(phrase, rule):
    said = said_words(phrase, "en")
    assert said is not None
    assert rule_of(said) == rule


def test_a_word_that_is_like_two_names_is_none():
    assert said_words("ju", "en") is None
    assert said_words("mart", "sr-Latn") is not None
