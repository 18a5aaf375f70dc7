from postdesk.checks.rules import quiet_hours

NIGHT = {"quiet_hours": ("22:00-07:00",)}


def test_a_span_over_midnight(remarks):
    """
    posts:
      - id: evening
        text: Good night.
        at: 2026-12-18 22:00
      - id: morning
        text: Добро јутро.
        at: 2026-12-18 06:59
    """
    found = remarks(quiet_hours, **NIGHT)
    assert [(remark.message, remark.place.line) for remark in found] == [
        ("22:00 lies in the quiet hours (22:00-07:00) of the desk", 6),
        ("06:59 lies in the quiet hours (22:00-07:00) of the desk", 9),
    ]


def test_before_and_after_it(said):
    """
    posts:
      - {id: before, text: Bonsoir., at: "2026-12-18 21:59"}
      - {id: after, text: Bonjour., at: "2026-12-18 07:00"}
    """
    assert said(quiet_hours, **NIGHT) == []


def test_the_clock_is_the_offices_whatever_zone_the_draft_names(said):
    """
    text: صباح الخير.
    at: 2026-12-18 23:30 Asia/Tokyo
    """
    assert said(quiet_hours, **NIGHT) == []
    assert said(quiet_hours, quiet_hours=("9:00-12:00", "15:00-16:00")) == [
        "15:30 lies in the quiet hours (15:00-16:00) of the desk"
    ]


def test_the_next_free_slot_is_the_desks_own_choice(said):
    """
    text: Doors open at six.
    at: next
    """
    assert said(quiet_hours, **NIGHT) == []


def test_there_are_no_quiet_hours_unless_set(said):
    """
    text: Doors open at six.
    at: 2026-12-18 03:00
    """
    assert said(quiet_hours) == []
