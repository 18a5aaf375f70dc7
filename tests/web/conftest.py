"""What tests of the page share: a desk with posts in its queue, and a browser that was let in."""

import http.client
from urllib.parse import urlencode, urlsplit

import pytest

from stage.browsing import Browser
from stage.serving import served


@pytest.fixture
def desk(office):
    """A desk whose two posts are queued: doors on Tuesday at nine, tea in the slot after it."""
    office.queue.apply()
    return office


@pytest.fixture
def browser(desk):
    """A browser that was let in."""
    return Browser(desk).enter()


@pytest.fixture
def asked(desk):
    """Ask the served page of a desk, each time on a connection of its own, as a browser that was let in."""
    with served(desk) as address:
        where, cookies = urlsplit(address), {}

        def ask(path, **fields):
            connection = http.client.HTTPConnection(where.hostname, where.port, timeout=60)
            headers = {"sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded", **cookies}
            if fields:
                connection.request("POST", path, urlencode(fields, doseq=True), headers)
            else:
                connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            body = answer.read().decode()
            connection.close()
            if answer.headers["set-cookie"]:
                cookies["cookie"] = answer.headers["set-cookie"].partition(";")[0]
            return answer.status, body

        assert ask(f"{where.path}?{where.query}")[0] == 303
        yield ask
