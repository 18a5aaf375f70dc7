"""When a version of LinkedIn's API ends, as far as it is known."""

from datetime import date

import pytest

from postdesk.networks.linkedin.versions import ENDS, PINNED, last_day


@pytest.mark.parametrize(
    ("version", "ends"),
    [("202603", date(2027, 3, 16)), ("202609", date(2027, 9, 15)), ("202612", date(2027, 12, 15))],
)
def test_a_version_is_answered_for_about_a_year(version, ends):
    assert last_day(version) == ends


def test_every_known_end_is_a_year_on_in_the_same_month():
    assert {(last.year, last.month) for last in ENDS.values()} == {
        (int(version[:4]) + 1, int(version[4:])) for version in ENDS
    }
    assert max(ENDS) < PINNED
