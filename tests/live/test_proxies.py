"""nginx and Caddy as the README has them sign people in: nobody comes by them, streams flow, and a film gets through."""

import http.client
import shutil
import subprocess
import time
from contextlib import closing

import proxies
import pytest
import servers

from postdesk.web.listening import ListenAt
from postdesk.web.server import Serving
from stage.colleagues import ANA, BEN, peopled
from stage.desks import DOORS, SETTINGS
from stage.pictures import film
from stage.serving import served

MB = 1 << 20
SOON = 5
"""Seconds; a proxy that keeps a stream back keeps it for as long as it is open."""


@pytest.fixture(params=["nginx", "caddy"])
def port(request, tmp_path, clock):
    """The port of a proxy before the page of a desk whose people are named."""
    port, home = servers.free_port(), tmp_path / "proxy"
    home.mkdir()
    web = f'\n[web]\naddress = "http://127.0.0.1:{port}"\nheader = "Remote-User"\n'
    desk = peopled(tmp_path / "office", clock, SETTINGS + web)
    path = tmp_path / "page.sock"
    with proxies.signing_in() as sign_in:
        command = getattr(proxies, request.param)(home, port, path, sign_in)
        with served(desk, Serving(desk, ListenAt(path=path))), proxies.before(desk, command, port, home) as desk:
            yield port, desk


def asked(port, method="GET", address="/", who="", body=None, **headers):
    """Return the status and the words of an answer."""
    known = {"Cookie": f"known={who}"} if who else {}
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request(method, address, body, known | said)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_who_was_signed_in_is_who_the_page_takes_them_for_and_nobody_says_it_themselves(port):
    port, _desk = port
    status, page = asked(port, who="ana@example.org")
    assert (status, f'<p class="who" dir="auto">{ANA}</p>' in page) == (200, True)
    assert asked(port)[0] == 401
    assert asked(port, Remote_User="ana@example.org")[0] == 401
    status, page = asked(port, who="ben@example.org", Remote_User="ana@example.org", remote_USER="ana@example.org")
    assert (status, f'<p class="who" dir="auto">{BEN}</p>' in page) == (200, True)
    status, told = asked(port, who="mallory@example.org")
    assert (status, "to be named there, ask <bdi>Dan" in told) == (403, True)


def test_what_is_done_elsewhere_comes_through_at_once(port):
    port, desk = port
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request("GET", "/events", headers={"Cookie": "known=ana@example.org"})
        with closing(connection.getresponse()) as stream:
            opening = [stream.readline() for _ in range(4)]
            assert opening[:2] == [b"retry: 1000\n", b"event: at\n"]
            assert opening[3] == b"\n"
            begun = time.monotonic()
            desk.acting(BEN).queue.hold([DOORS], "by another hand")
            assert stream.readline() == b"event: changed\n"
            assert time.monotonic() - begun < SOON


def test_a_film_of_thirty_megabytes_comes_through_and_a_larger_form_does_not(port):
    port, desk = port
    for size, wanted in ((30 * MB, {200}), (70 * MB, {413})):
        content = film(data=b"\x09" * size)
        head = b'--x\r\nContent-Disposition: form-data; name="picture"; filename="hall.mp4"\r\n\r\n'
        form = {"Content_Type": "multipart/form-data; boundary=x", "Origin": f"http://127.0.0.1:{port}"}
        try:
            status, _ = asked(
                port, "POST", "/write/picture", "ana@example.org", head + content + b"\r\n--x--\r\n", **form
            )
        except ConnectionError:  # it was refused before all of it had come
            status = 413
        assert status in wanted
    kept = [path.stat().st_size for path in (desk.house.campaigns / "media").glob("*.mp4")]
    assert len(kept) == 1
    assert kept[0] > 30 * MB


def test_the_units_of_the_readme_are_units(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is absent")
    units = proxies.block("ini")
    assert len(units) == 2
    for number, unit in enumerate(units):
        path = tmp_path / f"postdesk-{number}.service"
        path.write_text(unit.replace("/srv/office/.venv/bin/postdesk", "/bin/true").replace("User=office\n", ""))
        told = subprocess.run(["systemd-analyze", "verify", str(path)], capture_output=True, text=True, check=False)
        assert (told.returncode, told.stderr) == (0, "")
