"""Reports are computed, written, printed, and written by themselves once a week."""

import json
from datetime import UTC, date, datetime

import pytest

from postdesk.errors import PostdeskError
from postdesk.log.workers import runs


def test_a_report_is_about_the_last_week_that_is_over_or_the_one_asked_for(out, clock):
    assert out.reports.week().period.name == "2026-W47"
    assert out.reports.week("2026-W48").period.name == "2026-W48"
    assert out.reports.month("2026-11").period.name == "2026-11"
    campaign = out.reports.campaign("spring")
    assert (campaign.period.name, campaign.period.first) == ("spring", date(2026, 11, 24))
    assert {post.campaign for post in campaign.posts} == {"spring"}
    assert out.reports.write(campaign, None, ["json"]) == [out.house.reports / "campaigns/spring/report.json"]
    with pytest.raises(PostdeskError, match='there is no campaign "summer" in the log: it has spring'):
        out.reports.campaign("summer")


def test_a_report_is_written_to_its_own_folder_or_another_or_printed(out, tmp_path):
    made = out.reports.week("2026-W48")
    assert out.reports.write(made, formats=["json"]) == [tmp_path / "reports" / "2026-W48" / "report.json"]
    (other,) = out.reports.write(made, tmp_path / "director", ["json"])
    assert other.read_text(encoding="utf-8") == out.reports.printed(made, "json")
    assert json.loads(other.read_bytes())["simulated"] is False


def test_a_brand_new_desk_begins_with_no_empty_report(office):
    assert office.reports.write_if_due() == []
    office.queue.apply()
    assert office.reports.write_if_due() == []
    assert not office.house.reports.exists()


def test_the_weekly_report_is_written_once_with_new_readings(out, clock):
    clock.moment = datetime(2026, 11, 30, 6, 29, tzinfo=UTC)
    assert out.reports.write_if_due() == []
    clock.forward(minutes=1)
    ((kind, page),) = out.reports.write_if_due()
    assert kind == "weekly-report"
    assert page == out.house.reports / "2026-W48" / "index.html"
    assert json.loads((page.parent / "report.json").read_bytes())["simulated"] is True
    page.unlink()
    assert out.reports.write_if_due() == []
    assert not page.exists()


def test_two_who_come_at_the_same_time_write_one_report(out, clock):
    clock.moment = datetime(2026, 11, 30, 6, 30, tzinfo=UTC)
    pages = []
    begun = runs.once(
        out.log, "weekly-report", "2026-W48", lambda: pages.extend(out.reports.write_if_due()), "desk:2", clock
    )
    assert (begun, pages) == (True, [])
