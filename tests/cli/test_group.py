"""The group of commands: it knows every command without importing one, and tells trouble in one sentence."""

import errno
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from postdesk import cli
from postdesk.cli import REPAIRS, STORY, Commands, Office, main, module_name
from postdesk.desk import Desk
from postdesk.errors import PostdeskError

NAMES = [name for chapter in STORY.values() for name in chapter]
HEAVY = {
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "matplotlib",
    "httpx2",
    "apscheduler",
    "alembic",
    "jinja2",
    "rich",
    "asyncio",
    "dotenv",
    "keyring",
    "emoji",
}


class Sole(Commands):
    """A story of whatever commands it is given."""

    list_commands = click.Group.list_commands
    get_command = click.Group.get_command


@pytest.fixture
def trouble():
    """A command that meets with trouble in the world."""

    def of(what):
        @click.command()
        def fail():
            raise what

        return CliRunner().invoke(Sole("postdesk", commands={"fail": fail}), ["fail"])

    return of


@pytest.mark.parametrize("name", NAMES)
def test_what_the_group_says_of_a_command_is_what_the_command_says(name):
    command = main.get_command(click.Context(main), name)
    said = CliRunner().invoke(main, ["--help"], terminal_width=200).output
    assert command.name == name
    assert f"  {command.get_short_help_str(100)}\n" in said
    assert f"Example: postdesk {name}" in command.help


def test_every_command_stands_in_the_story_once_and_has_a_file():
    files = {path.stem for path in Path(cli.__file__).parent.glob("*.py")}
    assert len(NAMES) == len(set(NAMES))
    assert {module_name(name) for name in [*NAMES, *REPAIRS]} == files - {
        "__init__",
        "asking",
        "changes",
        "chosen",
        "completing",
        "door",
        "findings",
        "findings_by_post",
        "hashtag_views",
        "in_translation",
        "network_choice",
        "paths",
        "plainly",
        "plan_lines",
        "progress",
        "reading_language",
        "sarif",
        "sheet_changes",
        "shells",
        "signing_in",
        "tables",
        "times",
        "worded",
    }


@pytest.mark.parametrize(
    ("command", "module"),
    [("list", "list_"), ("import", "import_"), ("queue", "queue"), ("import-drafts", "import_drafts")],
)
def test_words_that_python_has_taken_get_a_trailing_underscore(command, module):
    assert module_name(command) == module


def test_there_is_no_other_command():
    assert main.get_command(click.Context(main), "frobnicate") is None


def run(script, folder):
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_checking_a_file_starts_cold_without_the_heavy_packages(tmp_path):
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    said, loaded = run(
        "import sys; from postdesk.cli import main\n"
        "try: main(['check', 'campaigns/welcome.yaml'])\n"
        "except SystemExit as end: assert not end.code\n"
        "print(*sorted(sys.modules))",
        tmp_path,
    )
    assert said == "2 posts on 1 account: nothing to mend."
    assert HEAVY.isdisjoint(loaded.split())


@pytest.mark.parametrize("tag", ["fr_FR", "sr_RS", "cnr"])
def test_a_check_in_another_language_starts_as_soon_as_an_english_one(tmp_path, tag):
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    (tmp_path / "campaigns/spring.yaml").write_text("campaign: spring\nposts: [{id: tea, text: Tea}]\n", "utf-8")
    *_, loaded = run(
        "import os, sys; from postdesk.cli import main\n"
        f"os.environ['POSTDESK_LANGUAGE'] = '{tag}'\n"
        "try: main(['check'])\n"
        "except SystemExit as end: assert end.code == 1\n"
        "print(*sorted(name.partition('.')[0] for name in sys.modules))",
        tmp_path,
    )
    assert {*HEAVY, "babel", "email"}.isdisjoint(loaded.split())


def test_a_campaign_in_four_scripts_with_emoji_needs_no_table_and_no_full_grammar():
    *_, loaded = run(
        "import sys; before = set(sys.modules); from postdesk.cli import main\n"
        "try: main(['check', 'campaigns/world-refugee-day-2026.yaml'])\n"
        "except SystemExit as end: assert not end.code\n"
        "print(*set(sys.modules) - before)",
        Path(__file__).parents[2],
    )
    unneeded = {"regex", "hashlib", "csv", "json", "postdesk.networks.x.links", "postdesk.networks.telegram.entities"}
    assert (HEAVY | unneeded).isdisjoint(loaded.split())


