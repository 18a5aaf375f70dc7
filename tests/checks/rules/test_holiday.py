from datetime import date

from postdesk.checks.rules import holiday

OFFICE = {"holidays": ("ME",), "closed": (date(2026, 12, 24),)}


def test_a_public_holiday_and_a_day_off(remarks):
    """
    posts:
      - id: statehood
        text: Good day.
        at: 2026-07-13 10:00
      - id: eve
        text: Good night.
        at: 2026-12-24 10:00
    """
    found = remarks(holiday, **OFFICE)
    assert [(remark.message, remark.place.line) for remark in found] == [
        ("2026-07-13 is a holiday: Statehood Day (ME)", 6),
        ("2026-12-24 is a holiday: the office is closed", 9),
    ]


def test_a_working_day_and_the_next_slot(said):
    """
    posts:
      - {id: plain, text: Bonjour., at: "2026-07-15 10:00"}
      - {id: next, text: Добро јутро., at: next}
    """
    assert said(holiday, **OFFICE) == []


def test_there_are_no_holidays_unless_set(said):
    """
    text: Good day.
    at: 2026-07-13 10:00
    """
    assert said(holiday) == []
