"""The page of a desk, served in a thread."""

import threading
from contextlib import contextmanager

from postdesk.web.listening import ListenAt
from postdesk.web.server import Serving


@contextmanager
def served(desk, serving=None):
    """Serve the page of a desk, or by a server that somebody may stop; yield the address that lets a browser in."""
    serving = serving or Serving(desk, ListenAt())
    begun = threading.Event()
    running = threading.Thread(target=serving.run, args=(begun.set,))
    running.start()
    try:
        assert begun.wait(10)
        yield serving.address
    finally:
        serving.stop()
        running.join(20)
    assert not running.is_alive()
