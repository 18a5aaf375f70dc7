"""A worker that is frozen after its last look at the post, and thawed after others gave the post up: it sends nothing."""

import os
import signal
import threading
from datetime import timedelta

import pytest

from faults import crew
from postdesk import queue
from postdesk.log import open_log
from postdesk.log.posts import history
from postdesk.models import Payload, Slot
from postdesk.networks.bluesky.api import Bluesky
from postdesk.networks.bluesky.session import SignIn
from postdesk.networks.mastodon.api import Mastodon
from postdesk.publish.courier import Courier
from postdesk.wire import Wire, ticks
from stage.at_work import real, until
from stage.life import ZONE, hand, states
from stage.pretend_bluesky import Pds
from stage.pretend_mastodon import Instance

SENDS = ("/api/v1/statuses", "/xrpc/com.atproto.repo.putRecord")
SHORT = timedelta(seconds=1.5)


class Freezing(Wire):
    """Its process stops right before it looks at the clock and sends a part of the post, counted from 1."""

    def __init__(self, server, part, heeds):
        super().__init__(server, clock=self.look)
        self.left, self.heeds = part, heeds

    def write(self, path, now, **given):
        self.left -= path in SENDS
        return super().write(path, now, **given)

    def look(self):
        if not self.left:
            self.left = -1
            signal.pthread_kill(threading.get_ident(), signal.SIGSTOP)  # this thread, too, stops at once
        return ticks() if self.heeds else 0.0


class Fediverse(Instance):
    """A server that takes a post as often as it is sent, and tells what it has."""

    def __init__(self):
        super().__init__(version="2.7.2 (compatible; snac/2.75)", honours=False)

    def network(self, wire, folder):
        return Mastodon(wire, "token", folder)

    @property
    def seen(self):
        return [post["content"] for post in self.posts]


class Atmosphere(Pds):
    """A server that knows a record by its key."""

    def network(self, wire, folder):
        return Bluesky(wire, wire, SignIn(wire, "office.test", "app-pass", folder / "session.json"), folder)

    @property
    def seen(self):
        return [record["text"] for record in self.records.values()]


def frozen(place, server, folder, part, heeds):
    """The life of the worker that freezes."""
    with open_log(place) as log:
        network = server.network(Freezing(server.url, part, heeds), folder)
        Courier(log, lambda _post: network, folder, "desk:1", real, SHORT).run_due()


def put(log, texts):
    payload = Payload("network", "office", texts)
    moment = real()
    asked = queue.Wanted("spring", "gifts", "office", "network", payload, timedelta(hours=2), Slot(moment, "now", ZONE))
    queue.apply(log, queue.Ask([asked], {"spring"}, lambda *_: asked.slot), "Ana", moment)


@pytest.fixture(params=[Fediverse, Atmosphere])
def server(request):
    server = request.param()
    server.at = real()
    with server.serve() as door:
        server.url, server.door = door.url, door
        yield server


def thawed(place, log, server, folder, part, heeds=True):
    """Freeze a worker before one part; let another take over, a person say that it is not there; then thaw it."""
    worker = crew.FORK.Process(target=frozen, args=(place, server, folder, part, heeds))
    worker.start()
    os.waitpid(worker.pid, os.WUNTRACED)
    other = Courier(log, lambda _post: server.network(Wire(server.url), folder), folder, "desk:2", real)
    assert until(lambda: other.run_due() or states(log)["spring/gifts@office"] != "sending", 20)
    if states(log)["spring/gifts@office"] == "unknown":
        queue.resolve_absent(log, "gifts", hand("not there", real()))
    assert until(lambda: other.run_due() or states(log)["spring/gifts@office"] == "published", 20)
    os.kill(worker.pid, signal.SIGCONT)
    worker.join(20)
    assert worker.exitcode == 0


@pytest.mark.parametrize("part", [1, 2])
def test_whoever_is_thawed_after_its_post_was_given_up_sends_nothing(place, log, server, tmp_path, part):
    put(log, ("One evening.", "Two evenings.", "Three evenings."))
    thawed(place, log, server, tmp_path, part)
    assert [text.removeprefix("<p>").partition(" ")[0] for text in server.seen] == ["One", "Two", "Three"]
    assert sum(asked.path in SENDS and asked.method == "POST" for asked in server.door.asked) == 3 + (
        part - 1 if isinstance(server, Atmosphere) else 0
    )
    told = [entry.why for entry in history.entries(log)]
    assert any("stood still for too long before it sent" in why for why in told)


def test_one_that_does_not_look_at_the_clock_is_seen_to_send_it_twice(place, log, tmp_path):
    server = Fediverse()
    server.at = real()
    with server.serve() as door:
        server.url = door.url
        put(log, ("One evening.",))
        thawed(place, log, server, tmp_path, 1, heeds=False)
    assert server.seen == ["<p>One evening.</p>"] * 2
