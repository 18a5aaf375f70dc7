"""Hearing where a person comes back to after a sign-in page: a server on this machine, for one request."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from queue import Empty, Queue
from urllib.parse import urlsplit

from postdesk.errors import SettingsError, system_reason
from postdesk.html import html_page


class ComingBack:
    """Waits for the one address under `redirect` that a browser asks for."""

    def __init__(self, redirect: str, heard: "Queue[str]") -> None:
        self._redirect, self._heard = redirect, heard

    def wait(self, seconds: float) -> str:
        """Return the address at which she came back, whole; "" where she has not after so many seconds."""
        try:
            path = self._heard.get(timeout=seconds)
        except Empty:
            return ""
        parts = urlsplit(self._redirect)
        return f"{parts.scheme}://{parts.netloc}{path}"


@contextmanager
def coming_back(redirect: str) -> Iterator[ComingBack]:
    """Listen at a redirect address of this machine, such as http://127.0.0.1:8321/back.

    Raises:
        SettingsError: Something else listens there.
    """
    parts, heard = urlsplit(redirect), Queue[str]()
    page = html_page("come_back.html", {}).encode()

    class Door(BaseHTTPRequestHandler):
        """Answers a browser; whatever else it asks for (an icon) is not there."""

        def do_GET(self) -> None:
            """Take the one address that is awaited."""
            ours = urlsplit(self.path).path == parts.path
            self.send_response(200 if ours else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Referrer-Policy", "no-referrer")
            self.end_headers()
            if ours:
                self.wfile.write(page)
                heard.put(self.path)

        def log_message(self, format: str, *args: object) -> None:
            """Write nothing down: a code stands in the address."""

    try:
        server = HTTPServer(("127.0.0.1", parts.port or 80), Door)
    except OSError as trouble:
        why = system_reason(trouble)
        raise SettingsError(
            "nothing can listen at {redirect} ({why}): paste the address instead", redirect=redirect, why=why
        ) from None
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield ComingBack(redirect, heard)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
