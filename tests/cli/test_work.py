"""The worker at the command line: it publishes, stops when it is told to, and leaves nothing in hand."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from threading import Timer

import pytest
from click.testing import CliRunner

from postdesk.cli import main

CAMPAIGN = """\
campaign: spring
accounts: [rehearsal]
posts:
  - id: doors
    at: {moment}
    latest: 1 d
    text: Doors open at six.
"""


def postdesk(*words):
    return [sys.executable, "-m", "postdesk", *words]


@contextmanager
def working(office, *options):
    """A worker in a process of its own; after a minute it is killed, and its reader sees no more lines.

    It hears that its terminal closed, also where whoever runs the tests went on without one.
    """
    command = postdesk("work", *options)
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    worker = subprocess.Popen(command, cwd=office, stdout=subprocess.PIPE, text=True)
    signal.signal(signal.SIGHUP, before)
    end = Timer(60, worker.kill)
    end.start()
    try:
        with worker:
            yield worker
    finally:
        end.cancel()


@pytest.fixture
def office(tmp_path):
    """A desk whose one post is due."""
    from datetime import timedelta

    from postdesk.desk import Desk

    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    moment = (Desk.clock() - timedelta(minutes=5)).strftime("%Y-%m-%d %H:%M")
    (tmp_path / "campaigns" / "welcome.yaml").write_text(CAMPAIGN.format(moment=moment), encoding="utf-8")
    assert CliRunner().invoke(main, ["--desk", str(tmp_path), "queue"]).exit_code == 0
    return tmp_path


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_worker_publishes_what_is_due_until_it_is_stopped(office, stop):
    with working(office, "--threads", "2") as worker:
        said = [worker.stdout.readline()]
        while "rehearsed: " not in said[-1]:
            said.append(worker.stdout.readline())
            assert said[-1], said
        worker.send_signal(stop)
        rest, _ = worker.communicate(timeout=30)
    assert said[0].endswith(" works for Country Office; Ctrl-C stops it.\n")
    assert said[-1].startswith("rehearsed: spring/doors@rehearsal https://rehearsal.invalid/")
    assert rest.endswith("Stopped; nothing is left in hand.\n")
    assert worker.returncode == 0
    listed = CliRunner().invoke(main, ["--desk", str(office), "list", "--state", "rehearsed"])
    assert listed.output.endswith("1 post.\n")


def test_a_worker_that_was_killed_leaves_a_desk_that_still_knows_everything(office):
    with working(office) as worker:
        while "rehearsed: " not in worker.stdout.readline():
            assert worker.poll() is None
        worker.kill()
    told = CliRunner().invoke(main, ["--desk", str(office), "publish"])
    assert told.exit_code == 0
    assert told.output.splitlines()[0] == "Nothing is due."
    listed = CliRunner().invoke(main, ["--desk", str(office), "list", "--format", "csv"]).output.splitlines()
    assert [line.split(",")[3] for line in listed[1:]] == ["rehearsed"]


BY_HAND = """\
[accounts.page]
network = "linkedin"
id = "urn:li:organization:1"
by_hand = true
"""


@pytest.mark.parametrize(("gone", "ends"), [("reader", 0), ("output", 1)])
def test_a_worker_that_nobody_reads_lays_out_what_it_hands_over(office, gone, ends):
    """A reader who went away is no trouble; a full disk is told at the end."""
    settings, campaign = office / "campaigns" / "desk.toml", office / "campaigns" / "welcome.yaml"
    settings.write_text(settings.read_text("utf-8") + BY_HAND, "utf-8")
    campaign.write_text(campaign.read_text("utf-8").replace("[rehearsal]", "[rehearsal, page]"), "utf-8")
    assert CliRunner().invoke(main, ["--desk", str(office), "queue"]).exit_code == 0
    ours, theirs = os.pipe()
    os.close(ours)
    full = os.open("/dev/full", os.O_WRONLY)
    output = theirs if gone == "reader" else full
    with subprocess.Popen(postdesk("work"), cwd=office, stdout=output, stderr=subprocess.PIPE, text=True) as worker:
        end = Timer(60, worker.kill)
        end.start()
        while worker.poll() is None and "handed-over" not in listed(office):
            continue
        laid_out = office / "reports" / "handoff" / "index.html"
        while worker.poll() is None and not laid_out.is_file():
            continue
        worker.terminate()
        said = worker.stderr.read()
    end.cancel()
    os.close(theirs)
    os.close(full)
    assert "Doors open at six." in laid_out.read_text("utf-8")
    assert worker.returncode == ends
    assert "Traceback" not in said


def listed(office):
    return CliRunner().invoke(main, ["--desk", str(office), "list"]).stdout
