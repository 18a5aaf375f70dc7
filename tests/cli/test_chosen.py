"""A word that means several posts is asked about; where nobody can be asked, nothing is done."""

import json

import pytest
from click.testing import CliRunner

from postdesk.cli import main
from postdesk.cli.chosen import SHOWN
from stage.terminal import answered


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A desk with more queued posts than are named at once."""
    monkeypatch.chdir(tmp_path)
    says("init")
    posts = "".join(
        f"  - {{id: day-{number:02}, at: 2999-12-{number + 1:02} 09:00, text: Day {number}.}}\n" for number in range(25)
    )
    (tmp_path / "campaigns" / "welcome.yaml").write_text(
        f"campaign: spring\naccounts: [rehearsal]\nposts:\n{posts}", encoding="utf-8"
    )
    assert says("queue").exit_code == 0
    return tmp_path


def says(*words):
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def states():
    return {post["state"] for post in json.loads(says("list", "--format", "json").stdout)}


def test_without_a_terminal_nothing_is_done(office):
    told = says("cancel", "spring/*")
    assert told.exit_code == 1
    assert (told.stdout, states()) == ("", {"queued"})
    lines = told.stderr.splitlines()
    assert lines[0] == "2999-12-01 09:00  spring/day-00@rehearsal  queued"
    assert lines[SHOWN:] == [
        "… and 5 more",
        "postdesk: 25 posts would be cancelled: say --yes for all of them; nothing was done",
    ]


def test_a_few_are_all_named(office):
    lines = says("cancel", "*/day-0?").stderr.splitlines()
    assert lines[-2:] == [
        "2999-12-10 09:00  spring/day-09@rehearsal  queued",
        "postdesk: 10 posts would be cancelled: say --yes for all of them; nothing was done",
    ]


def test_yes_is_yes(office):
    assert len(json.loads(says("cancel", "spring", "--yes", "--format", "json").stdout)) == 25
    assert states() == {"cancelled"}


@pytest.mark.parametrize(
    ("answer", "code", "after"), [("y\n", 0, {"held"}), ("n\n", 1, {"queued"}), ("\n", 1, {"queued"})]
)
def test_at_a_terminal_one_is_asked(office, answer, code, after):
    told = answered(office, answer, "hold", "--campaign", "spring")
    assert (told.returncode, states()) == (code, after)
    assert "25 posts would be held. Go on? [y/N]:" in told.stderr
    assert told.stdout.count("held: ") == (25 if code == 0 else 0)


def test_what_cannot_be_done_to_some_is_said(office):
    says("cancel", "day-03")
    told = says("hold", "spring")
    assert told.stderr.splitlines()[-1] == (
        "postdesk: 24 posts would be held (1 other cannot be): say --yes for all of them; nothing was done"
    )
    assert says("hold", "spring", "--yes").exit_code == 0
    assert states() == {"held", "cancelled"}


@pytest.mark.parametrize("command", ["hold", "release", "cancel", "retry", "approve"])
def test_every_command_that_takes_posts_takes_the_options(office, command):
    by = ("--by", "Mira") if command == "approve" else ()
    told = says(command, "--campaign", "winter", *by)
    assert (told.exit_code, told.stderr) == (1, 'postdesk: no campaign is called "winter" here: there are spring\n')
    assert says(command, *by).exit_code == 2


def test_a_week_is_named_or_next(office):
    assert says("list", "--week", "2999-W49", "--campaign", "spring").stdout.splitlines()[-1] == "7 posts."
    assert says("list", "--week", "next").stdout == "No posts.\n"
    assert says("list", "--week", "this").stdout == "No posts.\n"
    told = says("list", "--week", "soon")
    assert told.exit_code == 2
    assert 'write it as 2026-W47, or "next"' in told.stderr


def test_many_that_are_held_are_not_all_told_of(office):
    says("hold", "spring", "--yes", "--why", "mourning")
    lines = says("list").stdout.splitlines()
    assert sum(line.endswith(": mourning.") for line in lines) == SHOWN
    assert lines[-1] == "… and 5 posts more on hold."


def test_moved_together(office):
    told = says("move", "--state", "queued", "--yes", "+1d")
    assert (told.exit_code, told.stdout.count("moved to ")) == (0, 25)
    assert says("undo").stdout.count("undone: move spring/day-") == 25


def test_scripts_hear_what_a_move_breaks(office):
    says("move", "day-02", "2999-12-01 09:10")
    (post,) = json.loads(says("move", "day-03", "2999-12-01 09:20", "--format", "json").stdout)
    assert post["breaks"][0] == "spring/day-02@rehearsal goes out 10 min apart; the desk wants 30 min"


def test_a_time_that_no_file_asks_for_is_moved_and_not_written(office):
    for file in (office / "campaigns").glob("*.yaml"):
        file.unlink()
    told = says("move", "day-02", "2999-12-01 09:10", "--write")
    assert told.exit_code == 1
    assert "no campaign file asks for spring/day-02: its time is not written" in told.stdout + told.stderr


def test_scripts_hear_what_was_undone(office):
    says("hold", "@rehearsal")
    says("cancel", "day-02")
    (undone,) = json.loads(says("undo", "--format", "json").stdout)
    assert (undone["undone"], undone["ref"], undone["state"]) == ("cancel", "spring/day-02@rehearsal", "queued")
    assert json.loads(says("undo", "--format", "json").stdout) == [{"undone": "hold @rehearsal", "scope": "@rehearsal"}]
    assert says("undo").exit_code == 1


def test_undo_says_how_a_post_is_called_again(office):
    says("rename", "spring/day-02", "spring/second")
    told = says("undo")
    assert told.stdout == "undone: rename spring/second@rehearsal is called spring/day-02@rehearsal again\n"


def test_two_holds_at_once_and_a_post(office):
    told = says("hold", "@rehearsal", "spring/", "day-01", "--why", "mourning")
    assert told.stdout.splitlines() == [
        "25 posts held; @rehearsal stands still until `postdesk release @rehearsal`.",
        "25 posts held; spring/ stands still until `postdesk release spring/`.",
        "held: spring/day-01@rehearsal",
    ]
    told = says("release", "day-01", "@rehearsal")
    assert told.stdout.splitlines()[-1] == "released: spring/day-01@rehearsal (held, until `postdesk release spring/`)"
    assert json.loads(says("release", "spring/", "--format", "json").stdout) == {"released": 25}
    assert json.loads(says("hold", "spring/", "--format", "json").stdout) == {"held": 25}
    assert json.loads(says("release", "--all", "--format", "json").stdout) == {"released": 0}


def test_the_log_of_several(office):
    says("hold", "day-01")
    assert says("log", "spring").stdout.splitlines()[-1] == "26 entries."
    assert says("log", "--state", "held").stdout.splitlines()[-1] == "2 entries."
    assert says("log", "day-01", "--account", "rehearsal").stdout.splitlines()[-1] == "2 entries."
    assert says("log", "day-99").exit_code == 1


def test_undo_takes_a_written_time_back_and_tells_of_a_file_that_was_changed(office):
    file = office / "campaigns" / "welcome.yaml"
    before = file.read_bytes()
    says("move", "day-02", "2999-12-05 09:10", "--write")
    assert file.read_bytes() != before
    told = says("undo")
    assert told.exit_code == 0
    assert told.stdout.splitlines()[-1] == "wrote the time of spring/day-02 into campaigns/welcome.yaml"
    assert file.read_bytes() == before
    says("move", "day-02", "2999-12-05 09:10", "--write")
    (undone,) = json.loads(says("undo", "--format", "json").stdout)
    assert (undone["undone"], undone["written"]) == ("move", "campaigns/welcome.yaml")
    says("move", "day-02", "2999-12-05 09:10", "--write")
    file.write_bytes(file.read_bytes().replace(b"2999-12-05 09:10", b"2999-12-06 08:00"))
    told = says("undo")
    assert told.exit_code == 1
    assert "campaigns/welcome.yaml has another time for spring/day-02 by now, and keeps it" in told.stdout
    assert b"2999-12-06 08:00" in file.read_bytes()
