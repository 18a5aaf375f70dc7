import pytest

from postdesk.text.spoken_days import may_speak_of_days, spoken_days
from postdesk.text.worded import with_days_parted, worded


def said(text, language):
    return [(one.words, one.offset, one.unit) for one in spoken_days(worded(with_days_parted(text)), language)]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Today, tomorrow and the day after tomorrow", [("today", 0, "day"), ("tomorrow", 1, "day"), ("day after tomorrow", 2, "day")]),
        ("en", "next week, this weekend, last Friday", [("next week", 1, "week"), ("this weekend", 0, "weekend"), ("last", -1, "weekday")]),
        ("en-GB", "the leaders of tomorrow", []),
        ("en", "Come the day. After tomorrow we rest", [("tomorrow", 1, "day")]),
        ("", "tonight", [("tonight", 0, "day")]),
        ("es", "mañana por la mañana", [("mañana", 1, "day")]),
        ("es", "pasado mañana", [("pasado mañana", 2, "day")]),
        ("de", "Morgen öffnen wir", [("morgen", 1, "day")]),
        ("de", "wir öffnen morgen", [("morgen", 1, "day")]),
        ("de", "jeden Morgen, heute Morgen, Freitag morgen", [("heute", 0, "day")]),
        ("de", "Morgen! Morgen zusammen", []),
        ("ar", "اليوم العالمي", []),
        ("ar", "مساء اليوم", [("اليوم", 0, "day")]),
        ("ar", "اليوم الجمعة", [("اليوم", 0, "day")]),
        ("cnr", "Za bolje sutra, danas", [("danas", 0, "day")]),
        ("zh", "报名今天截止，下周见", [("今天", 0, "day"), ("下周", 1, "week")]),
        ("tlh", "today", []),
    ],
)  # fmt: skip
def test_days_by_today(language, text, found):
    assert said(text, language) == found


def test_a_text_that_needs_no_closer_look():
    assert not may_speak_of_days("doors open at six", "en")
    assert may_speak_of_days("doors open tomorrow", "en")
