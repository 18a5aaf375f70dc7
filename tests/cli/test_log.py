"""`postdesk log`, as an auditor takes it."""

import csv
from io import StringIO

from click.testing import CliRunner

from postdesk.cli import Office, main
from stage.colleagues import ANA, BEN, SIGNED, peopled
from stage.desks import DOORS


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
    assert rows[1]["at"] == "2026-11-23T12:01:00+00:00"
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
