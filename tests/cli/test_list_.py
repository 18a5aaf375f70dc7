"""What `postdesk list` says below its table."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from postdesk.cli import Office, main
from postdesk.cli.list_ import SHOWN, circumstances, show_waiting
from postdesk.log.workers import heartbeats
from stage.desks import DOORS, SPRING, TEA, write
from stage.terminal import shown_at


def test_posts_that_lie_though_a_worker_lives_are_not_passed_over_in_silence(office, clock):
    office.queue.apply()
    assert list(circumstances(office)) == []
    clock.moment = datetime(2026, 11, 24, 8, 10, tzinfo=UTC)
    heartbeats.beat(office.log, "desk:1", clock())
    (said,) = circumstances(office)
    assert said.startswith("Posts are due since today 09:00 (2026-11-24 09:00) though a worker lives: ")


def test_posts_that_wait_for_another_one_say_for_which_those_in_trouble_first(office, capsys):
    waits = "".join(f"  - {{id: more{at}, after: launch@fedi, text: Figure {at} of many.}}\n" for at in range(SHOWN))
    write(
        office,
        autumn=f"""\
campaign: autumn
accounts: [fedi]
posts:
  - {{id: launch, at: 2027-11-24 09:00, text: We have launched.}}
  - {{id: talk, at: 2027-11-24 12:00, text: We talk about it.}}
  - {{id: said, after: talk@fedi, text: What we said.}}
{waits}""",
    )
    office.queue.apply()
    office.queue.cancel(["autumn/talk@fedi"], "no room")
    show_waiting(office, office.posts.listing())
    first, *_, last = capsys.readouterr().out.splitlines()
    remedy = "see to that one, or take `after:` out of the draft"
    assert first == f"autumn/said@fedi waits for autumn/talk@fedi, which is cancelled: {remedy}."
    assert last == "… and 1 post more that waits."
    show_waiting(office, [])
    assert capsys.readouterr().out == ""


@pytest.fixture
def listed(office, clock):
    """What `list` prints at the desk, on which the doors are out and tea is to come."""
    office.queue.apply()
    clock.forward(hours=20, minutes=30)
    office.publishing.publish_due()

    def said(*words, code=0):
        told = CliRunner().invoke(main, ["--desk", str(office.house.root), "list", *words], obj=Office(clock))
        assert told.exit_code == code, told.output
        return told

    return said


def test_what_waits_is_shown_and_what_is_out_is_counted(listed):
    head, tea, count, others = listed().stdout.splitlines()[:4]
    assert head.split() == ["due", "post", "state", "text"]
    assert tea.split("  ")[-1].strip() == "Tea for everybody who helped. 🍵…"
    assert (count, others) == ("1 post.", "1 other (1 published): `postdesk list --all` shows every post.")


def test_with_names_options_or_all_everything_that_is_meant_is_shown(listed):
    for words in (("--all",), ("spring",), ("--week", "this"), ("--from", "2026-11-23"), ("--campaign", "spring")):
        told = listed(*words).stdout
        assert DOORS in told
        assert TEA in told
        assert "other" not in told
    assert "https://" in listed(DOORS).stdout


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        (["--to", "2026-11-24"], [DOORS, TEA]),
        (["--to", "2026-11-23"], []),
        (["--from", "tomorrow"], []),
        (["--from", "today", "--to", "today"], [DOORS, TEA]),
        (["--from", "2026-11-24 09:01"], [TEA]),
        (["--from", "2026-11-24 09:00", "--to", "2026-11-24 09:59"], [DOORS]),
        (["--week", "next", "--from", "today"], []),
    ],
)
def test_days_and_moments_bound_the_list(listed, words, refs):
    rows = csv.DictReader(StringIO(listed(*words, "--format", "csv").stdout))
    assert [row["ref"] for row in rows] == refs


def test_what_is_no_day_is_said(listed):
    assert '"soon" is no moment' in listed("--from", "soon", code=1).stderr


def test_a_workbook_holds_every_post_as_csv_does(listed):
    book = CalamineWorkbook.from_filelike(BytesIO(listed("--format", "xlsx").stdout_bytes))
    head, *rows = book.get_sheet_by_name("posts").to_python()
    assert head == listed("--format", "csv").stdout.splitlines()[0].split(",")
    assert [row[0] for row in rows] == [DOORS, TEA]
    assert listed("--format", "xlsx").stdout_bytes == listed("--format", "xlsx").stdout_bytes


def test_a_workbook_is_not_shown_on_a_terminal(office):
    told = shown_at(office.house.root, 120, "list", "--format", "xlsx")
    assert "postdesk list --format xlsx > posts.xlsx" in told


def test_long_words_are_cut_where_they_have_no_blank(office, clock):
    write(office, spring=SPRING.replace("Doors open at six.", "门" * 60))
    office.queue.apply()
    told = CliRunner().invoke(main, ["--desk", str(office.house.root), "list"], obj=Office(clock)).stdout
    assert "门" * 31 + "…" in told
