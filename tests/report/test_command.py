"""`postdesk report`, at the keyboard."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from invented import material, post
from postdesk.cli.report import report as command
from postdesk.report import printed, write
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.settings import House


class Desk:
    """A desk whose log holds one post."""

    def __init__(self, folder):
        self.house = House(folder, "Country Office", "Europe/Podgorica")
        self.asked = []

    def desk(self):
        return self

    def report(self, week, month):
        self.asked.append((week, month))
        return report(Gathered(material(post(0, core=3))), self.house)

    def write_report(self, made, folder, formats):
        return write(made, folder or self.house.reports / made.period.name, formats)

    printed_report = staticmethod(printed)


@pytest.fixture
def typed(tmp_path):
    def run(*words):
        return CliRunner().invoke(command, words, obj=desk)

    desk = run.desk = Desk(tmp_path)
    return run


def test_the_files_are_named(typed, tmp_path):
    said = typed("--week", "2026-W47", "--format", "json,csv")
    assert said.exit_code == 0
    assert Path(said.stdout.splitlines()[-1]) == tmp_path / "reports/2026-W47/report.json"
    assert typed.desk.asked == [("2026-W47", None)]


def test_into_a_folder_that_is_made(typed, tmp_path):
    assert typed("--month", "2026-11", "--to", str(tmp_path / "new/one"), "--format", "html").exit_code == 0
    assert (tmp_path / "new/one/index.html").is_file()


def test_printed_for_a_script(typed):
    assert json.loads(typed("--to", "-", "--format", "json").stdout)["period"] == "2026-W47"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "-"), "only one format can be printed"),
        (("--to", "-", "--format", "xlsx"), "only one format can be printed"),
        (("--week", "2026-W47", "--month", "2026-11"), "give one of --week and --month"),
        (("--format", "docx"), '"docx" is none of html, md, csv, json, xlsx'),
    ],
)
def test_wrong_usage(typed, words, said):
    result = typed(*words)
    assert result.exit_code == 2
    assert said in result.output
