"""A folder whose memory is lost, copied or moved away: what the officer reads, and what is not published."""

import shutil
from contextlib import closing

import pytest

from postdesk.desk import Desk
from postdesk.errors import NotOurs
from postdesk.publish import which_memory
from postdesk.settings import House
from postdesk.settings.mark import MemoryMark, write_mark
from stage.desks import DOORS, SPRING, lay, published, states

YESTERDAY, TODAY = "desk-2026-11-22.sqlite", "desk-2026-11-23.sqlite"


@pytest.fixture
def first(tmp_path, clock):
    """The folder of a desk with one campaign in its queue, that speaks."""
    root = lay(tmp_path / "first", spring=SPRING)
    with closing(Desk.open(root, clock)) as desk:
        desk.queue.apply()
        desk.memory.begin()
    return root


def lose_memory(root):
    for path in (root / ".postdesk").glob("desk.sqlite*"):
        path.unlink()


@pytest.mark.sqlite
def test_whoever_lost_the_memory_reads_which_whole_copy_is_the_last(first, clock):
    lose_memory(first)
    backups = first / ".postdesk" / "backups"
    backups.mkdir(exist_ok=True)
    for name in (TODAY, YESTERDAY):
        (backups / name).write_bytes(b"a whole copy")
    with closing(Desk.open(first, clock)) as desk:
        said = desk.memory.doubt()
    kind = f"a new one (backups/{TODAY} is the last whole copy of one before)"
    assert said.startswith(f"the memory in {first / '.postdesk'} is {kind}, and the one that speaks for this desk is ")


@pytest.mark.sqlite
def test_a_copy_speaks_when_the_first_folder_has_its_files_still_but_no_memory(first, tmp_path, clock):
    copy = tmp_path / "copy"
    shutil.copytree(first, copy)
    with closing(Desk.open(copy, clock)) as desk:
        assert f"this desk is a copy of the one in {first}, which is still there" in desk.memory.doubt()
        lose_memory(first)
        assert desk.memory.doubt() == ""


@pytest.mark.sqlite
def test_a_worker_that_was_begun_in_a_copy_publishes_nothing(first, tmp_path, clock):
    copy = tmp_path / "copy"
    shutil.copytree(first, copy)
    clock.forward(days=1)
    with closing(Desk.open(copy, clock)) as desk:
        with pytest.raises(NotOurs, match=r"this desk is a copy of the one in .*, which is still there"):
            desk.publishing.publish_due()
        assert states(desk)[DOORS] == "queued"
        assert published(desk) == []


def test_another_memory_says_where_the_one_that_speaks_is_kept_and_how_to_get_there(log, tmp_path, clock):
    house = House(lay(tmp_path), "Country Office", "UTC")
    which_memory.begin(house, log, "Ana", clock())
    assert which_memory.doubt(house, log) == ""
    write_mark(house.root, MemoryMark("the other", "in the database of the office"))
    there = "the one that speaks for this desk is kept in the database of the office"
    if log.one_machine:
        said = f"the memory in {house.memory} is another one, and {there}: work there"
    else:
        said = f"{log.name} holds another memory, and {there}: set POSTDESK_DATABASE to that"
    assert which_memory.doubt(house, log) == f"{said}; {which_memory.OVER}"


def test_a_mark_that_somebody_deletes_under_a_worker_is_written_again(log, tmp_path, clock):
    house = House(lay(tmp_path), "Country Office", "UTC")
    voice = which_memory.MemoryVoice(house, log, "Ana", clock)
    voice.may_speak()
    (house.root / which_memory.mark.MARK).unlink()
    voice.may_speak()
    assert (house.root / which_memory.mark.MARK).is_file()
