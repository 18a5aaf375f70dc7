"""An officer looks at what will appear before anybody else does."""

import json
import os
import pty
import subprocess
import sys

import pytest
from click.testing import CliRunner

from postdesk.cli import main
from stage.desks import LINKEDIN, SPRING, lay


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A desk with two campaigns: two posts that rehearse, one that a person publishes."""
    monkeypatch.chdir(tmp_path)
    return lay(tmp_path, spring=SPRING, page=LINKEDIN)


@pytest.fixture
def preview(desk):
    def run(*arguments):
        result = CliRunner().invoke(main, ["preview", *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run


def test_every_post_on_every_account(preview):
    said = preview()
    assert said.exit_code == 0
    assert [line.split()[1] for line in said.stdout.splitlines() if line.startswith("╭")] == [
        "page/hall@linkedin",
        "spring/doors@fedi",
        "spring/tea@fedi",
    ]
    assert said.stdout.splitlines()[-1] == "3 previews on 2 accounts."


def test_one_file_or_one_network(preview):
    assert "1 preview on 1 account." in preview("campaigns/page.yaml").stdout
    assert "1 preview on 1 account." in preview("--network", "linkedin").stdout
    assert preview("--network", "telegram").stdout == "There are no posts to preview yet.\n"


def test_scripts_get_one_document(preview):
    records = json.loads(preview("--format", "json").stdout)
    assert [record["account"] for record in records] == ["linkedin", "fedi", "fedi"]
    assert [record["fate"] for record in records[1:]] == ["rehearsed", "rehearsed"]


def test_a_page_for_the_browser(preview, desk):
    said = preview("--html", "look.html")
    assert (said.exit_code, said.stdout) == (0, "3 previews on 2 accounts. Open look.html\n")
    first = (desk / "look.html").read_bytes()
    assert "ОтворенаВрата".encode() in first
    preview("--html", "look.html")
    assert (desk / "look.html").read_bytes() == first


def test_a_page_that_cannot_be_written_is_told_in_one_sentence(preview):
    said = preview("--html", "nowhere/look.html")
    assert (said.exit_code, said.stderr) == (
        1,
        "postdesk: nowhere/look.html cannot be used: no such file or directory\n",
    )


def test_what_is_not_as_it_was_meant_is_counted(preview, desk):
    lay(desk, spring=SPRING.replace("Doors open at six.", "'Doors open at six, #2027.'"))
    assert preview().stdout.splitlines()[-1] == "3 previews on 2 accounts; 1 to look at again."


@pytest.mark.parametrize("arguments", [[], ["--format", "json"], ["--html", "look.html"]])
def test_a_file_with_errors_is_named_and_the_rest_is_shown(preview, desk, arguments):
    lay(desk, spring=SPRING.replace("id: tea", "id: doors").replace("at: next", "at: soon"))
    said = preview(*arguments)
    assert said.exit_code == 1
    assert said.stderr == (
        "postdesk: campaigns/spring.yaml has 2 errors, so posts may be missing here: `postdesk check` tells more\n"
    )
    assert said.stdout


def test_a_page_and_a_document_at_once_is_wrong_use(preview):
    assert preview("--html", "look.html", "--format", "json").exit_code == 2
    assert preview("--network", "myspace").exit_code == 2


@pytest.fixture
def on_terminal(desk, monkeypatch):
    """What a terminal of seventy columns shows of the post for LinkedIn."""
    monkeypatch.setenv("COLUMNS", "70")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def shown():
        ours, theirs = pty.openpty()
        script = [sys.executable, "-m", "postdesk", "preview", "campaigns/page.yaml"]
        done = subprocess.run(script, stdout=theirs, stderr=subprocess.PIPE, check=False)
        os.close(theirs)
        assert done.returncode == 0, done.stderr
        with os.fdopen(ours, "rb", buffering=0) as terminal:
            return terminal.read(4096).decode().replace("\r\n", "\n")

    return shown


def test_a_terminal_underlines_what_links(on_terminal):
    shown = on_terminal()
    assert "\x1b[4;34m#ОтворенаВрата\x1b[0m" in shown
    assert "\x1b[1mpage/hall@linkedin\x1b[0m" in shown


def test_a_terminal_without_colour_has_none(on_terminal, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    shown = on_terminal()
    assert "\x1b[4m#ОтворенаВрата" in shown
    assert "\x1b[3" not in shown


def test_the_name_of_a_post_is_told_from_a_path_that_is_not_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["init"]).exit_code == 0
    for name in ("welcome/hello", "welcome/hello@rehearsal", "welcome/", "welcome"):
        told = CliRunner().invoke(main, ["preview", name])
        assert told.exit_code == 2
        assert (
            f"there is no file {name}; of a post or a campaign name the file, such as campaigns/welcome.yaml"
            in told.stderr
        )
    assert CliRunner().invoke(main, ["preview", "campaigns/welcome.yaml"]).exit_code == 0
    assert "does not exist" in CliRunner().invoke(main, ["preview", "winter.yaml"]).stderr
