"""The log cannot be written: nothing is sent without its intent, and an answer is not lost while it can be kept."""

import sqlite3
import threading
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from postdesk.errors import PostdeskError, Unknown
from postdesk.log import open_log
from postdesk.log.engine.sqlite import SqliteLog
from postdesk.models import Remote
from postdesk.publish.courier import Courier
from stage.life import Told, courier, queued, states, story, wanted

IMPATIENT = timedelta(milliseconds=20)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "desk.sqlite"


@pytest.fixture
def log(path):
    with open_log(path, patience=IMPATIENT) as opened:
        yield opened


@contextmanager
def busy(path):
    """Another process writes, and does not come to an end."""
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield other


def carrier(log, network, clock, keep):
    return Courier(log, lambda _post: network, Path(), "desk:1", clock, keep=timedelta(seconds=keep))


def test_while_somebody_else_writes_nothing_is_sent(log, path, clock):
    queued(log, wanted())
    network = Told()
    post = courier(log, network, clock).take()
    with busy(path), pytest.raises(PostdeskError, match=r"desk.sqlite is busy \(database is locked\)"):
        courier(log, network, clock).carry(post)
    assert network.sent == []
    clock.forward(seconds=46)
    assert courier(log, network, clock).run_due()[0].state == "published"


class Locking(Told):
    """While it answers, somebody begins to write to the log."""

    def __init__(self, path, lasts):
        super().__init__()
        self.path, self.lasts = path, lasts
        self.there = Unknown("told.example cannot tell")

    def publish(self, payload, key, now, prepared=""):
        self.other = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        self.other.execute("BEGIN IMMEDIATE")
        self.timer = threading.Timer(self.lasts, self.other.rollback)
        self.timer.start()
        return super().publish(payload, key, now)

    def ends(self):
        self.timer.join()
        self.other.close()


def test_an_answer_is_kept_until_it_can_be_written_down(log, path, clock):
    queued(log, wanted())
    network = Locking(path, lasts=0.8)
    assert carrier(log, network, clock, keep=30).run_due()[0].state == "published"
    network.ends()
    assert story(log, "gifts") == ["queued", "claimed", "sending", "published"]


def test_an_answer_that_can_never_be_written_down_leaves_a_doubt_and_no_second_post(log, path, clock):
    queued(log, wanted())
    network = Locking(path, lasts=2)
    with pytest.raises(PostdeskError, match=r"^spring/gifts@fedi: published, but .*desk.sqlite is busy"):
        carrier(log, network, clock, keep=0.3).run_due()
    network.ends()
    assert states(log) == {"spring/gifts@fedi": "sending"}
    clock.forward(seconds=46)
    assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["unknown"]
    network.there = Remote("7", "https://told.example/7")
    clock.forward(hours=1)
    assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["published"]
    assert len(network.sent) == 1


def room(log, pages):
    """Let the log grow by so many pages and no more."""
    with log.read() as connection:
        used = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {used + pages}")


def test_on_a_full_disk_every_post_that_was_sent_has_its_intent_and_none_is_sent_twice(log, clock):
    posts = 200
    queued(log, *(wanted(f"day-{number:03}", f"account-{number}") for number in range(posts)))
    network = Told()
    room(log, 12)
    with pytest.raises(PostdeskError, match=r"cannot be written \(database or disk is full\): nothing was changed"):
        carrier(log, network, clock, keep=0.1).run_due()
    before = states(log)
    sent = len(network.sent)
    assert 0 < sent < posts
    assert sum(state in ("published", "sending") for state in before.values()) >= sent
    with log.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    room(log, 10_000)
    network.there = Unknown("told.example cannot tell")
    clock.forward(seconds=46)
    courier(log, network, clock).run_due()
    after = states(log)
    assert set(after.values()) <= {"published", "unknown"}
    assert len(network.sent) <= posts
    assert len(set(after)) == posts


class Blind(SqliteLog):
    """Cannot be read when a worker looks once more before it sends; the next time it can."""

    looks = 0

    def ask(self, statement, **given):
        self.looks += 1
        if self.looks == 1:
            raise PostdeskError("the connection broke")
        return super().ask(statement, **given)


def test_a_post_is_not_sent_while_nobody_can_tell_whether_it_may_be(log, path, clock):
    queued(log, wanted())
    network = Told()
    with Blind(path, IMPATIENT) as blind:
        outcome = carrier(blind, network, clock, keep=30).run_due()[0]
        assert (outcome.state, outcome.why) == ("queued", "not sent, for the connection broke")
        assert network.sent == []
        clock.forward(seconds=5)
        assert carrier(blind, network, clock, keep=30).run_due()[0].state == "published"
    assert story(log, "gifts") == ["queued", "claimed", "sending", "queued", "claimed", "sending", "published"]


class Deaf(SqliteLog):
    """Writes an answer, and then does not hear that it was written; the next time it does."""

    answers = 0

    @contextmanager
    def write(self, *, beside=False):
        before = self.deliveries()
        with super().write(beside=beside) as connection:
            yield connection
        if self.deliveries() > before and self.answers < 2:
            self.answers += 1
            if self.answers == 2:  # the first is the intent
                raise PostdeskError("the connection broke")

    def deliveries(self):
        with self.read() as connection:
            return connection.exec_driver_sql("SELECT count(*) FROM delivery").scalar()


def test_an_answer_of_which_nobody_heard_that_it_was_written_is_written_once(log, path, clock):
    queued(log, wanted())
    with Deaf(path, IMPATIENT) as deaf:
        assert carrier(deaf, Told(), clock, keep=30).run_due()[0].state == "published"
    assert story(log, "gifts") == ["queued", "claimed", "sending", "published"]
    with log.read() as connection:
        kept = connection.exec_driver_sql("SELECT outcome FROM delivery ORDER BY id").scalars().all()
    assert kept == ["sending", "published"]
