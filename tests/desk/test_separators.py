"""Every CSV of a French office opens in its spreadsheet, and what colleagues change in it comes back."""

import csv
from io import StringIO

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.desk import Desk
from stage.browsing import Browser
from stage.desks import SETTINGS, SPRING, lay
from stage.plans import changes, taken
from stage.terminal import script_at

FRENCH = SETTINGS.replace('timezone = "Europe/Podgorica"', 'timezone = "Europe/Podgorica"\nlanguage = "fr"')
LINES = "\n".join(f"      {number} places, for you" for number in range(14))


@pytest.fixture
def french(tmp_path, clock):
    """A desk that writes French, with two posts in the queue."""
    spring = SPRING.replace("text: Doors open at six.", f"text: |\n{LINES}")
    desk = Desk.open(lay(tmp_path, FRENCH, spring=spring), clock)
    desk.queue.apply()
    return desk


def rows(text, separator):
    return list(csv.reader(StringIO(text.removeprefix("\ufeff")), delimiter=separator))


def run(desk, clock, *words):
    desk.log.close()
    done = CliRunner().invoke(main, ["--desk", str(desk.house.root), *words], obj=Office(clock))
    assert done.exit_code == 0, done.output
    return done.stdout


def test_drafts_go_out_between_semicolons_and_come_back(french, tmp_path):
    plan = tmp_path / "plan.csv"
    french.spreadsheets.export(plan)
    said = plan.read_text(encoding="utf-8-sig")
    assert said.startswith("post;account;at;")
    assert (taken(french, plan).files, taken(french, plan).faults) == ([], [])
    plan.write_text(said.replace("12 places, for you", "12 places; 13, perhaps"), encoding="utf-8-sig")
    ((ref, column, _, after),) = changes(taken(french, plan))
    assert (ref, column, "12 places; 13, perhaps" in after) == ("spring/doors", "text", True)


def test_the_log_goes_out_as_the_office_opens_it(french, clock, tmp_path):
    run(french, clock, "export", "--csv", str(tmp_path / "out"))
    for path in (tmp_path / "out").glob("*.csv"):
        table = rows(path.read_text(encoding="utf-8"), ";")
        assert {len(row) for row in table} == {len(table[0])}
        assert len(table[0]) > 2


def test_a_report_and_its_charts_are_tables_for_the_same_spreadsheet(french, clock, tmp_path):
    run(french, clock, "report", "--week", "2026-W48", "--to", str(tmp_path / "week"), "--format", "csv")
    tables = {path.name: rows(path.read_text("utf-8"), ";") for path in (tmp_path / "week").rglob("*.csv")}
    assert {"posts.csv", "calendar.csv"} < set(tables)
    assert all(len(table[0]) > 1 for table in tables.values())


def test_what_the_page_hands_out_is_such_a_table(french):
    table = Browser(french).enter().ask("GET", "/hashtags.csv?weeks=12").text
    assert rows(table, ";")[0][0] == "hashtag"


@pytest.mark.parametrize("words", [["log"], ["list"], ["hashtags"], ["hashtags", "--trend"]])
def test_a_program_gets_commas_unless_somebody_names_something_else(french, clock, words):
    plain = run(french, clock, *words, "--format", "csv")
    named = run(french, clock, *words, "--format", "csv", "--delimiter", ";")
    tabs = run(french, clock, *words, "--format", "csv", "--delimiter", "tab")
    assert len(rows(plain, ",")[0]) > 3
    assert [len(row) for row in rows(plain, ",")] == [len(row) for row in rows(named, ";")]
    assert rows(plain, ",")[0] == rows(named, ";")[0] == rows(tabs, "\t")[0]


def test_a_file_is_for_the_spreadsheet(french):
    french.log.close()
    root = french.house.root
    (root / "told.py").write_text(
        "from postdesk.cli.tables import show_csv\nfrom postdesk.desk import Desk\nfrom pathlib import Path\n"
        "import sys\nfrom postdesk.cli.door import opened\nsys.stdout = open('told.csv', 'w', encoding='utf-8')\n"
        "with opened():\n    show_csv(Desk.open(Path.cwd()), ('tag', 'lift'), [('a,b', 1.5)])\n",
        encoding="utf-8",
    )
    script_at(root, 80, "told.py")
    assert (root / "told.csv").read_text(encoding="utf-8") == "\ufefftag;lift\na,b;1,5\n"


@pytest.mark.parametrize(("written", "separator"), [(";", ";"), (" ; ", ";"), (r"\t", "\t")])
def test_a_desk_can_say_what_its_spreadsheets_want(tmp_path, clock, written, separator):
    said = SETTINGS.replace(
        'timezone = "Europe/Podgorica"', f'timezone = "Europe/Podgorica"\ncsv_separator = "{written}"'
    )
    desk = Desk.open(lay(tmp_path, said, spring=SPRING), clock)
    desk.queue.apply()
    assert rows(run(desk, clock, "list", "--format", "csv"), separator)[0][:2] == ["ref", "account"]
    assert rows(run(desk, clock, "list", "--format", "csv", "--delimiter", ","), ",")[0][:2] == ["ref", "account"]
