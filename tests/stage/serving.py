"""The page of a desk, served in a thread."""

import threading
from contextlib import contextmanager

from postdesk.web.server import Serving


@contextmanager
def served(desk):
    """Serve the page of a desk; yield the address that lets a browser in."""
    serving = Serving(desk, 0)
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
