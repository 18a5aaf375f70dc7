"""Killed in a save, a campaign file is the old one or the new one, whole; and the page writes on as if nothing had been."""

import random
import signal
import subprocess
import sys
import time

import pytest

from stage.browsing import Browser
from stage.desks import SPRING, lay

SAVES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from postdesk.desk import Desk
from stage.browsing import Browser

desk = Desk.open(Path(sys.argv[1]), lambda: datetime(2026, 11, 23, 12, tzinfo=UTC))
browser = Browser(desk).enter()
address = "/write/post/spring/doors"
number = int(sys.argv[2])
while True:
    number += 1
    browser.send(address, **{**browser.form(address), "text": f"Doors {number} " + "open " * 2000})
    print(number, flush=True)
"""
BEFORE, AFTER = SPRING.split("Doors open at six.")


@pytest.fixture
def kills(pytestconfig):
    return 200 if pytestconfig.getoption("--long") else 12


def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path, clock, kills):
    from postdesk.desk import Desk

    file = lay(tmp_path, spring=SPRING) / "campaigns" / "spring.yaml"
    by_chance, last = random.Random(1), 0
    for _ in range(kills):
        command = [sys.executable, "-c", SAVES, str(tmp_path), str(last)]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={"PYTHONPATH": ":".join(sys.path)}
        ) as saving:
            last = int(saving.stdout.readline())
            time.sleep(by_chance.random() * 0.15)
            saving.send_signal(signal.SIGKILL)
            last = int((saving.stdout.read().split() or [last])[-1])
        begin, found, end = file.read_text().partition(" open open")
        assert begin.rpartition("Doors ")[2] in {str(last), str(last + 1)}
        assert (begin.startswith(BEFORE), found, end.endswith(f"open{AFTER}")) == (True, " open open", True)
    desk = Desk.open(tmp_path, clock)
    with desk.log:
        browser = Browser(desk).enter()
        address = "/write/post/spring/doors"
        browser.send(address, **{**browser.form(address), "text": "Doors open at six."})
    assert file.read_text() in {SPRING, SPRING.replace("Doors open", "|\n      Doors open")}
    assert [path.name for path in file.parent.iterdir() if ".spring" in path.name] == []
