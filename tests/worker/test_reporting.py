"""A worker writes reports and mails them in processes of their own, after the readings of the day."""

import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from subprocess import PIPE

import pytest

from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.log.workers import letters, once_a_period
from postdesk.report import KINDS, reminder
from postdesk.worker.duties import for_desk, morning
from postdesk.worker.reporting import mail_reports, remind, report_duties, write_report
from stage.desks import SETTINGS
from stage.letterbox import letterbox

MONDAY = datetime(2026, 11, 30, 6, 30, tzinfo=UTC)
WEEK = KINDS[0]
MAIL = """
[mail]
server = "127.0.0.1"
port = {port}
security = "none"
from = "desk@example.org"
to = ["director@example.org", "deputy@example.org"]
"""


@pytest.fixture
def lines():
    """What a worker says, kept."""
    return []


def with_mail(desk, port, more=""):
    """The same desk, with a mail server on a port."""
    settings = SETTINGS.replace("[report]\n", f"[report]\n{more}")
    (desk.house.campaigns / "desk.toml").write_text(settings + MAIL.format(port=port), encoding="utf-8")
    return Desk.open(desk.house.root, desk.now)


def test_a_report_waits_for_the_readings_of_its_day(public, lines):
    """The machine slept from Tuesday to Wednesday of the next week."""
    woken = datetime(2026, 12, 2, 9, 0, tzinfo=UTC)
    (week, *_) = report_duties(public, lines.append, partial(morning, "Europe/Podgorica"))
    assert week.period(woken) == ""
    once_a_period.once(public.log, "readings", "2026-12-02", list, "desk:1", lambda: woken)
    assert week.period(woken) == "2026-W48"
    assert week.period(MONDAY.replace(hour=6, minute=29)) == ""


def test_the_weeks_report_is_written_and_mailed_to_those_whom_the_desk_names(public, clock, lines):
    clock.moment = MONDAY
    with letterbox(lines={"rcpt TO:<deputy@example.org>": "550 no such person"}) as server:
        desk = with_mail(public, server.port)
        with desk.log:
            write_report(desk, WEEK, lines.append, "2026-W48")
            mail_reports(desk, lines.append)
            mail_reports(desk, lines.append)
    assert lines[0].endswith("index.html, and 21 files with it")
    assert lines[1:] == [
        "mail: the report of 2026-W48 was mailed to director@example.org",
        (
            "mail: the report of 2026-W48 was not mailed to deputy@example.org: the mail server takes nothing for it; "
            "tried again at 07:35"
        ),
    ]
    assert len(server.letters) == 1


def test_a_server_that_takes_nothing_is_tried_again_and_the_report_is_not_written_by_a_duty_again(public, clock, lines):
    clock.moment = MONDAY
    with letterbox(MAIL="550 no") as server:
        desk = with_mail(public, server.port)
        with desk.log:
            desk.reports.post_letters(WEEK.kind, "2026-W48")
            mail_reports(desk, lines.append)
    assert lines == [
        f"mail: the report of 2026-W48 was not mailed to {name}@example.org: 127.0.0.1: 550 no; tried again at 07:35"
        for name in ("deputy", "director")
    ]


def test_what_the_child_complains_of_is_told_in_its_own_sentence(public, lines):
    with pytest.raises(PostdeskError, match=r'^the report of 2026-W60 was not written: "2026-W60" is no week of'):
        write_report(public, WEEK, lines.append, "2026-W60")
    assert lines == []


def test_a_month_and_a_campaign_write_themselves_where_the_desk_asks_for_it(public, clock, lines):
    clock.moment = datetime(2026, 12, 3, 8, 0, tzinfo=UTC)
    settings = SETTINGS.replace("[report]\n", '[report]\nmonth = "1 08:00"\ncampaign = "8 d"\n')
    (public.house.campaigns / "desk.toml").write_text(settings, encoding="utf-8")
    desk = Desk.open(public.house.root, clock)
    with desk.log:
        worker = for_desk(desk, 1, lines.append)
        for _ in range(2):
            for duty in worker.duties:
                worker._see_to(duty)
    assert sorted(
        path.parent.relative_to(desk.house.reports).as_posix() for path in desk.house.reports.rglob("index.html")
    ) == [
        "2026-11",
        "2026-W48",
        "campaigns/spring",
    ]
    assert [line.partition(":")[0] for line in lines] == ["readings", "report", "report", "report"]


def test_a_worker_says_what_somebody_has_to_fetch_before_the_report(public, clock, lines):
    clock.moment = datetime(2026, 11, 28, 7, 0, tzinfo=UTC)
    account = '[accounts.x]\nnetwork = "x"\nhandle = "office"\nby_hand = true\n'
    settings = SETTINGS.replace("rehearsal = true", "") + account
    (public.house.campaigns / "desk.toml").write_text(settings, encoding="utf-8")
    with public.log.write() as connection:
        connection.exec_driver_sql("UPDATE publication SET network = 'x'")
    desk = Desk.open(public.house.root, clock)
    with desk.log:
        for _ in range(2):
            remind(desk, lines.append)
    (said,) = lines
    assert said.startswith("export: X: no figures yet. Fetch them at x.com")


def test_whoever_exports_is_reminded_by_mail(public, clock, lines):
    clock.moment = datetime(2026, 11, 28, 7, 0, tzinfo=UTC)
    with letterbox() as server:
        desk = with_mail(public, server.port, 'exporters = ["ana@example.org"]\n')
        with desk.log:
            remind(desk, lines.append)
            letters.post_letters(desk.log, reminder.KIND, "2026-W48", ["ana@example.org"], clock())
            mail_reports(desk, lines.append)
    assert lines == ["mail: the reminder for the report of 2026-W48 was mailed to ana@example.org"]
    (letter,) = server.letters
    assert b"Every network's figures are fresh by now." in letter


TWO = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from postdesk.desk import Desk
from postdesk.worker.duties import for_desk

desk = Desk.open(Path(sys.argv[1]), lambda: datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
with desk.log:
    worker = for_desk(desk, 1, lambda sentence: print(sentence, flush=True))
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(3):
        for duty in worker.duties:
            worker._see_to(duty)
    worker.chores["mail"]()
"""


def test_two_workers_that_wake_on_wednesday_write_mondays_report_once_and_mail_it_once(public):
    """Two processes on one machine, which slept since Saturday, begin at the same moment."""
    with letterbox() as server:
        with_mail(public, server.port)
        command = [sys.executable, "-c", TWO, str(public.house.root)]
        both = [subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True) for _ in range(2)]
        assert [each.stdout.readline() for each in both] == ["ready\n", "ready\n"]
        for each in both:
            each.stdin.write("go\n")
            each.stdin.flush()
        said = [line for each in both for line in "".join(each.communicate(timeout=240)).splitlines()]
    told = [line.partition(" ")[0] for line in said]
    assert sorted(told) == ["mail:", "readings:", "report:"]
    assert [line for line in server.heard if line.startswith("rcpt")] == [
        "rcpt TO:<deputy@example.org>",
        "rcpt TO:<director@example.org>",
    ]
    assert len(server.letters) == 1
