"""`postdesk report`, at the keyboard."""

import json

import pytest
from click.testing import CliRunner
from msgspec import structs

from postdesk.cli.report import report as command
from postdesk.desk import Desk
from postdesk.desk.clock import Clock
from postdesk.desk.reports import DeskReports
from postdesk.errors import PostdeskError
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.settings import House
from postdesk.settings.mail import Mail
from postdesk.words import KNOWN
from stage.invented import material, post
from stage.letterbox import letterbox
from stage.life import NOON

SPOKEN = f"{', '.join(KNOWN[:-1])} and {KNOWN[-1]}"


class Reports(DeskReports):
    """The reports of a desk whose log holds one post."""

    def __init__(self, desk):
        super().__init__(desk)
        self.asked = []

    def week(self, name=None, language=""):
        self.asked.append(name)
        return report(Gathered(material(post(0, core=3))), self.desk.house)

    month = week


class AtHand(Desk):
    """A desk that a command is handed as it is."""

    def __init__(self, folder):
        super().__init__(House(folder, "Country Office", "Europe/Podgorica"), Clock(lambda: NOON))
        self.reports = Reports(self)

    def desk(self):
        return self


@pytest.fixture
def typed(tmp_path):
    def run(*words):
        return CliRunner().invoke(command, words, obj=desk)

    desk = run.desk = AtHand(tmp_path)
    return run


@pytest.mark.parametrize(("formats", "told"), [("json,csv", "posts.csv, and 7 files with it"), ("json", "report.json")])
def test_what_it_says_and_where_it_lies_is_told(typed, tmp_path, formats, told):
    said = typed("--week", "2026-W47", "--format", formats)
    assert said.exit_code == 0
    headline, where = said.stdout.splitlines()
    assert headline == "1 post, on X."
    assert where == f"{tmp_path}/reports/2026-W47/{told}"
    assert typed.desk.reports.asked == ["2026-W47"]


def test_into_a_folder_that_is_made(typed, tmp_path):
    assert typed("--month", "2026-11", "--to", str(tmp_path / "new/one"), "--format", "html").exit_code == 0
    assert (tmp_path / "new/one/index.html").is_file()


def test_printed_for_a_script(typed):
    assert json.loads(typed("--to", "-", "--format", "json").stdout)["period"] == "2026-W47"


def test_a_language_that_no_report_speaks_is_refused_with_those_it_does(typed):
    said = typed("--language", "tlh")
    assert said.exit_code == 2
    assert said.stderr.endswith(
        f"Error: Invalid value for '--language': no report speaks \"tlh\": it speaks {SPOKEN}\n"
    )


def test_a_desk_whose_language_no_report_speaks_has_it_in_english_and_is_told(typed, tmp_path):
    typed.desk.house = House(tmp_path, "Country Office", "Europe/Podgorica", language="tlh")
    said = typed("--week", "2026-W47", "--to", "-", "--format", "md")
    assert (said.exit_code, "Country Office" in said.stdout) == (0, True)
    assert said.stderr == f"postdesk: the report is in English: it speaks {SPOKEN}, and no tlh yet\n"
    assert typed("--week", "2026-W47", "--to", "-", "--format", "md", "--language", "en-GB").stderr == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--to", "-"), "only one format can be printed"),
        (("--to", "-", "--format", "md", "--mail", "a@b"), "a report is printed or mailed"),
        (("--to", "-", "--format", "xlsx"), "only one format can be printed"),
        (("--week", "2026-W47", "--month", "2026-11"), "give one of --week, --month and --campaign"),
        (("--format", "docx"), '"docx" is no format: write one of html, md, csv, json, xlsx, pdf'),
    ],
)
def test_wrong_usage(typed, words, said):
    result = typed(*words)
    assert result.exit_code == 2
    assert said in result.output


def test_mailed_after_it_is_written(typed, tmp_path):
    with letterbox() as server:
        mail = Mail("127.0.0.1", "desk@example.org", server.port, "none")
        typed.desk.house = structs.replace(typed.desk.house, mail=mail)
        said = typed("--format", "md", "--mail", "a@example.org", "--mail", "b@example.org")
    assert said.stdout.splitlines()[-1] == "mailed to a@example.org, b@example.org"
    with pytest.raises(PostdeskError, match="and nothing takes that back: whoever it was mailed to has it"):
        typed.desk.last_acts.edits_to_take_back()
    assert len(server.letters) == 1


def test_an_address_that_the_server_refuses_is_named(typed):
    with letterbox({"rcpt TO:<b@example.org>": "550 unknown"}) as server:
        mail = Mail("127.0.0.1", "desk@example.org", server.port, "none")
        typed.desk.house = structs.replace(typed.desk.house, mail=mail)
        said = typed("--format", "md", "--mail", "a@example.org", "--mail", "b@example.org")
    assert said.stdout.splitlines()[-1] == "mailed to a@example.org"
    assert said.stderr == "postdesk: the mail server takes nothing for b@example.org\n"


def test_each_sentence_is_printed_with_its_rule(typed, tmp_path):
    lines = typed("--week", "2026-W47", "--explain").stdout.splitlines()
    assert lines[0] == "1 post, on X."
    assert lines[1].startswith(
        "    rank-sum of reactions + comments + shares per post at seven days against the 12 weeks before"
    )
    assert lines[2].startswith("Too few posts with figures, ")
    assert not (tmp_path / "reports").exists()


def test_a_table_that_is_printed_is_read_by_a_program_without_a_mark(typed):
    said = typed("--week", "2026-W47", "--to", "-", "--format", "csv")
    assert (said.exit_code, said.stdout.partition(",")[0]) == (0, "published")
