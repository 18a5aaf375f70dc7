"""A server on this machine that answers each request as it is told, byte by byte, and remembers what it was asked."""

import contextlib
import json
import socket
import struct
import threading
from email.utils import format_datetime
from http import HTTPStatus


class Asked:
    """One request as it arrived."""

    def __init__(self, raw: bytes) -> None:
        head, _, self.body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        self.method, self.path, _ = first.split(" ", 2)
        self.headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}

    @property
    def json(self):
        return json.loads(self.body)


def answer(status=200, body=None, kind="application/json", **headers) -> bytes:
    """The bytes of an answer; a body that is no bytes is sent as JSON."""
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    lines = [
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(content)}",
    ]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + content


def dated(said, moment) -> bytes:
    """An answer with what the server's clock showed; no answer stays none."""
    head, end, body = said.partition(b"\r\n\r\n")
    return (
        b"\r\n".join([head, b"Date: " + format_datetime(moment, usegmt=True).encode()]) + end + body if said else said
    )


def received(guest) -> Asked | None:
    """A whole request; None where the guest left before its end."""
    raw = b""
    while b"\r\n\r\n" not in raw:
        if not (more := guest.recv(65536)):
            return None
        raw += more
    asked = Asked(raw)
    while len(asked.body) < int(asked.headers.get("content-length", 0)):
        if not (more := guest.recv(65536)):
            return None
        asked.body += more
    return asked


class Loopback:
    """`play(asked)` returns the bytes to send; after them, `reset` breaks the connection off and `hang` keeps it.

    Whoever connects and says nothing keeps nobody else waiting. `port` is where it listens, 0 for any.
    """

    def __init__(self, play, *, reset=False, hang=False, port=0) -> None:
        self.play, self.reset, self.hang = play, reset, hang
        self.asked: list[Asked] = []
        self.over = threading.Event()
        self.playing = threading.Lock()
        self.guests: list[threading.Thread] = []
        self.door = socket.create_server(("127.0.0.1", port))
        self.url = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        self.thread = threading.Thread(target=self._serve)

    def _serve(self) -> None:
        while not self.over.is_set():
            guest, _ = self.door.accept()
            self.guests.append(threading.Thread(target=self._receive, args=(guest,)))
            self.guests[-1].start()

    def _receive(self, guest) -> None:
        with guest, contextlib.suppress(OSError):
            guest.settimeout(30)
            if not self.over.is_set():
                self._answer(guest)

    def _answer(self, guest) -> None:
        if (asked := received(guest)) is None:
            return
        with self.playing:
            self.asked.append(asked)
            said = self.play(asked)
        guest.sendall(said)
        if self.hang:
            guest.settimeout(10)
            guest.recv(1)
        if self.reset:
            guest.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        with contextlib.suppress(OSError), socket.create_connection(self.door.getsockname()):
            pass
        self.thread.join()
        for guest in self.guests:
            guest.join()
        self.door.close()
