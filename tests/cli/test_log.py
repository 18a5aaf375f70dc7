"""`postdesk log`, as an auditor takes it."""

import csv
import json
from io import StringIO

import duckdb
from click.testing import CliRunner

from postdesk.cli import Office, main
from stage.colleagues import ANA, BEN, SIGNED, peopled
from stage.desks import DOORS, SPRING, lay


def test_who_did_what_when_and_why_is_a_table_without_formulas(tmp_path, clock):
    desk = peopled(tmp_path, clock, SIGNED)
    clock.forward(minutes=1)
    desk.acting(ANA).queue.approve([DOORS], "", "")
    desk.acting(BEN).queue.hold([DOORS], '=HYPERLINK("https://example.org")')
    signed = desk.posts.named(DOORS).content_hash
    desk.log.close()
    told = CliRunner().invoke(main, ["--desk", str(tmp_path), "log", DOORS, "--format", "csv"], obj=Office(clock))
    rows = list(csv.DictReader(StringIO(told.stdout)))
    assert [(row["ref"], row["what"], row["who"]) for row in rows] == [
        (DOORS, "queued", "Cara Petrović"),
        (DOORS, "queued → queued", ANA),
        (DOORS, "queued → held", BEN),
    ]
    assert (rows[1]["at"], rows[1]["at_local"]) == ("2026-11-23T12:01:00+00:00", "Mon 23 Nov 2026 13:01")
    assert [row["content_hash"] for row in rows] == ["", signed, ""]
    assert rows[2]["why"] == '\'=HYPERLINK("https://example.org")'


def test_what_was_signed_stays_known_after_it_was_taken_back(tmp_path, clock):
    desk = peopled(tmp_path, clock, SIGNED)
    signed = desk.posts.named(DOORS).content_hash
    clock.forward(minutes=1)
    list(desk.acting(BEN).queue.sign([desk.posts.named(DOORS)], "", "", "c0ffee" * 7))
    assert [(entry.content_hash, entry.commit) for entry in desk.posts.history(DOORS)][1:] == [(signed, "c0ffee" * 7)]
    clock.forward(minutes=1)
    desk.acting(BEN).queue.undo("", "")
    told = [(entry.why, entry.content_hash) for entry in desk.posts.history(DOORS)][1:]
    assert told == [(f"approved by {BEN} in commit c0ffeec0ff", signed), ("undo: approve", "")]


def test_every_attempt_names_what_it_sent(office, clock):
    office.queue.apply()
    clock.forward(hours=21)
    office.publishing.publish_due()
    attempts = [entry for entry in office.posts.history(DOORS) if entry.kind == "delivery"]
    assert {entry.content_hash for entry in attempts} == {office.posts.named(DOORS).content_hash}


def test_a_reason_that_names_something_is_told_in_every_format(tmp_path, clock):
    lay(tmp_path, spring=SPRING)
    reason = "renamed from spring/doors to spring/gates"

    def run(*words):
        ran = CliRunner().invoke(main, ["--desk", str(tmp_path), *words], obj=Office(clock), catch_exceptions=False)
        assert ran.exit_code == 0, ran.output
        return ran.stdout

    run("queue")
    (tmp_path / "campaigns/spring.yaml").write_text(SPRING.replace("doors", "gates"))
    run("rename", DOORS.partition("@")[0], "spring/gates")
    assert reason in [entry["why"] for entry in json.loads(run("log", "--format", "json"))]
    assert reason in [row["why"] for row in csv.DictReader(StringIO(run("log", "--format", "csv")))]
    run("export", "--parquet", str(tmp_path / "out"), "--csv", str(tmp_path / "out"))
    told = duckdb.sql(f"select why from '{tmp_path}/out/events.parquet'").fetchall()
    assert (reason,) in told
    assert reason in (tmp_path / "out/events.csv").read_text()
