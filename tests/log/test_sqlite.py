"""How a log in a file of its own is kept."""

import pytest

from life import queued, wanted
from postdesk.log import migrations
from postdesk.log.database import Kept

pytestmark = pytest.mark.sqlite


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


def test_every_connection_is_durable(log):
    with log.read() as one, log.write() as other:
        for connection in (one, other):
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