def test_a_common_shortcode_needs_no_emoji_package():
    *_, loaded = run(
        "import sys; before = set(sys.modules); from postdesk.cli import main\n"
        "try: main(['check', 'campaigns/learn-together-2026.yaml'])\n"
        "except SystemExit as end: assert not end.code\n"
        "print(*set(sys.modules) - before)",
        Path(__file__).parents[2],
    )
    assert {"emoji", "difflib", "json"}.isdisjoint(loaded.split())


def test_help_imports_no_command(tmp_path):
    *said, loaded = run(
        "import sys; from postdesk.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit as end: assert not end.code\n"
        "print(*[name for name in sys.modules if name.startswith('postdesk.')])",
        tmp_path,
    )
    assert "Measure and report:" in said
    assert set(loaded.split()) == {
        "postdesk.cli",
        "postdesk.cli.door",
        "postdesk.cli.plainly",
        "postdesk.cli.reading_language",
        "postdesk.cli.worded",
        "postdesk.errors",
        "postdesk.sentences",
        "postdesk.text",
        "postdesk.text.inert",
    }


def test_help_of_every_command_imports_nothing_heavy(tmp_path):
    *_, loaded = run(
        "import sys; from postdesk.cli import REPAIRS, STORY, main\n"
        "loaded = {}\n"
        "for name in [name for chapter in (*STORY.values(), REPAIRS) for name in chapter]:\n"
        "    try: main([name, '--help'])\n"
        "    except SystemExit as end: assert not end.code\n"
        "    loaded |= {module: loaded.get(module, name) for module in sys.modules}\n"
        "print(*[f'{name}:{module}' for module, name in loaded.items()])",
        tmp_path,
    )
    brought = {module: name for name, _, module in (each.partition(":") for each in loaded.split())}
    rooms = {"yaml", *(f"postdesk.{room}" for room in ("checks", "drafts", "log", "queue", "report", "worker"))}
    assert {module: name for module, name in brought.items() if module in HEAVY | rooms} == {}


def test_trouble_in_the_world_is_one_sentence(trouble):
    result = trouble(PostdeskError("the sea is high: wait for calmer days"))
    assert (result.exit_code, result.stderr) == (1, "postdesk: the sea is high: wait for calmer days\n")


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "reports"), "reports cannot be used: permission denied"),
        (OSError(errno.ENOSPC, "No space left on device"), "a file cannot be used: no space left on device"),
        (OSError("out of luck"), "a file cannot be used: out of luck"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(trouble, what, sentence):
    result = trouble(what)
    assert (result.exit_code, result.stderr) == (1, f"postdesk: {sentence}\n")


def test_a_mistyped_command_is_answered_with_the_nearest():
    result = CliRunner().invoke(main, ["pulbish"])
    assert result.exit_code == 2
    assert 'there is no command "pulbish": did you mean "publish"?' in result.stderr


def test_an_office_has_the_machines_clock_unless_it_is_given_one():
    noon = datetime(2026, 6, 1, 12, tzinfo=UTC)
    assert Office(lambda: noon).now() == noon
    assert abs(Office().now() - Desk.clock()) < timedelta(minutes=1)


def test_a_desk_is_found_from_any_folder_below_it(tmp_path, monkeypatch):
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    monkeypatch.chdir(tmp_path / "campaigns")
    below = CliRunner().invoke(main, ["check"])
    monkeypatch.chdir(tmp_path.parent)
    named = CliRunner().invoke(main, ["--desk", str(tmp_path / "campaigns"), "check"])
    assert {below.output, named.output} == {"2 posts on 1 account: nothing to mend.\n"}


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ("SELECT 1", ""),
        ("INSERT INTO hold VALUES ('desk', 'soon', 'Ana', '')", "hold, row 1, the column since is 'soon'"),
    ],
)
def test_what_trips_over_a_memory_that_another_program_wrote_into_says_so(office, clock, planted, told):
    @click.command()
    @cli.pass_desk
    def fail(desk):
        with desk.log.write() as connection:
            connection.exec_driver_sql(planted)
        raise ValueError("ours, or the file's")

    at_desk = Office(clock)
    at_desk.start = office.house.root
    result = CliRunner().invoke(Sole("postdesk", commands={"fail": fail}), ["fail"], obj=at_desk)
    assert told in result.output
    assert isinstance(result.exception, SystemExit if told else ValueError)
