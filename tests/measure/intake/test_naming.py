import os
from datetime import UTC, datetime

import pytest

from postdesk.measure.intake.naming import counted_at, named_moment

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "moment"),
    [
        ("account_analytics_content_2026-09-28_2026-10-04.csv", datetime(2026, 10, 4, 21, 59, 59, tzinfo=UTC)),
        ("Sep-28-2026_Oct-04-2026_1234567890123456.csv", datetime(2026, 10, 4, 21, 59, 59, tzinfo=UTC)),
        ("tweet_activity_metrics_Office_20220101_20220201_en.csv", datetime(2022, 2, 1, 22, 59, 59, tzinfo=UTC)),
        ("Basic_LinkedInDataExport_11-20-2026.zip", datetime(2026, 11, 20, 22, 59, 59, tzinfo=UTC)),
        ("Posts_01-11-2026_20-11-2026.csv", datetime(2026, 11, 20, 22, 59, 59, tzinfo=UTC)),
        ("Posts 20-11-2026 (1).csv", datetime(2026, 11, 20, 22, 59, 59, tzinfo=UTC)),
        ("Posts_11-01-2026_11-20-2026.csv", datetime(2026, 11, 20, 22, 59, 59, tzinfo=UTC)),
        ("office_content_1759622400000.xls", datetime(2025, 10, 5, tzinfo=UTC)),
        ("archive-20261120123456-0a1b2c.zip", datetime(2026, 11, 20, 12, 34, 56, tzinfo=UTC)),
        ("Content_2026-11-01_2026-11-30_Member.xlsx", None),
        ("office_content_1999999999999.xls", None),
        ("content_2026-99-99.csv", None),
        ("archive-20269920123456-0a1b2c.zip", None),
        ("Views.csv", None),
    ],
)
def test_the_last_day_or_the_moment_in_a_name(name, moment):
    assert named_moment([name], "Europe/Podgorica", NOW) == moment


def test_the_zip_names_the_day_where_its_file_does_not():
    names = ["Table data.csv", "Content 2026-09-01_2026-10-01 Office.zip"]
    assert named_moment(names, "UTC", NOW) == datetime(2026, 10, 1, 23, 59, 59, tzinfo=UTC)


@pytest.mark.parametrize("made", [datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)])
def test_a_files_own_moment_is_never_still_to_come(tmp_path, made):
    (tmp_path / "a.csv").touch()
    os.utime(tmp_path / "a.csv", (made.timestamp(), made.timestamp()))
    assert counted_at(tmp_path / "a.csv", NOW) == min(made, NOW)
