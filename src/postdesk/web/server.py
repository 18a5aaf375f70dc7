"""Serving the page on this machine, until stopped."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.web.app import application
from postdesk.web.guard import ENTRANCE
from postdesk.web.keys import PageKeys

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")
"""The names under which a browser on this machine reaches it."""
LINGER = 1
"""Seconds that open streams have when the server is stopped."""


class StoppedQuietly(uvicorn.Server):
    """A server for which SIGINT and SIGTERM are the end, and no error; it does not send them on to the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop serving at the first of them; only a process's main thread hears any."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {each: signal.signal(each, self.handle_exit) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


class Serving:
    """The page of one desk on one port of this machine; 0 is any free one. A context manager.

    Raises:
        PostdeskError: The port is taken.
    """

    def __init__(self, desk: Desk, port: int) -> None:
        self._socket = _listening(port)
        self.port: int = self._socket.getsockname()[1]
        keys = PageKeys(tuple(dict.fromkeys((desk.who, *(one.name for one in desk.house.people)))))
        self.addresses = {
            name: f"http://{LOOPBACK}:{self.port}{ENTRANCE}?token={token}" for name, token in keys.tokens.items()
        }
        self.address = self.addresses[desk.who]
        hosts = [f"{name}:{self.port}" for name in NAMES]
        app = application(desk, keys, hosts, f"postdesk-{self.port}")
        self._server = StoppedQuietly(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                log_level="error",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=LINGER,
            )
        )

    def run(self, begun: Callable[[], object] = lambda: None) -> None:
        """Serve until SIGINT or SIGTERM; `begun` is called before."""
        begun()
        with self._socket:
            self._server.run(sockets=[self._socket])

    def stop(self) -> None:
        """End `run`, from another thread."""
        self._server.should_exit = True


def _listening(port: int) -> socket.socket:
    there = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    there.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        there.bind((LOOPBACK, port))
    except OSError as error:
        there.close()
        why = (error.strerror or "").lower()
        raise PostdeskError(f"port {port} on this machine cannot be had ({why}): name another with --port") from error
    there.listen(128)
    return there
