"""A claim that is kept as long as its worker works on it: an upload may take longer than a lease.

A worker that dies, or is frozen, renews nothing, so that its post is free for others as soon as ever.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from postdesk.errors import PostdeskError


@contextmanager
def renewed(renew: Callable[[], object], every: float) -> Iterator[None]:
    """Call `renew` every so many seconds while the block runs; what keeps it from that is found by whoever goes on."""
    over = Event()

    def keep_on() -> None:
        while not over.wait(every):
            with suppress(PostdeskError):
                renew()

    thread = Thread(target=keep_on, name="renewal", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
