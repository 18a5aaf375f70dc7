"""What a worker sees to besides publishing, told line by line; a clock that stands where it is put, but for one test."""

import json
import queue
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.publish.courier import Outcome
from postdesk.worker.duties import for_desk, morning, say_accounts, say_files
from stage.at_work import working
from stage.desks import LINKEDIN, SETTINGS, SPRING, lay, states

TUESDAY = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 6, 30, tzinfo=UTC)


@pytest.fixture
def lines():
    """What a worker says, kept."""
    return []


def test_a_worker_sees_to_the_clocks_before_it_publishes_anything(office, clock, lines):
    """The rules by which posts were queued were taken back; at nine on the clock they are due all the same."""
    office.queue.apply()
    with office.log.write() as connection:
        for name in ("due", "wake", "latest"):
            connection.exec_driver_sql(f"UPDATE post SET {name} = datetime({name}, '+1 hour') || '.000000'")
        connection.exec_driver_sql("UPDATE zone SET mark = 'another', release = '2000a'")
    worker = for_desk(office, 1, lines.append)
    assert worker._before is worker.chores["clocks"]
    worker._before()
    (said,) = lines
    assert said.startswith("clocks: Europe/Podgorica follows the rules of 2")
    assert said.endswith(": 2 posts keep their time on the clock; `postdesk log` says which")
    clock.moment = datetime(2026, 11, 24, 8, tzinfo=UTC)
    assert [outcome.ref for outcome in office.publishing.publish_due()] == ["spring/doors@fedi"]


def see_to_duties(desk, say):
    """What the worker's own alarm does every few seconds."""
    worker = for_desk(desk, 1, say)
    for duty in worker.duties:
        worker._see_to(duty)


def test_a_worker_publishes_what_is_due_and_lays_out_what_a_person_publishes(tmp_path):
    """The one story on the machine's own clock."""
    just_now = Desk.clock() - timedelta(minutes=1)
    at = just_now.strftime("%Y-%m-%d %H:%M:%S UTC")
    drafts = {"spring": SPRING.partition("  - id: tea")[0], "page": LINKEDIN}
    files = {name: text.replace("2026-11-24 09:00", at) for name, text in drafts.items()}
    desk = Desk.open(lay(tmp_path, **files))
    said = queue.SimpleQueue()
    with desk.log:
        _, plan = desk.queue.apply()
        assert len(plan.added) == 2
        with working(for_desk(desk, 2, said.put)):
            told = [said.get(timeout=30) for _ in range(2)]
        assert states(desk) == {"spring/doors@fedi": "published", "page/hall@linkedin": "handed-over"}
    assert "handed-over: page/hall@linkedin a person publishes it" in told
    assert any(line.startswith("published: spring/doors@fedi https://rehearsal.invalid/") for line in told)
    (page,) = (tmp_path / "reports" / "handoff").glob("*/text.txt")
    assert page.read_text(encoding="utf-8").startswith("Врата су отворена.")


def test_an_outcome_without_a_reason_is_told_without_a_trailing_space(office, lines):
    for_desk(office, 1, lines.append).after(Outcome("spring/doors@fedi", "missed"))
    assert lines == ["missed: spring/doors@fedi"]


def test_what_is_said_is_kept_as_lines_of_the_journal(office, clock, lines):
    worker = for_desk(office, 1, lines.append)
    worker.after(Outcome("spring/doors@fedi", "missed", "too late"))
    worker.trouble("report: the disk is full")
    (page,) = (office.house.memory / "log").iterdir()
    kept = [json.loads(line) for line in page.read_text(encoding="utf-8").splitlines()]
    assert [(line["event"], line.get("post"), line["says"]) for line in kept] == [
        ("missed", "spring/doors@fedi", "too late"),
        ("report", None, "the disk is full"),
    ]
    assert lines == ["missed: spring/doors@fedi too late", "report: the disk is full"]


def test_a_journal_that_cannot_be_written_is_told_once_and_keeps_from_nothing(office, lines):
    office.house.memory.mkdir(exist_ok=True)
    (office.house.memory / "log").write_text("in the way")
    worker = for_desk(office, 1, lines.append)
    for _ in range(2):
        worker.after(Outcome("spring/doors@fedi", "missed"))
    assert [line.partition(":")[0] for line in lines] == ["missed", "journal", "missed"]
    assert lines[1].endswith("log cannot be written (not a directory)")


