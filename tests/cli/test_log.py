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
    desk.log.close()
    told = CliRunner().invoke(main, ["--desk", str(tmp_path), "log", DOORS, "--format", "csv"], obj=Office(clock))
    rows = list(csv.DictReader(StringIO(told.stdout)))
    assert [(row["ref"], row["what"], row["who"]) for row in rows] == [
        (DOORS, "queued", "Cara Petrović"),
        (DOORS, "queued → queued", ANA),
        (DOORS, "queued → held", BEN),
    ]
    assert rows[1]["at"] == "2026-11-23T12:01:00+00:00"
    assert rows[2]["why"] == '\'=HYPERLINK("https://example.org")'
