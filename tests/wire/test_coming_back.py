"""Whoever comes back from a sign-in page to this machine is heard, once, and nothing of it is written down."""

import socket
import urllib.error
import urllib.request

import pytest

from postdesk.errors import SettingsError
from postdesk.wire.coming_back import coming_back


@pytest.fixture
def free():
    """An address of this machine at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    return f"http://127.0.0.1:{port}/back"


def test_the_address_is_returned_whole(free, capfd):
    with coming_back(free) as back:
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(free.replace("/back", "/favicon.ico"))
        with urllib.request.urlopen(f"{free}?state=s&code=geheim") as page:
            assert b"close this page" in page.read()
            assert page.headers["Referrer-Policy"] == "no-referrer"
        assert back.wait(10) == f"{free}?state=s&code=geheim"
    assert "geheim" not in "".join(capfd.readouterr())


def test_whoever_does_not_come_back_is_not_waited_for_without_end(free):
    with coming_back(free) as back:
        assert back.wait(0.01) == ""


def test_a_door_that_is_taken_is_told():
    with socket.create_server(("127.0.0.1", 0)) as door:
        address = f"http://127.0.0.1:{door.getsockname()[1]}/back"
        with (
            pytest.raises(SettingsError, match=f"nothing can listen at {address} .*: paste the address"),
            coming_back(address),
        ):
            pass