def test_a_folder_that_cannot_be_written_is_told_and_the_worker_goes_on(office, clock, lines):
    lay(office.house.root, page=LINKEDIN)
    office.queue.apply()
    office.house.reports.write_text("in the way", encoding="utf-8")
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    worker = for_desk(office, 1, lines.append)
    for outcome in worker.courier.run_due():
        worker.after(outcome)
    assert [line.partition(":")[0] for line in lines] == ["handed-over", "handoff", "published"]
    assert "handoff cannot be written" in lines[1]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 24, 4, 59, tzinfo=UTC), "2026-11-23"),
        (datetime(2026, 11, 24, 5, 0, tzinfo=UTC), "2026-11-24"),
        (datetime(2026, 7, 1, 3, 59, tzinfo=UTC), "2026-06-30"),
        (datetime(2026, 7, 1, 4, 0, tzinfo=UTC), "2026-07-01"),
    ],
)
def test_a_day_of_readings_begins_at_six_on_the_offices_clock(moment, day):
    assert morning("Europe/Podgorica", moment) == day


def test_before_a_report_every_young_post_is_read_once_whatever_the_number_of_workers(public, clock, lines):
    see_to_duties(public, lines.append)
    assert lines == []
    clock.moment = MONDAY
    see_to_duties(public, lines.append)
    clock.forward(hours=1)
    see_to_duties(public, lines.append)
    assert [line for line in lines if line.startswith("readings")] == ["readings: 2 taken"]


def test_an_account_that_cannot_be_asked_before_a_report_is_named(public, clock, lines):
    lay(public.house.root, SETTINGS.replace("accounts.fedi", "accounts.masto").replace("\nfedi = ", "\nmasto = "))
    clock.moment = MONDAY
    desk = Desk.open(public.house.root, clock)
    with desk.log:
        see_to_duties(desk, lines.append)
    assert lines[:2] == [
        "readings: 0 taken",
        "readings: fedi: [accounts.fedi] is gone from desk.toml: put it back, or cancel its posts",
    ]


def test_readings_that_come_due_are_a_chore_of_every_worker_until_it_stops(public, clock, lines):
    clock.forward(hours=1)
    worker = for_desk(public, 1, lines.append)
    worker.stop()
    worker.chores["measuring"]()
    assert lines == []
    worker.stopping.clear()
    worker.chores["measuring"]()
    assert lines == ["readings: 2 taken"]


WRITTEN = "report: 2 posts, on Mastodon. (Simulated figures.) {}, and 21 files with it"


def test_the_report_of_the_week_is_written_on_monday_morning_and_once(public, clock, lines):
    clock.moment = MONDAY
    see_to_duties(public, lines.append)
    see_to_duties(public, lines.append)
    page = public.house.reports / "2026-W48" / "index.html"
    assert lines == ["readings: 2 taken", WRITTEN.format(page)]
    assert "simulated" in page.read_text(encoding="utf-8").lower()


def test_a_report_that_cannot_be_written_says_why_and_is_tried_again(public, clock, lines):
    clock.moment = MONDAY
    settings = public.house.campaigns / "desk.toml"
    settings.write_text("[desk\n", encoding="utf-8")
    with pytest.raises(PostdeskError, match=r"^the report of 2026-W48 was not written: campaigns/desk\.toml:1"):
        see_to_duties(public, lines.append)
    settings.write_text(SETTINGS, encoding="utf-8")
    see_to_duties(public, lines.append)
    assert lines[-1] == WRITTEN.format(public.house.reports / "2026-W48" / "index.html")


STAYS_SMALL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from postdesk.desk import Desk
from postdesk.worker.duties import for_desk

desk = Desk.open(Path(sys.argv[1]), lambda: datetime(2026, 11, 30, 6, 30, tzinfo=UTC))
worker = for_desk(desk, 1, print)
for duty in worker.duties:
    worker._see_to(duty)
print(sorted({"matplotlib", "jinja2", "alembic", "icalendar"} & set(sys.modules)))
"""


def test_drawing_does_not_stay_in_the_workers_memory(public):
    command = [sys.executable, "-c", STAYS_SMALL, str(public.house.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["readings", "report", "[]"]
    assert (public.house.reports / "2026-W48" / "index.html").is_file()


def test_a_worker_says_once_in_what_files_and_queue_differ(office, lines):
    office.queue.apply()
    known = set()
    (office.house.campaigns / "spring.yaml").write_text(SPRING.replace("at six", "at seven"), encoding="utf-8")
    for _ in range(2):
        say_files(office, lines.append, known)
    (said,) = lines
    assert said.startswith("files and queue differ: 1 changed since")


def test_an_account_that_somebody_has_to_see_to_is_said_once_a_day(tmp_path, clock, lines):
    settings = '[desk]\nname = "Office"\ntimezone = "UTC"\n[accounts.fedi]\nnetwork = "mastodon"\n'
    desk = Desk.open(lay(tmp_path, settings), clock)
    with desk.log:
        say_accounts(desk, lines.append)
        say_accounts(desk, lines.append)
    assert lines == [
        'accounts: fedi cannot post: campaigns/desk.toml: [accounts.fedi] has no server: write server = "https://example.social"'
    ]
