"""Half a word and the key for the rest: what the shells are offered, and what bash makes of it."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from postdesk.cli import STORY, main
from postdesk.cli.shells import SCRIPTS

HEAVY = {"sqlmodel", "sqlalchemy", "matplotlib", "httpx2", "PIL", "jinja2", "alembic", "pydantic"}


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A desk with two queued posts."""
    monkeypatch.chdir(tmp_path)
    for word in ("init", "queue"):
        assert CliRunner().invoke(main, [word]).exit_code == 0
    return tmp_path


def rows(*words):
    result = CliRunner().invoke(main, ["completion", *words])
    assert (result.exit_code, result.stderr) == (0, "")
    return [row.split("\t") for row in result.stdout.splitlines()]


def offered(line):
    return [f"{value}" for _, value, _ in rows("bash", "--line", line)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("postdesk ho", ["hold"]),
        ("postdesk hold ", ["welcome/hello@rehearsal", "welcome/how-to-write@rehearsal"]),
        ("postdesk hold welcome/he", ["welcome/hello@rehearsal"]),
        ("postdesk hold how", ["how-to-write@rehearsal"]),
        ("postdesk hold 'welcome/he", ["welcome/hello@rehearsal"]),
        ("postdesk hold welcome/hello@rehearsal @", ["@rehearsal"]),
        ("postdesk move welcome/hel", ["welcome/hello@rehearsal"]),
        ("postdesk move hello ", []),
        ("postdesk log welcome/hel", ["welcome/hello@rehearsal"]),
        ("postdesk undo welcome/hel", ["welcome/hello@rehearsal"]),
        ("postdesk rename welcome/hel", ["welcome/hello@rehearsal"]),
        ("postdesk hold --camp", ["--campaign"]),
        ("postdesk hold --campaign w", ["welcome"]),
        ("postdesk hold --account=", ["--account=rehearsal"]),
        ("postdesk accounts remove ", ["rehearsal"]),
        ("postdesk check --explain alt-t", ["alt-text"]),
        ("postdesk check --explain swallowed", ["swallowed-hashtag"]),
        ("postdesk check --network mast", ["mastodon"]),
        ("postdesk hold --state unk", ["unknown"]),
        ("postdesk completion f", ["fish"]),
        ("postdesk list welcome/hel", ["welcome/hello@rehearsal"]),
        ("postdesk new w", ["welcome"]),
        ("postdesk report --format ht", ["html"]),
        ("postdesk report --format html,c", ["html,csv"]),
        ("postdesk report --language sr-", ["sr-Latn"]),
        ("", sorted(name for commands in STORY.values() for name in commands)),
    ],
)
def test_what_may_follow_is_offered(office, line, words):
    assert sorted(offered(line)) == sorted(words)


def test_files_are_left_to_the_shell():
    assert rows("fish", "--word=cam", "--", "check") == [["file", "cam", ""]]
    assert rows("zsh", "--word=", "--", "init") == [["dir", "", ""]]
    assert rows("fish", "--word=../re", "--", "new", "spring", "--from") == [["file", "../re", ""]]


def test_a_file_is_offered_where_it_may_stand_for_a_post(office):
    assert rows("fish", "--word=campaigns/w", "--", "undo") == [["file", "campaigns/w", ""]]


def commands(command, name):
    """Yield each command with its name and the options that it takes."""
    yield name, [option for each in command.params if not getattr(each, "hidden", False) for option in each.opts]
    for word, each in getattr(command, "commands", {}).items():
        yield from commands(each, f"{name} {word}")


def test_wherever_an_account_or_a_campaign_is_asked_for_those_of_the_desk_are_offered(office):
    known = {"--account": "rehearsal", "--campaign": "welcome"}
    with click.Context(main) as ctx:
        all_commands = [main.get_command(ctx, name) for names in STORY.values() for name in names]
    asked = [
        (name, option)
        for command in all_commands
        for name, options in commands(command, command.name)
        for option in options
        if option in known
    ]
    assert len(asked) > 10
    assert [each for each in asked if offered(f"postdesk {' '.join(each)} ") != [known[each[1]]]] == []


def test_a_command_that_there_is_not_is_taken_for_none(office):
    assert "hold" in offered("postdesk hodl ")


def test_the_words_before_may_name_another_desk(office, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert offered("postdesk hold w") == []
    assert offered(f"postdesk --desk {office} hold welcome/hel") == ["welcome/hello@rehearsal"]
    assert rows("powershell", "--word=a", "--", "--desk", str(office), "hold", "--account") == []


def test_what_a_command_says_stands_beside_it():
    (row,) = rows("zsh", "--word=fm", "--")
    assert row == ["plain", "fmt", STORY["Write and check"]["fmt"]]


@pytest.mark.parametrize("shell", SCRIPTS)
def test_each_shell_has_its_script(shell):
    result = CliRunner().invoke(main, ["completion", shell])
    assert (result.exit_code, result.stdout) == (0, SCRIPTS[shell])
    assert f"completion {shell} " in result.stdout


@pytest.mark.parametrize(
    "line", ["postdesk ho", "postdesk hold w", "postdesk hold --account r", "postdesk check --explain a"]
)
def test_nothing_heavy_is_imported(office, line):
    script = (
        "import sys; from postdesk.cli import main\n"
        f"try: main(['completion', 'bash', '--line', {line!r}])\n"
        "except SystemExit as end: assert not end.code\n"
        "print(*sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    *said, loaded = done.stdout.splitlines()
    assert said
    assert HEAVY.isdisjoint(loaded.split())


BASH = """
eval "$(postdesk completion bash)"
COMP_LINE=$1 COMP_POINT=${#1}
_postdesk postdesk
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("postdesk ho", ["hold"]),
        ("postdesk hold welcome/he", ["welcome/hello@rehearsal"]),
        ("postdesk hold welcome/hello@", ["@rehearsal"]),  # to bash, a word begins at that sign
        ("postdesk hold --account=re", ["rehearsal"]),
    ],
)
def test_bash_takes_what_it_lacks(office, line, rest):
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(office)}
    command = ["bash", "--norc", "-c", BASH, "bash", line]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines() == rest


@pytest.mark.parametrize(
    ("asked", "told"), [("bash_complete", "plain,hold"), ("bash_source", "_postdesk_completion()")]
)
def test_what_click_offers_to_a_shell_by_itself_is_told_too(asked, told):
    """As packagers ask for it, who know that a program is made with click."""
    words = {"_POSTDESK_COMPLETE": asked, "COMP_WORDS": "postdesk hol", "COMP_CWORD": "1"}
    said = CliRunner().invoke(main, [], prog_name="postdesk", env=words)
    assert (said.exit_code, said.exception is None or isinstance(said.exception, SystemExit)) == (0, True)
    assert told in said.stdout
    assert "\x1b" not in said.stdout
