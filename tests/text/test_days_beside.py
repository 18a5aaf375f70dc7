from datetime import UTC, date, datetime

import pytest

from postdesk.text.days_beside import calls_to, names_another, of_spoken
from postdesk.text.named_days import named_days
from postdesk.text.spoken_days import spoken_days
from postdesk.text.worded import worded

DAY = date(2026, 12, 8)


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("10 days to go until 25 December", True),
        ("17 days to go until 25 December", False),
        ("16 days until 25 December", False),
        ("in the 10 days after 25 December", False),
        ("10 days 25 December", False),
        ("next week, 14 December", False),
        ("next week, 9 December", True),
        ("this weekend, 12 December", False),
        ("this weekend, 25 December", True),
        ("this Friday 25 December", True),
        ("this Friday 11 December", False),
        ("last Friday 11 December", True),
    ],
)
def test_words_that_speak_of_another_day(text, another):
    (named,), said = named_days(text), worded(text)
    spoken = {place: one for one in spoken_days(said, "en") for place in (one.first, one.last)}
    assert names_another(named, named.near(DAY), said, spoken, DAY) == another


@pytest.mark.parametrize(
    ("text", "long_ago", "calls"),
    [
        ("Join us on 4 December", False, True),
        ("Join us on 4 December 2025", True, True),
        ("Join us for the feast of 4 December 2025", True, False),
        ("4 December: register", False, True),
        ("4 December: we opened", False, False),
        ("Since 4 December we join hands", False, False),
    ],
)
def test_words_that_call_to_a_day(text, long_ago, calls):
    (named,) = named_days(text)
    assert calls_to(named, worded(text), long_ago=long_ago) == calls


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Join us today at 10:00", "today 10:00"),
        ("Join us today at 10h", "today 10h"),
        ("Join us today at 9.30 a.m.", "today 9.30 a.m"),
        ("Join us today at 99:00", ""),
        ("Join us today at 10:00 GMT", ""),
        ("Join us today at 10:00 or at 11:00", ""),
        ("Today at 10:00 we opened; join", ""),
        ("Join us tonight at 9 p.m.", ""),
    ],
)
def test_a_time_of_today_that_is_over(text, found):
    said = worded(text)
    told = of_spoken(said, list(spoken_days(said, "en")), (), datetime(2026, 12, 8, 14, tzinfo=UTC))
    assert [values["words"] for _, values in told] == [found] * bool(found)


@pytest.mark.parametrize(("text", "several"), [
    ("Cairo - 3 June 2026", False), ("القاهرة - 3 يونيو 2026", False), ("2 - 3 June 2026", True),
    ("30 May – 3 June 2026", True), ("28 December 2025 – 3 January 2026", True),
])  # fmt: skip
def test_a_day_behind_a_dash_is_the_last_of_several_where_a_day_stands_before_it(text, several):
    assert named_days(text)[-1].several is several
