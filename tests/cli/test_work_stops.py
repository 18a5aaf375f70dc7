"""A worker ends by itself when another memory begins to speak for its desk, and a process manager can tell."""

import re
import subprocess
import sys
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


def test_a_worker_ends_when_the_mark_names_another_memory(office):
    mark = office / "campaigns" / ".desk-memory"
    command = [sys.executable, "-m", "postdesk", "work"]
    with subprocess.Popen(command, cwd=office, stdout=subprocess.PIPE, text=True) as worker:
        end = Timer(60, worker.kill)
        end.start()
        try:
            first = worker.stdout.readline()
            changed = office / "campaigns" / ".new-mark"
            changed.write_text(re.sub(r"memory = \w+", "memory = " + "ab" * 16, mark.read_text("utf-8")), "utf-8")
            changed.replace(mark)
            rest = worker.stdout.read().splitlines()
            code = worker.wait(30)
        finally:
            end.cancel()
    assert "Ctrl-C stops it." in first
    stopped = [line for line in rest if line.startswith("stopped: ")]
    assert len(stopped) == 1, rest
    assert f"stopped: the memory in {office / '.postdesk'} is another one, and the one that speaks" in stopped[0]
    assert rest[-1] == "Stopped; nothing is left in hand."
    assert code == 1
