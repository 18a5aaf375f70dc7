"""Reports are computed, written, printed, and written by themselves once a week."""

import json
from datetime import UTC, date, datetime

import pytest

from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.log.posts import notices
from postdesk.log.workers import once_a_period
from stage.desks import SETTINGS, lay
from stage.letterbox import letterbox


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


SILENT = "Post on {networks}: nothing for 14 days, and nothing is planned."
TO_COME = f"""\
campaign: winter
posts:
  - {{id: coats, at: 2026-12-16 10:00, accounts: [linkedin], text: Coats for everybody.}}
  - {{id: soup, at: 2026-12-17 10:00, accounts: [bsky], text: {"Soup. " * 60}}}
"""


def test_nobody_is_told_to_post_where_a_draft_to_come_waits_to_be_queued_or_mended(out, clock):
    clock.moment = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)

    def advised():
        made = (out.reports.week("2026-W50"), out.reports.month("2026-11"), out.reports.campaign("spring"))
        return [[one.text for one in report.actions if "planned" in one.text] for report in made]

    (first, *_), *_ = advised()
    assert first == SILENT.format(networks="Bluesky and LinkedIn")
    lay(out.house.root, winter=TO_COME)
    assert "length" in {finding.rule for finding in out.drafts.check().findings}
    assert advised() == [[], [], []]
    clock.moment = datetime(2026, 12, 31, 9, 0, tzinfo=UTC)
    assert [one.text for one in out.reports.week("2026-W52").actions] == [first]


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
    begun = once_a_period.once(
        out.log, "weekly-report", "2026-W48", lambda: pages.extend(out.reports.write_if_due()), "desk:2", clock
    )
    assert (begun, pages) == (True, [])


def test_whoever_exports_is_told_by_notices_and_by_mail_where_there_is_a_server(out, clock):
    clock.moment = datetime(2026, 11, 28, 7, 0, tzinfo=UTC)
    lay(
        out.house.root,
        f'{SETTINGS.replace("rehearsal = true", "")}exporters = ["ana@example.org"]\n'
        '[accounts.x]\nnetwork = "x"\nhandle = "office"\nby_hand = true\n[notices]\nto = ["json://127.0.0.1/"]\n',
    )
    with out.log.write() as connection:
        connection.exec_driver_sql("UPDATE publication SET network = 'x'")
    desk = Desk.open(out.house.root, clock)
    with desk.log:
        (said,) = desk.reports.remind_if_due()
        assert said.startswith("X: no figures yet. Fetch them at x.com")
        assert desk.reports.remind_if_due() == []
        assert [one.says for one in notices.gather_notices(desk.log, [], clock())] == [
            f"before the report of 23–29 November 2026: {said}"
        ]
        (told,) = desk.reports.deliver()
    assert "was not mailed to ana@example.org: the desk has no mail server" in told


def test_a_report_is_mailed_by_a_machine_without_a_worker_too(out, clock):
    clock.moment = datetime(2026, 11, 30, 6, 30, tzinfo=UTC)
    with letterbox() as server:
        lay(
            out.house.root,
            f'{SETTINGS}[mail]\nserver = "127.0.0.1"\nport = {server.port}\nsecurity = "none"\n'
            'from = "desk@example.org"\nto = ["director@example.org"]\n',
        )
        desk = Desk.open(out.house.root, clock)
        with desk.log:
            assert len(desk.reports.write_if_due()) == 1
            assert list(desk.reports.deliver()) == ["the report of 2026-W48 was mailed to director@example.org"]
    assert len(server.letters) == 1
