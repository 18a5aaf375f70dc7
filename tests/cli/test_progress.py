import os
import pty
import subprocess
import sys
from pathlib import Path
from threading import Lock

import pytest

from postdesk.cli.progress import WaitingSign, bar, patience

LINK = "https://x.com/office/status/"
WAIT = """
import sys
from postdesk.cli.progress import bar
with bar("a [year].csv") as progress:
    for done in range(0, 3001, 500):
        progress(done, 3000)
print("done", file=sys.stderr)
"""

SLOW = """
import click, rich.console, rich.status, sys, threading
from postdesk.cli import progress
from postdesk.cli.plainly import plain_option
progress.LONG = {long}

@click.command()
@plain_option
def work():
    with progress.patience("Reading [all] campaigns"):
        threading.Event().wait({work})
    print("done", file=sys.stderr)

work({words}, standalone_mode=False)
"""


def on_a_terminal(*command):
    """Run a command whose standard error is a terminal; return what the terminal got and standard output."""
    ours, theirs = pty.openpty()
    command = ("env", "TERM=xterm", "COLUMNS=100", *command)
    with subprocess.Popen(command, stderr=theirs, stdout=subprocess.PIPE, text=True) as running:
        os.close(theirs)
        said = b""
        while part := read(ours):
            said += part
        output = running.stdout.read()
    os.close(ours)
    assert running.returncode == 0, said.decode()
    return said.decode(), output


def read(terminal):
    """Return what a terminal gets; nothing once its other end is closed, which Linux tells as an error."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


def test_a_terminal_shows_how_far_the_work_is_and_nothing_afterwards():
    said, _ = on_a_terminal(sys.executable, "-c", WAIT)
    assert "a [year].csv" in said
    assert "100%" in said
    assert said.rstrip().splitlines()[-1].endswith("done")


def test_an_import_shows_its_bar_on_a_terminal_only(tmp_path):
    (tmp_path / "campaigns").mkdir()
    (tmp_path / "campaigns" / "desk.toml").write_text('[desk]\nname = "Office"\ntimezone = "UTC"\n')
    rows = "".join(f"{number},Doors,{LINK}{number},1,0,0\n" for number in range(1000, 3000))
    file = tmp_path / "x.csv"
    file.write_text(f"Post id,Post text,Post Link,Likes,Replies,Reposts\n{rows}")
    command = (sys.executable, "-m", "postdesk", "--desk", str(tmp_path), "import", str(file))
    said, output = on_a_terminal(*command)
    assert "100%" in said
    assert output.startswith("x.csv: 2000 posts of x read: ")
    elsewhere = subprocess.run(command, capture_output=True, text=True, check=True)
    assert elsewhere.stderr == ""


def test_nobody_is_told_where_nobody_looks(capsys):
    with bar("a.csv") as progress:
        progress(1, 2)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [([], "Reading [all] campaigns"), (["--plain"], "Reading [all] campaigns: this takes a while\r\ndone")],
)
def test_who_waits_is_told_for_what(words, told):
    said, _ = on_a_terminal(sys.executable, "-c", SLOW.format(long=0.01, work=3, words=words))
    assert told in said
    assert said.rstrip().endswith("done")


def test_what_is_done_at_once_says_nothing_of_waiting():
    said, _ = on_a_terminal(sys.executable, "-c", SLOW.format(long=60, work=0, words=[]))
    assert said == "done\r\n"


def test_a_pipe_is_told_nothing_of_waiting(capsys):
    with patience("Reading"):
        pass
    assert capsys.readouterr() == ("", "")


def test_a_sign_that_comes_when_the_work_is_done_is_not_shown(capsys):
    sign = WaitingSign("Reading", Lock(), plain=True)
    sign.take_away()
    sign.show()
    assert capsys.readouterr() == ("", "")


def test_every_command_that_reads_much_or_asks_a_network_says_what_it_waits_for():
    commands = Path(str(sys.modules[patience.__module__].__file__)).parent.glob("*.py")
    told = {path.stem for path in commands if "patience(" in path.read_text("utf-8")}
    assert told >= {
        "accounts", "approve", "calendar", "check", "delete", "doctor", "edit", "export", "export_drafts", "fmt",
        "hashtags", "import_drafts", "list_", "log", "new", "plan", "preview", "publish", "queue", "rebuild_rollups",
        "report", "take_over",
    }  # fmt: skip
