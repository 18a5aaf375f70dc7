"""How long a request may take: one that uploads lives as long as something moves."""

import socket
import threading
import time
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

import pytest

from postdesk.errors import Unknown, Unreachable
from postdesk.wire import Deadlines, Wire
from stage.loopback import answer

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PIECE = 1 << 18
TAKEN = answer(body={"id": "7"})
FILM = bytes(60 * PIECE)
"""15 MB: more than a machine takes in while nobody reads."""


@contextmanager
def reading(pause, pieces=1000, then=TAKEN):
    """A server that takes a piece, pauses, and so on; after so many pieces it does nothing more, or it answers."""
    over = threading.Event()

    def serve():
        guest, _ = door.accept()
        with guest, suppress(OSError):
            guest.settimeout(10)
            taken, ended = 0, len(FILM)
            for _ in range(pieces):
                taken += len(guest.recv(PIECE, socket.MSG_WAITALL if taken + PIECE < ended else 0))
                if taken >= ended:
                    break
                over.wait(pause)
            if taken >= ended:
                guest.sendall(then)
            over.wait(10)

    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, PIECE)
        door.bind(("127.0.0.1", 0))
        door.listen()
        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        over.set()
        thread.join()


def upload(url, *, public=False, **deadlines):
    begun = time.monotonic()
    try:
        return Wire(url, Deadlines(**deadlines)).write("/a", NOW, content=FILM, public=public), time.monotonic() - begun
    except (Unreachable, Unknown) as trouble:
        return trouble, time.monotonic() - begun


def test_an_upload_takes_longer_than_any_other_call_as_long_as_it_moves():
    with reading(pause=0.02) as url:
        reply, took = upload(url, read=0.3, write=0.3, still=0.6, stretch=0.2, slowest=1000)
    assert reply.data == {"id": "7"}
    assert took > 0.9


@pytest.mark.parametrize(("public", "kind"), [(False, Unreachable), (True, Unknown)])
def test_an_upload_ends_where_nothing_moves(public, kind):
    with reading(pause=0, pieces=8) as url:
        trouble, took = upload(url, public=public, still=0.5)
    assert type(trouble) is kind
    assert "gave no answer while it was uploaded to, or too slowly" in str(trouble)
    assert 0.5 <= took < 5


def test_an_upload_ends_where_it_is_too_slow_for_too_long():
    with reading(pause=0.05) as url:
        trouble, took = upload(url, still=5, slowest=50_000_000, stretch=0.5)
    assert type(trouble) is Unreachable
    assert 0.5 <= took < 2.5


@pytest.mark.parametrize(
    ("public", "deadlines"), [(True, {"write": 0.4, "still": 5}), (False, {"write": 5, "still": 0.4})]
)
def test_once_all_is_out_the_answer_is_awaited_like_any_other(public, deadlines):
    with reading(pause=0, then=b"HTTP/1.1 200 OK\r\n") as url:
        trouble, took = upload(url, public=public, **deadlines)
    assert type(trouble) is (Unknown if public else Unreachable)
    assert 0.4 <= took < 4


def test_twelve_megabytes_go_over_two_megabits_a_second():
    """By the figures alone: the slowest that is borne is slower than that, and more than a minute is given."""
    usual = Deadlines()
    assert usual.slowest < 2_000_000 / 8
    assert 12_000_000 / usual.slowest > usual.stretch
    assert (usual.read, usual.write, usual.still, usual.stretch, usual.slowest) == (10, 30, 60, 180, 20_000)
