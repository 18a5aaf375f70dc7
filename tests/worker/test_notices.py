"""People are told what waits for them, each cause once, whatever becomes of the telling."""

import json
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise

import msgspec
import pytest

from postdesk import queue
from postdesk.desk import Desk
from postdesk.errors import PostdeskError, Refused, SettingsError, Unknown
from postdesk.log.workers import heartbeats
from postdesk.settings import filled
from postdesk.worker import notices
from postdesk.worker.duties import for_desk
from postdesk.worker.notices import Crier, apprise
from stage.answering import answering
from stage.desks import SPRING, lay
from stage.life import NOON, Told, courier, hand, queued, wanted
from stage.loopback import Loopback, answer


class Post:
    """Takes every notice, unless it is told which addresses fail."""

    def __init__(self):
        self.took = []
        self.fails = []
        self.trouble = None

    def __call__(self, addresses, title, message):
        if self.trouble:
            raise self.trouble
        self.took.append((title, message.splitlines()[:-2]))
        return self.fails


@pytest.fixture
def send():
    return Post()


@pytest.fixture
def crier(office, clock, send):
    house = msgspec.structs.replace(office.house, notices=("json://one", "json://two"))
    return Crier(house, office.log, clock, send)


def test_a_desk_that_asks_for_no_notices_gets_none(office, clock, send):
    assert Crier(office.house, office.log, clock, send).tell() == 0
    assert send.took == []


def test_a_post_that_failed_is_told_once(crier, clock, send):
    queued(crier.log, wanted())
    courier(crier.log, Told(Refused("fedi: text too long")), clock).run_due()
    assert [crier.tell(), crier.tell()] == [1, 0]
    assert send.took == [
        (
            "Country Office: failed: spring/gifts@fedi (fedi: text too long)",
            ["failed: spring/gifts@fedi (fedi: text too long)"],
        )
    ]
    clock.forward(days=2)
    assert crier.tell() == 0


def test_what_a_server_answers_steers_no_notice(crier, clock, send):
    queued(crier.log, wanted())
    courier(crier.log, Told(Refused("fedi: no\r\nBcc: all@example.org \x1b[2J")), clock).run_due()
    assert crier.tell() == 1
    ((title, lines),) = send.took
    assert title == "Country Office: failed: spring/gifts@fedi (fedi: no\\u000d\\u000aBcc: all@example.org \\u001b[2J)"
    assert lines == ["failed: spring/gifts@fedi (fedi: no\\u000d\\u000aBcc: all@example.org \\u001b[2J)"]


def test_many_at_once_are_one_message(crier, clock, send):
    queued(crier.log, *(wanted(f"day-{number}") for number in range(30)))
    clock.forward(hours=3)
    courier(crier.log, Told(), clock).run_due()
    assert crier.tell() == 30
    ((title, lines),) = send.took
    assert title == "Country Office: 30 things to look at"
    assert lines[0] == "missed: spring/day-0@fedi (too late to publish)"
    assert len(lines) == 30


def test_a_doubt_is_told_when_it_has_lasted_a_minute(crier, clock, send):
    queued(crier.log, wanted("found"), wanted("lost", "bsky"))
    network = Told(Unknown("connection reset"), Unknown("connection reset"))
    network.there = Unknown("cannot tell")
    courier(crier.log, network, clock).run_due()
    assert crier.tell() == 0
    queue.resolve_published(crier.log, "found", "https://told.example/7", hand(now=clock()))
    clock.forward(minutes=1)
    assert crier.tell() == 1
    assert send.took[0][1] == ["unknown: spring/lost@bsky (connection reset)"]


def test_a_post_to_publish_by_hand_is_told_before_its_time_and_at_it(crier, clock, send):
    queued(crier.log, wanted(at=30, by_hand=True))
    assert crier.tell() == 0
    clock.forward(minutes=15)
    assert [crier.tell(), crier.tell()] == [2, 0]
    clock.forward(minutes=15)
    courier(crier.log, None, clock).run_due()
    assert [crier.tell(), crier.tell()] == [1, 0]
    gone = "its file says something else: its draft is gone from the campaign file"
    assert [lines for _, lines in send.took] == [
        [
            f"spring/gifts@fedi is due at 2026-11-23 13:30, and {gone}",
            "to publish by hand at 2026-11-23 13:30: spring/gifts@fedi",
        ],
        ["handed-over: spring/gifts@fedi (a person publishes it)"],
    ]


def test_a_worker_that_is_not_heard_of_is_told_once(crier, clock, send):
    heartbeats.beat(crier.log, "desk:1", clock())
    clock.forward(seconds=119)
    assert crier.tell() == 0
    clock.forward(seconds=1)
    assert [crier.tell(), crier.tell()] == [1, 0]
    assert send.took[0][1] == ["worker desk:1 has not been heard of"]
    heartbeats.beat(crier.log, "desk:1", clock())
    clock.forward(hours=1)
    assert crier.tell() == 1


def failed(crier, clock):
    queued(crier.log, wanted())
    courier(crier.log, Told(Refused("no")), clock).run_due()


