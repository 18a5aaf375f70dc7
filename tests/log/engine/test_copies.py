"""A whole copy of the log once a day, made while others write; and what damage is mended with."""

import shutil
from datetime import timedelta

import pytest

from postdesk.errors import NotOurs, PostdeskError
from postdesk.log import open_log
from postdesk.log.engine.copies import KEPT, copies_folder, copy_remedy, copy_whole, whole_copies
from stage.life import NOON

pytestmark = pytest.mark.sqlite


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.sqlite"


def damage(path):
    """Write rubbish over all but the head of a log that nobody has open."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"Z" * (len(content) - 4096))


def test_a_log_is_copied_once_a_day_while_it_is_open_and_seven_days_are_kept(path):
    with open_log(path) as log:
        for day in range(KEPT + 3):
            log.copy(NOON + timedelta(days=day))
            assert copy_whole(path, NOON + timedelta(days=day, hours=3)) is None
    names = [each.name for each in whole_copies(path)]
    assert (len(names), names[0], names[-1]) == (7, "desk-2026-11-26.sqlite", "desk-2026-12-02.sqlite")
    assert sorted(each.name for each in copies_folder(path).iterdir()) == names
    assert [each.stat().st_mode & 0o777 for each in whole_copies(path)] == [0o600] * 7


def test_copies_of_days_to_come_make_room_for_those_of_these_days(path):
    """The clock was ten years ahead for a week; then it was set right."""
    ahead, days = timedelta(days=3653), range(KEPT)
    with open_log(path) as log:
        for day in days:
            log.copy(NOON + ahead + timedelta(days=day))
        for day in days:
            log.copy(NOON + timedelta(days=day))
            assert f"desk-2026-11-{23 + day}.sqlite" in {each.name for each in whole_copies(path)}
    assert [each.name[:9] for each in whole_copies(path)] == ["desk-2026"] * KEPT


def test_a_copy_is_the_whole_log(path, tmp_path):
    with open_log(path) as log:
        with log.write() as connection:
            connection.exec_driver_sql(
                "INSERT INTO hold (scope, since, who, why) VALUES ('desk', '2026-11-23 12:00:00', 'Ana', '')"
            )
        log.copy(NOON)
    shutil.copy(whole_copies(path)[0], tmp_path / "again.sqlite")
    with open_log(tmp_path / "again.sqlite") as log, log.read() as connection:
        assert connection.exec_driver_sql("SELECT who FROM hold").scalar() == "Ana"
        assert log.kept().sound == "ok"


def test_a_damaged_log_is_not_copied_and_its_last_whole_copy_is_named(path):
    with open_log(path) as log:
        log.copy(NOON)
    damage(path)
    with pytest.raises(PostdeskError, match=r"no copy of .*desk\.sqlite was made \(.*\): `postdesk doctor` says"):
        copy_whole(path, NOON + timedelta(days=1))
    assert [each.name for each in whole_copies(path)] == ["desk-2026-11-23.sqlite"]
    assert copy_remedy(path) == (
        f"stop the workers, copy {whole_copies(path)[0]} in its place, remove desk.sqlite-wal, then see what `postdesk doctor` says"
    )
    with pytest.raises(PostdeskError, match=r"copy .*desk-2026-11-23\.sqlite in its place"), open_log(path) as log:
        log.copy(NOON)


def test_a_copy_that_is_damaged_itself_is_not_named(path):
    with open_log(path) as log:
        log.copy(NOON)
        log.copy(NOON + timedelta(days=1))
    whole, damaged = whole_copies(path)
    damaged.write_bytes(b"Not a database, but something that fell on the disk. " * 20)
    assert f"copy {whole} in its place" in str(copy_remedy(path))


def test_where_no_copy_can_be_kept_that_is_said(path):
    with open_log(path) as log:
        copies_folder(path).write_text("in the way")
        with pytest.raises(
            PostdeskError, match=r"no copy of .* was made: .*backups cannot be written \(not a directory\)"
        ):
            log.copy(NOON)


def test_a_log_that_is_gone_is_not_copied(path):
    with open_log(path) as log:
        with log.read():
            path.rename(path.with_name("elsewhere"))
        with pytest.raises(NotOurs, match="was deleted or replaced"):
            log.copy(NOON)
    assert whole_copies(path) == []


def test_what_cannot_be_opened_wants_permission_and_no_copy(tmp_path):
    (tmp_path / "desk.sqlite").mkdir()
    with pytest.raises(PostdeskError, match=r"\(unable to open database file\): see that this user may write to it"):
        open_log(tmp_path / "desk.sqlite")
