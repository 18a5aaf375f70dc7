"""A worker begins with what it never gets to see, and ends by itself when another memory speaks for its desk."""

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from threading import Timer

import pytest
from click.testing import CliRunner

from postdesk.cli import main

pytestmark = pytest.mark.sqlite


@pytest.fixture
def office(tmp_path):
    """A desk that speaks, with the posts of the welcome campaign queued."""
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    assert CliRunner().invoke(main, ["--desk", str(tmp_path), "queue"]).exit_code == 0
    return tmp_path


def test_a_worker_tells_a_lost_post_and_ends_when_the_mark_names_another_memory(office):
    """A process manager can tell the end by the exit code."""
    with closing(sqlite3.connect(office / ".postdesk" / "desk.sqlite")) as connection, connection:
        connection.execute("UPDATE post SET state = 'lost' WHERE id = 1")
    mark = office / "campaigns" / ".desk-memory"
    command = [sys.executable, "-m", "postdesk", "work"]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=office, text=True, **streams) as worker:
        end = Timer(60, worker.kill)
        end.start()
        try:
            first = worker.stdout.readline()
            changed = office / "campaigns" / ".new-mark"
            changed.write_text(re.sub(r"memory = \w+", "memory = " + "ab" * 16, mark.read_text("utf-8")), "utf-8")
            changed.replace(mark)
            rest = worker.stdout.read().splitlines()
            troubles = worker.stderr.read()
            code = worker.wait(30)
        finally:
            end.cancel()
    assert "Ctrl-C stops it." in first
    stopped = [line for line in rest if line.startswith("stopped: ")]
    assert len(stopped) == 1, rest
    assert f"stopped: the memory in {office / '.postdesk'} is another one, and the one that speaks" in stopped[0]
    assert rest[-1] == "Stopped; nothing is left in hand."
    assert code == 1
    assert "in its table post, row 1, the column state is 'lost', which postdesk never writes" in troubles
    assert "Traceback" not in troubles
