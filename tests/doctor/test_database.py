"""A memory that is sound, damaged, not durable, or none."""

import pytest

from postdesk.doctor.database import how_kept
from postdesk.errors import PostdeskError
from postdesk.log.engine import migrations


def test_a_database_that_is_none_or_damaged_or_not_durable(office, clock, looked):
    office.queue.apply()
    raw = office.log.engine.raw_connection()
    raw.cursor().execute("PRAGMA synchronous = NORMAL")
    raw.close()
    assert how_kept(office.log).says == "a commit may not survive a power cut"
    office.close()
    path = office.house.memory / "desk.sqlite"
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xaa" * (4096 * 9)
    path.write_bytes(content)
    assert how_kept(office.log).says.startswith("damaged: ")
    office.close()
    path.write_text("no database " * 1000)
    (sign,) = looked("database")
    assert sign[0] == "wrong"
    assert "is damaged (file is not a database)" in sign[1]


def test_a_sound_one_says_how_it_is_kept(office, looked):
    office.queue.apply()
    assert looked("database") == [("well", f"sound, durable (WAL, synchronous FULL), revision {migrations.HEAD}")]


PAGE = 4096


def test_whatever_part_of_the_file_is_damaged_is_told_and_never_a_traceback(office, looked):
    office.queue.apply()
    office.close()
    path = office.house.memory / "desk.sqlite"
    whole = path.read_bytes()
    told = set()
    for start in range(PAGE, len(whole), PAGE):
        path.write_bytes(whole[:start] + b"\xaa" * PAGE + whole[start + PAGE :])
        told.update(health for health, _ in looked("database"))
    assert told == {"wrong"}
    path.write_bytes(whole[:PAGE] + b"\xaa" * (len(whole) - PAGE))
    with pytest.raises(PostdeskError, match=r"desk\.sqlite is damaged \(.*\): stop the workers, and put back a copy"):
        office.posts.listing()
