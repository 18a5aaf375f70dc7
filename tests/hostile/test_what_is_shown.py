"""Strings that would steer a terminal, a log or a mail are sent through every command and every surface."""

import os
import re
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from postdesk.cli import REPAIRS, STORY, Office, main
from stage.desks import LINKEDIN, SPRING, lay
from stage.unwatched import unwatched_environment

EVIL = "\x1b[2J\x1b]52;c;ZXZpbA==\x07\x9b31m\u202egnp\u2066\r"
STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
OURS = r"\x1b\[(?:\d*(?:;\d+)*m|\?25[lh]|2K|1A)|\r(?=\x1b\[(?:2K|1A))"
"""What the program itself steers: bold, dim, and the line that says what takes so long."""
COMMAND = re.compile(r"^\s*(?:::|##\w*\[)", re.MULTILINE)
NOW = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
QUOTED = EVIL.encode("unicode_escape").decode().replace("\\x", "\\u00")
SETTINGS = """\
[desk]
name = "::error::{evil}Office"
timezone = "Europe/Podgorica"
[accounts.fedi]
network = "mastodon"
server = "https://example.social"
handle = "office"
rehearsal = true
[accounts.linkedin]
network = "linkedin"
id = "urn:li:organization:1234"
[slots]
fedi = ["Tue 10:00"]
"""
ARGUMENTS = {
    "approve": ["spring/doors@fedi", "--by", EVIL, "--yes"],
    "cancel": [f"a{EVIL}@fedi"],
    "check": [],
    "count": [EVIL],
    "delete": [f"a{EVIL}@fedi"],
    "hold": ["spring/tea@fedi", "--why", f"::error::{EVIL}"],
    "import": [],
    "move": ["spring/tea@fedi", f"2026-12-01{EVIL}"],
    "report": ["--week", f"2026{EVIL}"],
    "resolve": ["spring/doors@fedi", "--published", f"https://example.org/{EVIL}"],
    "retry": [f"a{EVIL}@fedi"],
    "release": ["spring/tea@fedi"],
    "move-database": [f"postgresql://{EVIL}"],
}
APART = {"work", "serve", "demo", "init", "import", "doctor"}
"""Commands that run on, make a desk of their own, take files or look at this machine: they have tests of their own."""


@pytest.fixture
def office(tmp_path):
    """A desk whose names, reasons and addresses steer."""
    spring = SPRING.replace("Spring in the community centre", "'::error::x \u202egnp'")
    root = lay(tmp_path, SETTINGS.format(evil=QUOTED), spring=spring, page=LINKEDIN)
    (root / "campaigns" / f"evil{EVIL}.yaml").write_text("campaign: [\n", encoding="utf-8")
    (root / "campaigns" / f"::error::{EVIL}.yaml").write_text(f'"key{QUOTED}\\n::warning::PWN": 1\n', encoding="utf-8")
    (root / "import.csv").write_text(f"{EVIL},::error::\n1,2\n", encoding="utf-8")
    return root


@pytest.fixture
def call(office):
    def run(*arguments):
        return CliRunner().invoke(main, ["--desk", str(office), *arguments], obj=Office(lambda: NOW))

    return run


def inert(text):
    return not STEERS.search(text) and not COMMAND.search(text)


@pytest.fixture
def queued(office, call):
    """The same desk with posts in its queue; the broken files are set aside meanwhile."""
    spring, page = office / "campaigns" / "spring.yaml", office / "campaigns" / "page.yaml"
    assert call("queue", str(spring), str(page)).exit_code == 0
    with_reason = call("hold", "spring/tea@fedi", "--why", f"\n::error::{EVIL}")
    assert with_reason.exit_code == 0
    return call


@pytest.mark.parametrize(
    "command", sorted({name for chapter in (*STORY.values(), REPAIRS) for name in chapter} - APART)
)
def test_every_command_shows_it_inert(queued, command):
    for way in ([], ["--format", "json"]):
        told = queued(command, *ARGUMENTS.get(command, []), *way)
        assert told.exception is None or isinstance(told.exception, SystemExit), command
        assert told.exit_code in {0, 1, 2}
        assert inert(told.stdout), command
        assert inert(told.stderr), command


