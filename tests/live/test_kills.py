"""Workers are killed at each point of a post's life at real servers: what is public there is there once, and whole."""

import hashlib
import itertools
import json
import multiprocessing
import os
import signal
import threading
from datetime import UTC, datetime, timedelta

import pytest
import servers

from faults import crew
from postdesk import queue
from postdesk.log import open_log
from postdesk.log.workers.processes import me
from postdesk.media.store import MediaStore
from postdesk.models import Attachment, Payload, Slot
from postdesk.networks.bluesky.api import Bluesky
from postdesk.networks.bluesky.session import SignIn
from postdesk.networks.mastodon.api import Mastodon
from postdesk.publish.uploads import Uploader
from postdesk.wire import Wire
from stage.begun import png
from stage.life import ZONE

FORK = multiprocessing.get_context("fork")
NUMBERS = itertools.count()
POINTS = (
    "after claim",
    "before part 1",
    "after part 1",
    "before part 2",
    "after part 2",
    "after reply",
    "after commit",
)
SHORT = crew.LEASE


def now():
    return datetime.now(UTC)


LONG = 40
"""Looks at a post in doubt, after which no network clears it up by itself."""


def told_of(reach, fixed, before):
    """Tell that something was uploaded ahead, before the log hears of it."""
    if fixed != before:
        reach("after upload")
    return fixed


class OfBluesky(Bluesky):
    """Tells before and after each part, and after each upload, how far it has come."""

    reach, part = None, 0

    def _put(self, *given):
        self.part += 1
        self.reach(f"before part {self.part}")
        ref = super()._put(*given)
        self.reach(f"after part {self.part}")
        return ref

    def ahead(self, *given):
        return told_of(self.reach, super().ahead(*given), given[-1])


class OfMastodon(Mastodon):
    """The same at a server with Mastodon's API."""

    reach, part = None, 0

    def _sent(self, *given):
        self.part += 1
        self.reach(f"before part {self.part}")
        status = super()._sent(*given)
        self.reach(f"after part {self.part}")
        return status

    def ahead(self, *given):
        return told_of(self.reach, super().ahead(*given), given[-1])


@pytest.fixture
def bluesky(pds, tmp_path):
    """A new account: how to connect to it, and how to read what its followers see, oldest first."""
    handle = f"killed{next(NUMBERS)}.test"
    did, password = servers.new_account(pds["pds"], handle)

    def connect():
        wire = Wire(pds["pds"])
        return OfBluesky(wire, wire, SignIn(wire, handle, password, tmp_path / "kept.json"), tmp_path)

    def seen():
        asked = f"repo={did}&collection=app.bsky.feed.post&reverse=true"
        found = json.loads(servers.called(f"{pds['pds']}/xrpc/com.atproto.repo.listRecords?{asked}"))["records"]
        return [record["value"]["text"] for record in found]

    return connect, seen


def of_mastodon(server, folder):
    """The account of a server with Mastodon's API."""
    url, token = server

    def seen():
        me = json.loads(servers.called(f"{url}/api/v1/accounts/verify_credentials", token=token))["id"]
        page = json.loads(servers.called(f"{url}/api/v1/accounts/{me}/statuses?limit=40", token=token))
        return [post["content"].removeprefix("<p>").partition("<")[0] for post in page[::-1]]

    return (lambda: OfMastodon(Wire(url), token, folder)), seen


@pytest.fixture
def ignoring(snac, tmp_path):
    """Snac takes a post as often as it is sent."""
    return of_mastodon(snac, tmp_path)


@pytest.fixture
def honouring(mock, tmp_path):
    """The mock knows a key again, as Mastodon does."""
    return of_mastodon(mock, tmp_path)


@pytest.fixture(params=["bluesky", "ignoring", "honouring"])
def network(request):
    return request.getfixturevalue(request.param)


def queued(folder, texts, minutes=0.0):
    """Queue one thread with a picture, due in so many minutes."""
    (folder / hashlib.sha256(png()).hexdigest()).write_bytes(png())
    picture = Attachment("hall.png", "The hall.", len(png()), hashlib.sha256(png()).hexdigest())
    moment = now() + timedelta(minutes=minutes)
    payload = Payload("network", "office", texts, media=(picture,))
    asked = queue.Wanted("spring", "gifts", "office", "network", payload, timedelta(hours=2), Slot(moment, "now", ZONE))
    with open_log(folder / "desk.sqlite") as log:
        queue.apply(log, queue.Ask([asked], {"spring"}, lambda *_: asked.slot), "Ana", now())


def work(folder, connect, point="", pipe=None, ahead=False):
    """The life of one worker: it carries what is due, or uploads ahead, and stands still at one point."""

    def reach(here):
        if here == point:
            pipe.send(here)
            threading.Event().wait()

    def connected(_account):
        opened = connect()
        opened.reach = reach
        return opened

    with open_log(folder / "desk.sqlite") as log:
        if ahead:
            Uploader(log, connected, now, MediaStore(folder, folder)).run()
        else:
            crew.Traced(log, connected, MediaStore(folder, folder), me(), now, SHORT, reach=reach).run_due()


def killed_at(point, folder, connect, **more):
    ours, theirs = FORK.Pipe()
    worker = FORK.Process(target=work, args=(folder, connect, point, theirs), kwargs=more, daemon=True)
    worker.start()
    assert ours.poll(30), point
    os.kill(worker.pid, signal.SIGKILL)
    worker.join(10)


def finished(folder, connect, seconds=30):
    """Let workers that nobody kills do the rest; what only a person can tell, one who looked at the page tells."""
    until, doubtful = now() + timedelta(seconds=seconds), 0
    while state(folder) not in ("published", "failed", "missed") and now() < until:
        threading.Event().wait(0.3)
        work(folder, connect)
        doubtful = doubtful + 1 if state(folder) == "unknown" else 0
        if doubtful == LONG:
            with open_log(folder / "desk.sqlite") as log:
                queue.resolve_absent(log, "gifts", queue.Hand("Ana", "not all of it is there", now()))
    return state(folder)


def state(folder):
    with open_log(folder / "desk.sqlite") as log:
        return str(queue.find(log, "gifts").state)


def mine(seen, word):
    return [text for text in seen() if word in text]


@pytest.mark.parametrize("point", POINTS)
def test_a_thread_whose_worker_is_killed_is_there_once_and_whole(network, tmp_path, point):
    connect, seen = network
    word = f"evening{next(NUMBERS)}-{point.replace(' ', '-')}"
    texts = (f"One {word}.", f"Two {word}.", f"Three {word}.")
    queued(tmp_path, texts)
    killed_at(point, tmp_path, connect)
    assert finished(tmp_path, connect) == "published"
    assert mine(seen, word) == list(texts)


def test_a_worker_that_is_killed_while_it_uploads_ahead_does_no_harm(network, tmp_path):
    connect, seen = network
    word = f"ahead{next(NUMBERS)}"
    queued(tmp_path, (f"Doors {word}.",), minutes=0.05)
    killed_at("after upload", tmp_path, connect, ahead=True)
    assert state(tmp_path) == "queued"
    assert finished(tmp_path, connect) == "published"
    assert mine(seen, word) == [f"Doors {word}."]
