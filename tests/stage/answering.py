"""A server of the standard library that answers in a thread, for as long as it is needed."""

import threading
from contextlib import contextmanager


@contextmanager
def answering(server):
    """Let a server answer; it is closed at the end."""
    with server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