@pytest.mark.parametrize("way", ["text", "json", "github", "sarif"])
def test_check_shows_it_inert_in_every_format(call, way):
    told = call("check", "--format", way)
    assert told.exit_code == 1
    assert not STEERS.search(told.stdout)
    commands = [line for line in told.stdout.splitlines() if COMMAND.match(line)]
    assert all(line.startswith(("::error file=", "::warning file=")) for line in commands)
    assert bool(commands) == (way == "github")


def test_an_import_and_the_doctor_show_it_inert(office, call):
    for arguments in (["import", str(office / "import.csv")], ["doctor"]):
        told = call(*arguments)
        assert inert(told.stdout + told.stderr)


def test_a_worker_shows_what_becomes_of_posts_inert(queued, office):
    """It is asked to stop after a while, as by the system."""
    (office / ".postdesk/rehearsal").mkdir()
    (office / ".postdesk/rehearsal/mastodon-fedi").write_text("in the way")
    asked = []

    def now():
        asked.append(NOW)
        if len(asked) > 60 and signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
            os.kill(os.getpid(), signal.SIGTERM)
        return NOW + timedelta(hours=1)

    told = CliRunner().invoke(main, ["--desk", str(office), "work"], obj=Office(now))
    assert told.exception is None or isinstance(told.exception, SystemExit)
    assert "spring/doors@fedi" in told.output
    assert inert(told.stdout), told.stdout
    assert inert(told.stderr), told.stderr


def test_whoever_serves_a_page_is_told_of_it_inert(office):
    line = [sys.executable, "-m", "postdesk", "--desk", str(office), "serve", "--port", "0"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=unwatched_environment()) as page:
        said = page.stdout.readline()
        page.send_signal(signal.SIGTERM)
        said += page.communicate(timeout=60)[0]
    assert "Office is at http://127.0.0.1:" in said.decode()
    assert inert(said.decode()), said


@pytest.mark.parametrize("command", ["init", "demo"])
@pytest.mark.parametrize("there", [False, True])
def test_a_desk_that_is_made_in_a_folder_whose_name_steers_is_told_of_inert(command, there, tmp_path):
    """The folder is a new one, or holds somebody's file already."""
    folder = tmp_path / f"::error::{EVIL}"
    if there:
        (folder / "campaigns").mkdir(parents=True)
        (folder / "campaigns/desk.toml").write_text("mine\n")
    told = CliRunner().invoke(main, [command, str(folder)], obj=Office(lambda: NOW))
    assert told.exit_code == int(there), told.output
    assert "error" in told.output
    assert inert(told.stdout), told.stdout
    assert inert(told.stderr), told.stderr


@pytest.mark.parametrize("command", ["list", "log", "plan", "preview", "check"])
def test_a_terminal_is_not_steered(queued, office, command):
    import pty

    ours, theirs = pty.openpty()
    world = {**os.environ, "TERM": "xterm", "NO_COLOR": "1", "COLUMNS": "200"}  # noqa: TID251 -- for a child
    asked = [sys.executable, "-m", "postdesk", "--desk", str(office), command]
    with subprocess.Popen(asked, stdout=theirs, stderr=theirs, env=world) as running:
        os.close(theirs)
        said = b""
        while part := _read(ours):
            said += part
    os.close(ours)
    assert running.returncode in {0, 1}
    shown = re.sub(OURS, "", said.decode())
    assert not STEERS.search(shown), shown
    assert b"]52" not in said or b"\\u001b]52" in said


def _read(terminal):
    try:
        return os.read(terminal, 4096)
    except OSError:  # its other end is closed
        return b""


def test_a_calendar_takes_no_line_of_its_own(queued):
    told = queued("list", "--format", "ics")
    assert told.exit_code == 0
    assert not STEERS.search(told.stdout)
    assert "X-WR-CALNAME" in told.stdout


def test_a_report_takes_nothing_that_steers(queued, office):
    assert queued("publish").exit_code == 0
    told = CliRunner().invoke(
        main, ["--desk", str(office), "report", "--week", "2026-W48"], obj=Office(lambda: NOW + timedelta(days=14))
    )
    assert told.exit_code == 0, told.output
    pages = sorted((office / "reports").rglob("*.md"))
    assert pages
    assert not [page for page in pages if not inert(page.read_text(encoding="utf-8"))]
