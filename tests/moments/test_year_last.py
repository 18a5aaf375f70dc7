"""What a person is told to write in place of a date whose year stands last can be read."""

import pytest

from postdesk.moments.wall_clock import moment
from postdesk.moments.year_last import year_first


@pytest.mark.parametrize(("typed", "told"), [
    ("18.12.2026", "2026-12-18 09:00"),
    ("3/4/2026", "2026-04-03 09:00"),
    ("12/31/2026 10:15", "2026-12-31 10:15"),
    ("1.12.2026 at 9", "2026-12-01 09:00"),
    ("1.12.2026. u 9h", "2026-12-01 09:00"),
    ("1/12/2026 14h30", "2026-12-01 14:30"),
    ("1/12/2026, 9.30", "2026-12-01 09:30"),
    ("1/12/2026 9:30 pm", "2026-12-01 21:30"),
    ("1/12/2026 12 p.m.", "2026-12-01 12:00"),
    ("1.12.2026 09:00 Europe/Paris", "2026-12-01 09:00 Europe/Paris"),
    ("1.12.2026 in the morning", "2026-12-01 09:00"),
])  # fmt: skip
def test_the_year_goes_first(typed, told):
    assert year_first(typed) == told
    moment(told, "Europe/Podgorica")


@pytest.mark.parametrize("typed", ["31/31/2026", "1.12.2026 at 99", "soon", "2026-12-01"])
def test_what_is_no_moment_is_not_written_otherwise(typed):
    assert not year_first(typed)
