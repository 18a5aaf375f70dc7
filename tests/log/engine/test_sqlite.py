"""How a log in a file of its own is kept."""

import sqlite3
import threading
import time
from contextlib import nullcontext
from datetime import timedelta

import pytest

from postdesk.errors import PostdeskError
from postdesk.log import open_log
from postdesk.log.engine import migrations
from postdesk.log.engine.database import Kept
from postdesk.log.engine.sqlite import COMPILED
from postdesk.log.posts import lookup
from postdesk.log.workers import heartbeats
from stage.life import NOON, queued, wanted

pytestmark = pytest.mark.sqlite


def test_what_is_written_by_whomever_changes_the_mark(log, tmp_path):
    log.close()
    assert log.written_mark() is None
    with open_log(tmp_path / "desk.sqlite") as other:
        queued(other, wanted("first"))
        before = log.written_mark()
        assert before == other.written_mark()
        queued(other, wanted("second"))
        assert log.written_mark() != before


def test_the_file_is_sound_and_durable_or_what_is_wrong_is_said(log, tmp_path):
    queued(log, *(wanted(f"day-{number}") for number in range(200)))
    assert log.kept() == Kept("ok", "", migrations.HEAD, "WAL, synchronous FULL")
    raw = log.engine.raw_connection()
    raw.cursor().execute("PRAGMA synchronous = NORMAL")
    raw.close()
    assert log.kept().doubtful.startswith("move .postdesk/ to a local disk")
    log.close()
    path = tmp_path / "desk.sqlite"
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xaa" * (4096 * 9)
    path.write_bytes(content)
    assert log.kept().sound.startswith(("Tree ", "Page "))
    log.close()
    path.write_text("no database at all " * 500)
    assert log.kept().sound == "file is not a database"


def test_a_statement_is_compiled_once_for_all_files_of_a_process(tmp_path):
    def listed(name):
        with open_log(tmp_path / name) as log:
            queued(log, wanted())
            return [post.ref for post in lookup.listing(log)]

    first, compiled = listed("one.sqlite"), set(COMPILED)
    assert (listed("other.sqlite"), set(COMPILED)) == (first, compiled)
    assert first


def test_every_connection_is_durable(log):
    with log.read() as one, log.write() as other:
        for connection in (one, other):
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_who_opens_a_new_file_while_another_process_makes_its_tables_waits_for_it(tmp_path):
    path = tmp_path / "desk.sqlite"
    maker = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    maker.execute("BEGIN IMMEDIATE")
    maker.execute("CREATE TABLE half_made (number)")
    with pytest.raises(PostdeskError, match="database is locked"):
        open_log(path, timedelta(milliseconds=50))
    done = threading.Timer(0.3, lambda: maker.execute("ROLLBACK"))
    done.start()
    with open_log(path, timedelta(seconds=60)) as log:
        assert log.kept() == Kept("ok", "", migrations.HEAD, "WAL, synchronous FULL")
    done.join()
    maker.close()


def test_who_opens_a_new_file_where_its_journal_cannot_be_made_is_told_at_once(tmp_path):
    """Nothing that waiting would mend: another process that is writing would be waited for."""
    (tmp_path / "desk.sqlite-journal").mkdir()
    with pytest.raises(PostdeskError, match=r"unable to open database file\): see that this user may write to it"):
        open_log(tmp_path / "desk.sqlite", timedelta(hours=1))


def test_threads_of_one_worker_write_in_turn_and_say_so_when_it_takes_too_long(tmp_path):
    """None of them waits inside SQLite, which would let it sleep and wake it too late."""
    held, wrote = threading.Event(), []
    with open_log(tmp_path / "desk.sqlite", patience=timedelta(milliseconds=300)) as log:

        def keeps(seconds):
            with log.write():
                held.set()
                time.sleep(seconds)

        def writes(number):
            with log.write() as connection:
                connection.execute(heartbeats.HEARTBEATS.insert().values(worker=f"desk:{number}", at=NOON))
            wrote.append(number)

        for seconds, refused in ((0.05, False), (0.9, True)):
            held.clear()
            keeper = threading.Thread(target=keeps, args=(seconds,))
            keeper.start()
            held.wait(10)
            with (
                pytest.raises(PostdeskError, match="another part of this worker is writing")
                if refused
                else nullcontext()
            ):
                writes(seconds)
            keeper.join()
    assert wrote == [0.05]


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        (sqlite3.SQLITE_CORRUPT, "keep a copy"),
        (sqlite3.SQLITE_READONLY, "see that this user may write to it and to its folder"),
        (sqlite3.SQLITE_BUSY, "another process is writing to it: try again in a moment"),
        (sqlite3.SQLITE_FULL, "see that its disk has room and is not failing"),
    ],
)
def test_each_trouble_with_the_file_has_its_remedy(tmp_path, code, remedy):
    trouble = sqlite3.OperationalError("it cannot be")
    trouble.sqlite_errorcode = code
    with open_log(tmp_path / "desk.sqlite") as log:
        said = log.mended_by(trouble)
    assert said == remedy or code == sqlite3.SQLITE_CORRUPT
    assert "move it away" not in said
