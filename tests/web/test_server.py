"""The page as a person gets it: a command that prints an address, a stream that tells what others do, an end."""

import os
import re
import signal
import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from postdesk.cli import main
from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.log.workers import heartbeats
from postdesk.web.listening import ListenAt
from postdesk.web.server import Serving
from stage.at_work import until
from stage.browsing import Browser
from stage.colleagues import ANA, BEN, CARA, DAN, EVE, peopled
from stage.desks import DOORS, SETTINGS, SPRING, lay
from stage.serving import entered, served


def test_what_is_done_elsewhere_is_told_to_an_open_page(desk):
    with served(desk) as address:
        connection, headers = entered(urlsplit(address))
        connection.request("GET", "/events", headers=headers)
        stream = connection.getresponse()
        assert stream.headers["content-type"].startswith("text/event-stream")
        retry, at, state, _ = (stream.readline() for _ in range(4))
        assert (retry, at) == (b"retry: 1000\n", b"event: at\n")
        named = state.removesuffix(b"0\n")
        desk.queue.hold([DOORS], "by another hand")
        assert [stream.readline() for _ in range(3)] == [b"event: changed\n", named + b"1\n", b"\n"]
        lay(desk.house.root, spring=SPRING.replace("six", "seven"))
        assert [stream.readline() for _ in range(2)] == [b"event: changed\n", named + b"2\n"]
        connection.close()


def test_a_worker_that_is_heard_of_no_more_is_told_to_an_open_page(desk):
    heartbeats.beat(desk.log, "desk:1", desk.now())
    with served(desk) as address:
        connection, headers = entered(urlsplit(address))
        connection.request("GET", "/events", headers=headers)
        stream = connection.getresponse()
        stream.readline()
        desk.now.machine.forward(minutes=2)
        while not (line := stream.readline()).startswith(b"event: changed"):
            assert line
        connection.close()
    assert line == b"event: changed\n"
    assert "No worker has been heard of: 2 queued posts wait for one." in Browser(desk).enter().page("/")


def test_a_port_that_is_taken_is_told(desk):
    with (
        served(desk) as address,
        pytest.raises(PostdeskError, match=r"port \d+ on this machine cannot be had"),
    ):
        Serving(desk, ListenAt(urlsplit(address).port))


def test_the_command_prints_an_address_that_lets_one_browser_in_and_ends_when_told(tmp_path):
    lay(tmp_path, spring=SPRING)
    command = [sys.executable, "-m", "postdesk", "--desk", str(tmp_path), "serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        first = running.stdout.readline()
        found = re.fullmatch(r"Country Office is at (http://127\.0\.0\.1:\d+/enter\?token=[\w-]{40,})\n", first)
        assert found, first
        assert running.stdout.readline() == "The address lets one browser in, once; Ctrl-C stops the page.\n"
        connection, headers = entered(urlsplit(found[1]))
        connection.request("GET", "/", headers=headers)
        assert b"Country Office" in connection.getresponse().read()
        begun = headers | {"content-type": "multipart/form-data; boundary=x", "content-length": "1000000"}
        connection.request("POST", "/import/drafts", b"--x\r\n", begun)
        connection.close()
        connection.request("GET", "/", headers=headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200
        connection.request("GET", "/events", headers=headers)
        stream = connection.getresponse()  # of a page that is still open when the desk is stopped
        assert stream.readline() == b"retry: 1000\n"
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
        assert b"changed" not in stream.read()
        connection.close()
    assert (running.returncode, out, err) == (0, "Stopped.\n", "")


def test_the_sample_desk_is_shown_in_a_browser_that_opens_by_itself(tmp_path):
    opened = tmp_path / "opened"
    (tmp_path / "xdg-open").write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    (tmp_path / "xdg-open").chmod(0o755)
    command = ["env", f"PATH={tmp_path}:/usr/bin:/bin", sys.executable, "-m", "postdesk", "serve", "--demo", "--open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=tmp_path) as running:
        assert running.stdout.readline().startswith("The sample desk is made anew in postdesk-demo")
        address = running.stdout.readline().rpartition(" ")[2]
        assert running.stdout.readline().startswith("The address")
        assert until(lambda: opened.exists() and opened.read_text() == address)
        connection, headers = entered(urlsplit(address.strip()))
        connection.request("GET", "/", headers=headers)
        assert b"November 2026" in connection.getresponse().read()
        connection.close()
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0


def test_without_its_libraries_it_is_said_what_to_install(tmp_path, monkeypatch):
    lay(tmp_path, SETTINGS)
    monkeypatch.setitem(sys.modules, "postdesk.web.server", None)
    told = CliRunner().invoke(main, ["--desk", str(tmp_path), "serve"])
    assert told.exit_code == 1
    assert 'run `pip install "postdesk[web]"`' in told.output


def test_a_command_that_serves_nothing_imports_no_server():
    script = "import sys, postdesk.cli, postdesk.cli.serve, postdesk.desk; print(sorted({'starlette', 'uvicorn', 'anyio'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_whoever_reads_the_settings_again_shares_the_memory(desk):
    again = desk.read_again()
    assert isinstance(again, Desk)
    assert again.log is desk.log
    assert again.who == desk.who


def test_each_of_several_people_gets_an_address_of_their_own(tmp_path, clock):
    peopled(tmp_path, clock).log.close()
    command = [sys.executable, "-m", "postdesk", "--desk", str(tmp_path), "serve", "--port", "0"]
    world = {**os.environ, "POSTDESK_WHO": CARA}  # noqa: TID251 -- for a child
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=world) as running:
        told = [running.stdout.readline() for _ in range(6)]
        connection, _ = entered(urlsplit(told[1].rpartition(" ")[2].strip()))
        connection.close()
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0
    assert [line.partition(": http")[0] for line in told[1:5]] == [f"For {name}" for name in (DAN, EVE, ANA, BEN)]
