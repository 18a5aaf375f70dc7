"""One desk, one memory: a clone, a copy, another machine, a backup publish nothing before a person says so."""

import shutil
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from postdesk.cli import Office, main
from postdesk.desk import Desk
from postdesk.errors import NotOurs
from postdesk.log.worker_tables import Memory
from postdesk.log.workers import own
from stage.desks import DOORS, SPRING, TEA, lay, published, states

pytestmark = pytest.mark.sqlite
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
TEA_TIME = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)


def at(root, moment, *words, **environ):
    """Run a command on the desk in a folder, at a moment; return its exit code and all that it said."""
    done = CliRunner().invoke(main, ["--desk", str(root), *words], obj=Office(lambda: moment), env=environ)
    assert not isinstance(done.exception, (ValueError, TypeError, AttributeError)), done.exception
    return done.exit_code, done.output


@pytest.fixture
def first(tmp_path):
    """A desk that has published its first post on Tuesday."""
    root = lay(tmp_path / "first", spring=SPRING)
    assert at(root, NOON, "queue")[0] == 0
    assert at(root, TUESDAY, "publish")[1].startswith(f"published: {DOORS} ")
    return root


def rehearsed(root):
    return [path.name for path in (root / ".postdesk" / "rehearsal").glob("*/*.md")]


def silent(root, moment, **environ):
    """See that a desk publishes nothing, says so once, and return the sentence."""
    before = rehearsed(root)
    code, said = at(root, moment, "publish", **environ)
    assert (code, said.count("\n"), rehearsed(root)) == (1, 1, before)
    assert at(root, moment, "work", **environ) == (1, said)
    capital = said.removeprefix("postdesk: ")
    for verb in ("list", "queue"):
        assert (capital[0].upper() + capital[1:]).rstrip("\n") + "." in at(root, moment, verb, **environ)[1]
    code, seen = at(root, moment, "doctor", **environ)
    assert code == 1
    assert "✗ memory: " in seen
    return said


# ── Who speaks ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_first_queue_writes_the_mark_and_the_desk_goes_on(first):
    mark = (first / "campaigns" / ".desk-memory").read_text(encoding="utf-8")
    desk = Desk.open(first, lambda: TUESDAY)
    with desk.log:
        mine = own.own(desk.log)
    assert f"memory = {mine.name}\n" in mark
    assert mine.folder == str(first)
    assert at(first, TEA_TIME, "publish")[1].startswith(f"published: {TEA} ")
    assert (first / "campaigns" / ".desk-here" / ".gitignore").read_text(encoding="utf-8").endswith("\n*\n")


def test_a_clone_publishes_nothing_before_it_takes_over(first, tmp_path):
    clone = tmp_path / "clone"
    shutil.copytree(first / "campaigns", clone / "campaigns")
    assert "is a new one, and the one that speaks for this desk is kept on " in silent(clone, TUESDAY)
    code, said = at(clone, TUESDAY, "take-over", "--why", "a new laptop")
    assert (code, said.splitlines()[0]) == (0, f"queued: {DOORS} not on the network")  # rehearsal is each folder's own
    assert at(clone, TUESDAY, "take-over")[0] == 1
    assert at(clone, TUESDAY, "publish")[1].startswith(f"published: {DOORS} ")
    shutil.copy(clone / "campaigns" / ".desk-memory", first / "campaigns")
    assert "is another one, and the one" in silent(first, TEA_TIME)


def test_a_folder_that_was_moved_goes_on(first, tmp_path):
    first.rename(tmp_path / "moved")
    assert at(tmp_path / "moved", TEA_TIME, "publish")[1].startswith(f"published: {TEA} ")


def test_a_copy_on_the_same_machine_publishes_nothing_while_the_first_is_there(first, tmp_path):
    shutil.copytree(first, tmp_path / "copy")
    assert f"this desk is a copy of the one in {first}, which is still there" in silent(tmp_path / "copy", TEA_TIME)
    shutil.rmtree(first)
    assert at(tmp_path / "copy", TEA_TIME, "publish")[0] == 0


def test_the_same_folder_by_another_name_is_no_copy(first, tmp_path):
    (tmp_path / "link").symlink_to(first)
    assert at(tmp_path / "link", TEA_TIME, "publish")[1].startswith(f"published: {TEA} ")


def test_on_another_machine_the_memory_is_silent(first):
    said = silent(first, TEA_TIME, POSTDESK_MACHINE="laptop")
    assert "and this is laptop: work there" in said
    assert "(a machine whose id changes names itself by POSTDESK_MACHINE)" in said
    assert at(first, TEA_TIME, "take-over", POSTDESK_MACHINE="laptop")[0] == 0
    assert at(first, TEA_TIME, "publish", POSTDESK_MACHINE="laptop")[0] == 0
    assert "is that of laptop" in silent(first, TEA_TIME)


