"""The page of a desk, served in a thread."""

import http.client
import threading
from contextlib import contextmanager

from postdesk.web.listening import ListenAt
from postdesk.web.server import Serving
from stage.desks import LINKEDIN, lay


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


def entered(address):
    """Return a connection, and the headers of a browser that came in."""
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=20)
    connection.request("GET", f"{address.path}?{address.query}")
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 303
    return connection, {"cookie": answer.headers["set-cookie"].partition(";")[0], "sec-fetch-site": "same-origin"}


def in_use(office, clock):
    """A desk with a post that was published, one that a person has to publish, and one that waits; and a report."""
    lay(office.house.root, page=LINKEDIN.replace("2026-11-24 09:00", "2026-11-23 13:30"))
    office.queue.apply()
    clock.forward(minutes=31)
    office.publishing.publish_due()
    office.reports.write(office.reports.week("2026-W47"))
    office.hashtags.usage(12)
    return office