def test_what_nobody_took_is_said_and_tried_again_ever_later(crier, clock, send):
    failed(crier, clock)
    send.trouble = PostdeskError("no network")
    tries = []
    for _ in range(4 * 60):
        try:
            crier.tell()
        except PostdeskError:
            tries.append(clock())
        clock.forward(minutes=1)
    assert [later - sooner for sooner, later in pairwise(tries)] == [
        timedelta(minutes=minutes) for minutes in (1, 2, 4, 8, 16, 32, 60, 60)
    ]
    send.trouble = None
    clock.forward(hours=1)
    assert crier.tell() == 1


def test_an_address_that_fails_repeats_nothing_to_those_that_took_it(crier, clock, send):
    failed(crier, clock)
    send.fails = ["json://…"]
    with pytest.raises(PostdeskError, match=r"^json://… did not take a notice: see that the address"):
        crier.tell()
    clock.forward(hours=2)
    assert crier.tell() == 0
    assert len(send.took) == 1


def test_an_address_that_none_took_is_tried_again(crier, clock, send):
    failed(crier, clock)
    send.fails = ["json://…", "json://…"]
    with pytest.raises(PostdeskError, match=r"^json://…, json://… did not take a notice"):
        crier.tell()
    send.fails = []
    clock.forward(minutes=1)
    assert crier.tell() == 1


def test_two_workers_tell_it_once(crier, clock, send):
    failed(crier, clock)

    class Both(Post):
        def __call__(self, addresses, title, message):
            assert crier.tell() == 0
            return super().__call__(addresses, title, message)

    other = Crier(crier.house, crier.log, clock, Both())
    assert other.tell() == 1
    assert send.took == []


def test_a_secret_that_is_not_set_is_named(crier, clock, monkeypatch):
    failed(crier, clock)
    house = msgspec.structs.replace(crier.house, notices=("mailto://office:${NO_SUCH_SECRET}@mail.example",))
    with pytest.raises(SettingsError, match=r"asks for \$\{NO_SUCH_SECRET\}: set NO_SUCH_SECRET in the environment"):
        Crier(house, crier.log, clock, Post()).tell()
    monkeypatch.setenv("MAIL_SECRET", "s3cret")
    assert filled("mailto://office:${MAIL_SECRET}@mail.example") == "mailto://office:s3cret@mail.example"
    with pytest.raises(SettingsError, match=r"asks for \$\{POSTDESK_FEDI_TOKEN\}, which is a secret of postdesk's own"):
        filled("json://mail.example/${POSTDESK_FEDI_TOKEN}")


@contextmanager
def listening():
    """A server on this machine that keeps what it is sent."""
    took = []

    class Takes(BaseHTTPRequestHandler):
        def do_POST(self):
            took.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    with answering(HTTPServer(("127.0.0.1", 0), Takes)) as server:
        yield f"json://127.0.0.1:{server.server_port}/", took


def test_apprise_delivers_to_a_server_and_says_what_it_could_not(capfd):
    with listening() as (address, took):
        assert apprise([address], "Country Office: failed", "Врата\nsecond line") == []
        assert apprise([address, "nonsense://there"], "again", "text") == ["nonsense://…"]
    assert [(notice["title"], notice["message"]) for notice in took] == [
        ("Country Office: failed", "Врата\nsecond line"),
        ("again", "text"),
    ]
    assert apprise([address], "nobody listens", "text") == ["json://…"]


@pytest.mark.parametrize("asked", ["?-X-Key=k3y", "?+X-Key=k3y&redirect=yes"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_server_that_sends_a_notice_on_to_another_takes_none(status, asked):
    with Loopback(lambda _asked: answer(200, {})) as other:
        moved = answer(status, {}, location=f"{other.url}/taken")
        with Loopback(lambda _asked: moved) as hook:
            address = hook.url.replace("http://", "json://office:s3cret@")
            assert apprise([f"{address}/{asked}"], "Country Office: failed", "text") == ["json://…"]
    assert len(hook.asked) == 1
    assert other.asked == []


def test_without_apprise_it_is_said_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "apprise", None)
    with pytest.raises(PostdeskError, match=r'run `pip install "postdesk\[notices\]"`'):
        apprise(["json://127.0.0.1/"], "title", "text")


def test_a_worker_tells_what_happened_while_it_works(tmp_path, clock):
    with listening() as (address, took):
        settings = f'[desk]\nname = "Office"\ntimezone = "UTC"\n[accounts.fedi]\nnetwork = "mastodon"\nrehearsal = true\n[notices]\nto = "{address}"\n'
        desk = Desk.open(lay(tmp_path, settings, spring=SPRING.partition("  - id: tea")[0]), clock)
        with desk.log:
            desk.queue.apply()
            clock.moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
            worker = for_desk(desk, 1, lambda _line: None)
            worker.courier.run_due()
            for act in worker.chores.values():
                act()
    assert [notice["message"].splitlines()[0] for notice in took] == ["missed: spring/doors@fedi (too late to publish)"]


def test_apprise_is_imported_only_to_tell_something():
    code = "import sys, postdesk.worker.notices, postdesk.worker.duties; sys.exit('apprise' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_message_ends_with_what_to_do():
    notice = notices.Notice(cause="event 1", says="failed: a", at=NOON, wake=NOON, tries=1)
    assert notices.notice_text([notice]) == "failed: a\n\n`postdesk list` says what to do."