def test_of_two_hosts_on_one_network_drive_the_first_one_speaks(first):
    """Both see one folder, one mark and one memory; only the machine differs."""
    assert "and this is desk-2: work there" in silent(first, TEA_TIME, POSTDESK_MACHINE="desk-2")
    assert at(first, TEA_TIME, "take-over", "--why", "the old one is broken", POSTDESK_MACHINE="desk-2")[0] == 0
    assert "is that of desk-2, and this is " in silent(first, TEA_TIME)
    said = at(first, TEA_TIME, "publish", POSTDESK_MACHINE="desk-2")[1]
    assert said.startswith(f"published: {TEA} ")


def test_a_container_that_names_itself_goes_on_wherever_it_is_started(tmp_path):
    root = lay(tmp_path, spring=SPRING)
    assert at(root, NOON, "queue", POSTDESK_MACHINE="office")[0] == 0
    assert at(root, TUESDAY, "publish", POSTDESK_MACHINE=" office ")[1].startswith(f"published: {DOORS} ")
    assert "is that of office, and this is other: work there" in silent(root, TEA_TIME, POSTDESK_MACHINE="other")


# ── A backup ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_older_memory_is_told_even_after_it_grew(tmp_path):
    root = lay(tmp_path, spring=SPRING)
    at(root, NOON, "queue")
    shutil.copytree(root / ".postdesk", tmp_path / "backup")
    at(root, TUESDAY, "publish")
    shutil.rmtree(root / ".postdesk")
    shutil.copytree(tmp_path / "backup", root / ".postdesk")
    assert "is older than this desk" in silent(root, TUESDAY)
    for word in ("hold", "release", "hold", "release"):
        assert at(root, TUESDAY, word, "spring/doors")[0] == 0
    assert "is older than this desk" in silent(root, TUESDAY)
    assert at(root, TUESDAY, "take-over")[0] == 0
    assert at(root, TUESDAY, "publish")[0] == 0


def test_a_backup_of_now_goes_on(first, tmp_path):
    shutil.copytree(first / ".postdesk", tmp_path / "backup")
    shutil.rmtree(first / ".postdesk")
    shutil.copytree(tmp_path / "backup", first / ".postdesk")
    assert at(first, TEA_TIME, "publish")[1].startswith(f"published: {TEA} ")


def test_an_emptied_memory_is_not_a_new_desk(first):
    for path in (first / ".postdesk").glob("desk.sqlite-*"):
        path.unlink()
    (first / ".postdesk" / "desk.sqlite").write_bytes(b"")
    assert "is a new one" in silent(first, TUESDAY)


def test_a_deleted_memory_is_seen_by_the_doctor(first):
    shutil.rmtree(first / ".postdesk")
    said = at(first, TUESDAY, "doctor")[1]
    assert "✗ memory: there is none here, and the one that speaks for this desk is kept on " in said


def test_a_memory_that_is_deleted_under_an_open_desk_is_noticed(first):
    desk = Desk.open(first, lambda: TEA_TIME)
    assert states(desk)[TEA] == "queued"
    shutil.rmtree(first / ".postdesk")
    with pytest.raises(NotOurs, match=r"desk\.sqlite was deleted or replaced while it was in use: nothing more"):
        desk.publishing.publish_due()
    desk.close()
    assert published(desk) == []


# ── The mark ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text", [b"", b"\xff", b"memory = a\n<<<<<<< HEAD\nkept = on b\n", b"memory = a\nkept = on b\nmemory = c\n"]
)
def test_a_mark_that_names_no_memory_lets_none_speak(first, text):
    (first / "campaigns" / ".desk-memory").write_bytes(text)
    assert "does not say which memory speaks for the desk" in silent(first, TEA_TIME)
    shutil.rmtree(first / ".postdesk")
    assert "does not say which memory speaks" in at(first, TEA_TIME, "doctor")[1]


def test_a_mark_that_somebody_deleted_is_written_again(first):
    mark = first / "campaigns" / ".desk-memory"
    before = mark.read_bytes()
    mark.unlink()
    assert at(first, TEA_TIME, "publish")[0] == 0
    assert mark.read_bytes() == before


def test_what_stands_beside_the_mark_may_be_anything(first):
    for text in (b"\xff", b"nothing"):
        (first / "campaigns" / ".desk-here" / "reached").write_bytes(text)
        assert at(first, TEA_TIME, "publish")[0] == 0


def test_two_that_name_a_memory_at_once_give_it_one_name(log, clock):
    new = [Memory(name=name, machine="", host="", folder="", since=clock(), who="ana") for name in ("one", "two")]
    assert [own.named(log, each).name for each in new] == ["one", "one"]
