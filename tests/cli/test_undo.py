"""`undo` takes back the last thing that was done by hand, in the queue or in the files, and never one before it."""

import json
import shutil

import pytest
from click.testing import CliRunner

from postdesk.cli import main

UNTIDY = (
    "campaign: spring\naccounts: [rehearsal]\nposts:\n- id: doors\n  text: Doors   # soon\n- id: gates\n  text: Gates"
)
PLAN = "post,text,at\nspring/doors,Doors open,2999-12-01 09:00\nwinter/snow,Snow,2999-12-02 09:00\n"


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A desk with two posts queued, one of them held by hand."""
    monkeypatch.chdir(tmp_path)
    for words in (["init"], ["queue"], ["hold", "hello"]):
        assert CliRunner().invoke(main, words).exit_code == 0
    return tmp_path


def says(*words):
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def state(post):
    return next(each["state"] for each in json.loads(says("list", "--format", "json").stdout) if post in each["ref"])


def test_what_fmt_did_is_taken_back_before_what_was_done_to_a_post(office):
    spring = office / "campaigns" / "spring.yaml"
    spring.write_text(UNTIDY, "utf-8")
    says("fmt")
    assert spring.read_text("utf-8") != UNTIDY
    told = says("undo").stdout.splitlines()
    assert told[0].endswith(" put campaign files in order")
    assert told[1] == "campaigns/spring.yaml is as it was"
    assert (spring.read_text("utf-8"), state("hello")) == (UNTIDY, "held")
    assert says("undo").stdout.startswith("undone: hold welcome/hello@rehearsal is queued again")


def test_all_files_that_one_fmt_wrote_are_taken_back(office):
    files = [office / "campaigns" / f"spring-{number:02}.yaml" for number in range(60)]
    for file in files:
        file.write_text(UNTIDY.replace("spring", file.stem), "utf-8")
    says("fmt")
    assert says("undo").stdout.count(" is as it was\n") == 60
    assert {file.read_text("utf-8") for file in files} == {UNTIDY.replace("spring", file.stem) for file in files}


def test_a_file_beside_the_desk_that_fmt_wrote(office, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "spring.yaml"
    elsewhere.write_text(UNTIDY, "utf-8")
    says("fmt", str(elsewhere))
    assert says("undo").stdout.endswith(f"\n{elsewhere.as_posix()} is as it was\n")
    assert elsewhere.read_text("utf-8") == UNTIDY


def test_a_campaign_that_was_begun_is_gone_again(office):
    says("new", "spring")
    (undone,) = json.loads(says("undo", "--format", "json").stdout)
    assert undone["undone"].endswith(" drafted spring")
    assert (undone["path"], undone["gone"]) == ("campaigns/spring.yaml", True)
    assert not (office / "campaigns" / "spring.yaml").exists()
    says("new", "spring")
    assert says("undo").stdout.endswith("campaigns/spring.yaml is gone again\n")


def test_a_table_that_was_taken_in_is_taken_back_whole(office):
    (office / "plan.csv").write_text(PLAN, "utf-8")
    says("import-drafts", "plan.csv", "--account", "rehearsal", "--yes")
    made = sorted(path.name for path in (office / "campaigns").glob("*.yaml"))
    assert len(made) > 1
    says("undo")
    assert [path.name for path in (office / "campaigns").glob("*.yaml")] == ["welcome.yaml"]
    assert state("hello") == "held"


def test_what_was_written_since_is_never_lost(office):
    spring = office / "campaigns" / "spring.yaml"
    says("new", "spring")
    spring.write_text(UNTIDY, "utf-8")
    told = says("undo")
    assert (told.exit_code, state("hello")) == (1, "held")
    assert told.stderr.endswith(" drafted spring: nothing was taken back; change it by hand\n")
    assert "campaigns/spring.yaml was changed since " in told.stderr
    assert spring.read_text("utf-8") == UNTIDY
    assert says("undo", "hello").exit_code == 0


def test_a_file_that_is_gone_by_hand_stands_in_no_ones_way(office):
    says("new", "spring")
    (office / "campaigns" / "spring.yaml").unlink()
    assert says("undo").stdout.startswith("undone: hold welcome/hello@rehearsal")


def test_what_a_machine_without_power_left_half_written_is_taken_for_nothing(office):
    """Then the last thing done by hand is what was done before."""
    (office / "campaigns/spring.yaml").write_text(UNTIDY)
    says("fmt")
    (kept,) = (office / ".postdesk/edits").glob("*.json")
    kept.write_bytes(kept.read_bytes()[:40])
    assert "undone: hold" in says("undo").output


def test_what_is_in_the_queue_by_now_stays_in_its_file(office):
    plan = office / "campaigns" / "spring.yaml"
    (office / "plan.csv").write_text(PLAN, "utf-8")
    says("import-drafts", "plan.csv", "--account", "rehearsal", "--yes")
    before = plan.read_bytes()
    says("queue")
    told = says("undo")
    assert (told.exit_code, plan.read_bytes()) == (1, before)
    assert "did is `queue` (" in told.stderr
    assert "took plan.csv in (" in told.stderr
    assert state("hello") == "held"


def test_acts_before_and_after_a_file_was_written_are_taken_back_in_their_order(office):
    says("new", "spring")
    says("cancel", "how-to-write")
    assert says("undo").stdout.startswith("undone: cancel welcome/how-to-write@rehearsal")
    assert says("undo").stdout.endswith("campaigns/spring.yaml is gone again\n")
    assert says("undo").stdout.startswith("undone: hold welcome/hello@rehearsal")
    assert says("undo").exit_code == 1


def test_a_take_over_is_not_taken_for_what_was_done_before_it(office, tmp_path_factory):
    clone = tmp_path_factory.mktemp("clone") / "desk"
    shutil.copytree(office, clone)
    assert says("--desk", str(clone), "take-over").exit_code == 0
    told = says("--desk", str(clone), "undo")
    assert told.exit_code == 1
    assert "), and nothing takes that back: the memory here speaks for the desk until" in told.stderr
    assert says("--desk", str(clone), "undo", "hello").exit_code == 0
    says("--desk", str(clone), "hold", "hello")
    assert says("--desk", str(clone), "undo").stdout.startswith("undone: hold welcome/hello@rehearsal")
