"""A process stands still while it holds the write lock: who it is, since when, and what to do is told, and nothing hangs."""

import os
import signal
import sqlite3
import threading
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from click.testing import CliRunner

from faults.crew import FORK
from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.doctor import examination
from postdesk.doctor.thing import Health
from postdesk.errors import PostdeskError
from postdesk.log import open_log
from postdesk.log.engine import write_lock
from postdesk.log.engine.write_lock import Holder
from stage.at_work import real
from stage.desks import SPRING, lay, states
from stage.life import Told, courier

pytestmark = pytest.mark.sqlite
PATIENCE = timedelta(milliseconds=50)


@pytest.fixture
def desk(tmp_path):
    """An office with a post that is due in ten years."""
    desk = Desk.open(lay(tmp_path, spring=SPRING.partition("  - id: tea")[0].replace("2026-11-24", "2036-11-24")))
    with desk.log:
        desk.queue.apply()
        yield desk


def half_done(path):
    """Change something, and stop before it is written down for good."""
    with open_log(path) as log, log.write() as connection:
        connection.exec_driver_sql("UPDATE post SET state = 'held'")
        signal.pthread_kill(threading.get_ident(), signal.SIGSTOP)


@pytest.fixture
def frozen(desk):
    """The process that stands still."""
    process = FORK.Process(target=half_done, args=(desk.house.memory / "desk.sqlite",))
    process.start()
    os.waitpid(process.pid, os.WUNTRACED)
    yield process
    if process.is_alive():
        os.kill(process.pid, signal.SIGKILL)
    process.join(10)


def test_list_and_doctor_say_who_holds_the_desks_memory_and_what_to_do(desk, frozen, tmp_path):
    begun = time.monotonic()
    said = CliRunner().invoke(main, ["--desk", str(tmp_path), "list"], obj=Office())
    (line,) = [line for line in said.stdout.splitlines() if "is held by" in line]
    assert (
        f"desk.sqlite is held by process {frozen.pid}, which stands still: nothing could be written since today "
        in line
    )
    assert line.endswith(
        f", and no worker sends anything; let it go on (`kill -CONT {frozen.pid}`) or end it (`kill -9 {frozen.pid}`): "
        "what it had not finished is undone; then everything goes on by itself."
    )
    wrong = [sign for sign in examination.examine(desk.house, desk.now) if sign.health == Health.WRONG]
    assert [sign.what for sign in wrong] == ["database"]
    assert wrong[0].remedy.startswith(f"let it go on (`kill -CONT {frozen.pid}`)")
    assert time.monotonic() - begun < 15
    assert timedelta() <= real() - desk.memory.blocked().since < timedelta(minutes=1)


def test_no_worker_sends_anything_and_says_why_and_everything_goes_on_when_it_is_killed(desk, frozen, clock):
    clock.moment = datetime(2036, 11, 24, 8, tzinfo=UTC)
    network = Told()
    with open_log(desk.house.memory / "desk.sqlite", PATIENCE) as log:
        with pytest.raises(PostdeskError, match=rf"is busy \(database is locked by process {frozen.pid}, which stands"):
            courier(log, network, clock).run_due()
        assert network.sent == []
        os.kill(frozen.pid, signal.SIGKILL)
        frozen.join(10)
        assert courier(log, network, clock).run_due()[0].state == "published"
    assert states(desk)["spring/doors@fedi"] == "published"
    assert desk.memory.blocked() is None


def test_it_goes_on_where_it_stood_when_it_is_let(desk, frozen):
    os.kill(frozen.pid, signal.SIGCONT)
    frozen.join(10)
    assert set(states(desk).values()) == {"held"}
    assert desk.memory.blocked() is None


def test_one_that_is_at_work_is_named_too(desk):
    path = desk.house.memory / "desk.sqlite"
    ours, theirs = FORK.Pipe()

    def write():
        with open_log(path) as log, log.write():
            theirs.send("writing")
            theirs.recv()

    process = FORK.Process(target=write)
    process.start()
    ours.recv()
    found = write_lock.blocked(path, patience=0.01)
    ours.send("go on")
    process.join(10)
    assert found.holder == Holder(process.pid, still=False)
    assert found.says("noon").startswith(
        f"{path} is held by process {process.pid}: nothing could be written since noon"
    )
    assert f"it is at work; if it does not come to an end, end it (`kill {process.pid}`)" in found.remedy


def test_where_the_system_does_not_tell_it_is_another_process(desk, tmp_path):
    path = desk.house.memory / "desk.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        found = write_lock.blocked(path, patience=0.01)
    assert found.holder is None
    assert "is held by another process: nothing" in found.says("noon")
    assert found.remedy.startswith("find the postdesk that stands still")
    assert write_lock.holder(path, tmp_path) is None


def test_locks_of_others_and_of_other_bytes_are_not_it(desk, tmp_path):
    path = desk.house.memory / "desk.sqlite"
    shared = (desk.house.memory / "desk.sqlite-shm").stat()
    here = f"{os.major(shared.st_dev):02x}:{os.minor(shared.st_dev):02x}:{shared.st_ino}"
    (tmp_path / "7").mkdir()
    (tmp_path / "7" / "stat").write_text("7 (a (b) c) T 1 7 7")

    def found(*lines):
        (tmp_path / "locks").write_text("\n".join(lines))
        return write_lock.holder(path, tmp_path)

    assert found(f"1: POSIX  ADVISORY  WRITE 7 {here} 120 120") == Holder(7, still=True)
    assert found(f"1: POSIX  ADVISORY  WRITE 7 {here} 0 EOF") == Holder(7, still=True)
    assert found(f"1: POSIX  ADVISORY  WRITE 7 {here} 121 128") is None
    assert found(f"1: POSIX  ADVISORY  WRITE 7 {here} 100 119") is None
    assert found(f"1: -> POSIX  ADVISORY  WRITE 7 {here} 120 120") is None
    assert found("1: POSIX  ADVISORY  WRITE 7 00:00:1 120 120", f"2: POSIX  ADVISORY  READ 7 {here} 120 120") is None
    assert found(f"1: POSIX  ADVISORY  WRITE 8 {here} 120 120") is None


def test_a_file_that_cannot_be_written_at_all_is_not_held(tmp_path):
    (tmp_path / "desk.sqlite").write_text("no database " * 1000)
    assert write_lock.blocked(tmp_path / "desk.sqlite") is None
