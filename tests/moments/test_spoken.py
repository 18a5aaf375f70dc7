"""A moment as a person says it: today is Thursday 26 November 2026, 10:00 in Podgorica."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from postdesk.moments.spoken import moment_said, span_said, spoken_weekdays

ZONE = "Europe/Podgorica"
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
DUE = datetime(2026, 11, 28, 11, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("2026-12-18 09:00", "2026-12-18 09:00"),
        ("  2026-12-18T09:00 ", "2026-12-18 09:00"),
        ("today 17:00", "2026-11-26 17:00"),
        ("today 08:00", "2026-11-26 08:00"),  # it is over, which is said by whoever asked
        ("Tomorrow 09:00", "2026-11-27 09:00"),
        ("tomorrow, 9:00", "2026-11-27 09:00"),
        ("Fri 10:00", "2026-11-27 10:00"),
        ("friday 10:00", "2026-11-27 10:00"),
        ("Thu 17:00", "2026-11-26 17:00"),
        ("Thu 09:30", "2026-12-03 09:30"),
        ("Wed. 10:00", "2026-12-02 10:00"),
        ("tomorrow 9", "2026-11-27 09:00"),
        ("tomorrow at 9 am", "2026-11-27 09:00"),
        ("on Friday at 2.30 pm", "2026-11-27 14:30"),
        ("Fri 12 am", "2026-11-27 00:00"),
        ("next Tue 14:30", "2026-12-01 14:30"),
        ("next Fri 14:30", "2026-12-04 14:30"),
        ("+1h", "2026-11-28 13:30"),
        ("+ 1 h 30 min", "2026-11-28 14:00"),
        ("+2d", "2026-11-30 12:30"),
    ],
)
def test_in_english(text, local):
    assert moment_said(text, ZONE, NOW, since=DUE).local == local


@pytest.mark.parametrize(
    ("language", "text", "local"),
    [
        ("fr", "demain 09:00", "2026-11-27 09:00"),
        ("fr", "vendredi 10:00", "2026-11-27 10:00"),
        ("fr", "ven. 10:00", "2026-11-27 10:00"),
        ("fr", "demain à 9 h 30", "2026-11-27 09:30"),
        ("fr", "vendredi prochain 9h", "2026-12-04 09:00"),
        ("es", "el próximo viernes a las 9", "2026-12-04 09:00"),
        ("de", "am Freitag um 14 Uhr", "2026-11-27 14:00"),
        ("sr-Latn", "u sledeću sredu u 9 časova", "2026-12-02 09:00"),
        ("sr", "у петак у 9.30", "2026-11-27 09:30"),
        ("ru", "в следующую пятницу в 10", "2026-12-04 10:00"),
        ("es", "mañana 09:00", "2026-11-27 09:00"),
        ("de", "Mo 10:00", "2026-11-30 10:00"),
        ("sr", "сутра 09:00", "2026-11-27 09:00"),
        ("sr-Latn", "petak 10:00", "2026-11-27 10:00"),
        ("ar", "الجمعة 10:00", "2026-11-27 10:00"),
        ("cnr", "Fri 10:00", "2026-11-27 10:00"),
    ],
)
def test_in_the_desks_language(language, text, local):
    assert moment_said(text, ZONE, NOW, language).local == local


def test_a_span_counts_from_now_where_the_post_is_late():
    assert moment_said("+1h", ZONE, NOW, since=datetime(2026, 11, 20, tzinfo=UTC)).local == "2026-11-26 11:00"
    assert moment_said("+30min", ZONE, NOW).local == "2026-11-26 10:30"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("tomorrow", 'has no time: write "tomorrow 09:00"'),
        ("Fri", 'has no time: write "Fri 09:00"'),
        ("soonish", 'is no moment: write "2026-12-18 09:00", "tomorrow 09:00", "Fri 10:00", "[+]1h" or "next"'),
        ("someday 09:00", '"someday 09:00" is no moment'),
        ("", "is no moment"),
        ("+1x", "is not a length of time"),
        ("2026-12-18", 'has no time: write "2026-12-18 09:00"'),
        ("2026-02-30 09:00", "there is no day 2026-02-30 in the calendar"),
        ("18.12.2026 9:00", 'write "2026-12-18 09:00"'),
        ("Fri 25:00", "no clock shows 25:00"),
        ("Fri 25", "no clock shows 25:00"),
        ("Fri 14 pm", "is no moment"),
        ("next year 9:00", "is no moment"),
    ],
)
def test_what_is_no_moment(text, says):
    with pytest.raises(ValueError, match=says):
        moment_said(text, ZONE, NOW)


def test_a_clock_that_jumps_is_told_of():
    with pytest.raises(ValueError, match="clocks in Europe/Podgorica never show 2026-03-29 02:30"):
        moment_said("Sun 02:30", ZONE, datetime(2026, 3, 27, 9, tzinfo=UTC))


def test_a_language_without_a_calendar_has_english_days():
    assert spoken_weekdays("xx-Nowhere!") == spoken_weekdays("en")
    assert spoken_weekdays("en")["mon"] == 0


@pytest.mark.parametrize(
    ("text", "ahead", "back"),
    [
        ("yesterday", "2026-11-25", "2026-11-25"),
        ("Today", "2026-11-26", "2026-11-26"),
        ("Monday", "2026-11-30", "2026-11-23"),
        ("Thu", "2026-11-26", "2026-11-26"),
        ("next Fri", "2026-12-04", "2026-11-27"),
        ("juče", "2026-11-25", "2026-11-25"),
        ("nedelja", "2026-11-29", "2026-11-22"),
        ("2026-12-18", "2026-12-18", "2026-12-18"),
    ],
)
def test_a_day_is_all_of_it_ahead_or_back(text, ahead, back):
    for day, behind in ((ahead, False), (back, True)):
        begins, ends = span_said(text, ZONE, NOW, "sr-Latn", back=behind)
        assert f"{begins.astimezone(ZoneInfo(ZONE)):%Y-%m-%d %H:%M}" == f"{day} 00:00"
        assert (ends - begins).total_seconds() == 24 * 3600
    with pytest.raises(ValueError, match="is no moment"):
        span_said("some day", ZONE, NOW)
