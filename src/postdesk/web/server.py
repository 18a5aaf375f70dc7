"""Serving the page, on this machine or for an office, until stopped."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn

from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.web.app import DeskPages
from postdesk.web.front_door import front_door
from postdesk.web.guard import ENTRANCE
from postdesk.web.keys import PageKeys
from postdesk.web.listening import ListenAt, checked_certificate, listening

LINGER = 5
"""Seconds that answers which are being made have when the server is stopped."""


class StoppedQuietly(uvicorn.Server):
    """A server for which SIGINT and SIGTERM are the end, and no error; it does not send them on to the process."""

    def __init__(self, pages: DeskPages, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._pages = pages

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams of open pages, which would be waited for in vain, then every answer that is being made."""
        self._pages.end_streams()
        await super().shutdown(sockets)

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
    """The page of one desk at one place.

    `addresses` are those that let somebody in, by their names; there are none where a proxy signs people in, and they
    come to `address` then.

    Raises:
        PostdeskError: The place cannot be had, or who comes in there is not clear.
    """

    def __init__(self, desk: Desk, at: ListenAt) -> None:
        self.at = checked_certificate(at)
        house = desk.house
        if not house.web_address and (at.path or at.anywhere):
            raise PostdeskError(
                "a browser has to know where the page is: write address under [web] in campaigns/desk.toml, as "
                'address = "https://desk.example.org"; or listen at one address of this machine'
            )
        front_door(house, (), "", socket=at.path is not None)
        self._socket = listening(at)
        self.port: int = 0 if at.path else self._socket.getsockname()[1]
        origins = at.origins(self.port)
        door = front_door(house, origins, f"postdesk-{self.port}", socket=at.path is not None)
        keys = PageKeys(tuple(dict.fromkeys((desk.who, *(one.name for one in house.people)))))
        self.home = house.web_address or origins[0]
        self.addresses = {
            name: f"{self.home}{ENTRANCE}?token={token}" for name, token in keys.tokens.items() if not door.header
        }
        self.address = self.addresses.get(desk.who, self.home)
        pages = DeskPages(desk, keys, door)
        self._server = StoppedQuietly(
            pages,
            uvicorn.Config(
                pages,
                http="h11",
                ws="none",
                log_level="error",
                access_log=False,
                server_header=False,
                proxy_headers=False,
                ssl_certfile=at.certificate,
                ssl_keyfile=at.key,
                timeout_graceful_shutdown=LINGER,
            ),
        )

    @property
    def in_the_clear(self) -> bool:
        """Whether others on the network could read what goes to it; behind a proxy of its own that is the proxy's."""
        return self.at.scheme == "http" and not self.at.here_alone and not self.home.startswith("https:")

    def run(self, begun: Callable[[], object] = lambda: None) -> None:
        """Serve until SIGINT or SIGTERM; `begun` is called before."""
        begun()
        try:
            with self._socket:
                self._server.run(sockets=[self._socket])
        finally:
            if self.at.path:
                self.at.path.unlink(missing_ok=True)

    def stop(self) -> None:
        """End `run`, from another thread."""
        self._server.should_exit = True
