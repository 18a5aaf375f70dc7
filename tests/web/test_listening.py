"""The page listens where it is told: at an address of the office, on a Unix socket, over TLS; or says why it cannot."""

import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from click import unstyle
from click.testing import CliRunner
from msgspec import Struct, structs

from postdesk.cli import main
from postdesk.cli.serve import CLEAR, show_code, warn_in_the_clear
from postdesk.errors import PostdeskError
from postdesk.web.listening import ListenAt, checked_certificate, listen_at, listening
from postdesk.web.qr_code import qr_lines
from postdesk.web.server import Serving
from stage.browsing import asked_over, asked_under_tls
from stage.colleagues import ANA, peopled
from stage.desks import SETTINGS, lay
from stage.serving import served

WEB = '\n[web]\naddress = "https://desk.example.org"\n'


@pytest.mark.parametrize(
    ("said", "origins"),
    [
        ("192.168.1.5:8765", ("http://192.168.1.5:8765",)),
        ("192.168.1.5:80", ("http://192.168.1.5",)),
        ("[fd00::5]:8765", ("http://[fd00::5]:8765",)),
        ("127.0.0.1:8765", ("http://127.0.0.1:8765", "http://localhost:8765")),
        ("0.0.0.0:8765", ()),
        ("[::]:8765", ()),
    ],
)
def test_a_browser_finds_it_by_the_address_that_it_was_told(said, origins):
    at = listen_at(said)
    assert at.origins(at.port) == origins
    assert at.here_alone is said.startswith("127.")


@pytest.mark.parametrize(
    "said",
    [
        "",
        "8765",
        ":8765",
        "desk:8765",
        "192.168.1.5",
        "192.168.1.5:",
        "192.168.1.5:99999",
        "fd00::5:8765",
        "[fd00::5]",
        "1.2.3.4:²",
    ],
)
def test_what_is_no_address_is_refused(said):
    with pytest.raises(PostdeskError, match=r"is no address to listen at: write it like 192\.168\.1\.5:8765"):
        listen_at(said)


def test_an_address_of_another_machine_cannot_be_had():
    with pytest.raises(PostdeskError, match=r"^192\.0\.2\.1:0 cannot be listened at \(.+\): name an address of this"):
        listening(ListenAt(host="192.0.2.1"))


def test_every_address_at_once_needs_one_by_which_browsers_know_it(desk):
    for at in (ListenAt(host="0.0.0.0"), ListenAt(path=desk.house.root / "page.sock")):
        with pytest.raises(PostdeskError, match="a browser has to know where the page is: write address under"):
            Serving(desk, at)


class At(Struct):
    """A page somewhere, as `serve` tells of it."""

    at: ListenAt
    home: str
    address: str = "http://192.168.1.5:8765/enter?token=x"

    in_the_clear = Serving.in_the_clear


def test_what_goes_over_an_office_s_network_is_told_to_be_in_the_clear():
    office, clear = ListenAt(host="192.168.1.5"), []
    for at, home in (
        (office, "http://192.168.1.5"),
        (office, "https://desk.example.org"),
        (structs.replace(office, certificate=Path("desk.pem")), "https://192.168.1.5"),
        (ListenAt(), "http://127.0.0.1:1"),
        (ListenAt(path=Path("page.sock")), "https://desk.example.org"),
    ):
        clear.append(At(at, home).in_the_clear)
    assert clear == [True, False, False, False, False]


def test_serve_says_that_it_is_in_the_clear(capsys):
    warn_in_the_clear(At(ListenAt(host="192.168.1.5"), "http://192.168.1.5:8765"))
    assert capsys.readouterr().out == f"{CLEAR}\n"
    warn_in_the_clear(At(ListenAt(), "http://127.0.0.1:1"))
    assert capsys.readouterr().out == ""


def test_a_terminal_shows_a_phone_the_address_of_the_office(capsys):
    office = At(ListenAt(host="192.168.1.5"), "http://192.168.1.5:8765")
    show_code(office, terminal=True)
    shown = unstyle(capsys.readouterr().out)
    assert shown.splitlines() == qr_lines(office.address)
    for page, terminal in ((office, False), (At(ListenAt(), "http://127.0.0.1:1"), True)):
        show_code(page, terminal=terminal)
    assert capsys.readouterr().out == ""


def test_behind_a_proxy_the_address_of_the_page_is_that_of_the_proxy(tmp_path, clock):
    desk = peopled(tmp_path, clock, SETTINGS + WEB)
    with served(desk) as address:
        assert address.startswith("https://desk.example.org/enter?token=")


def test_whoever_serves_is_told_who_comes_in(tmp_path, clock):
    peopled(tmp_path, clock, SETTINGS + WEB + 'header = "Remote-User"\n').log.close()
    command = [sys.executable, "-m", "postdesk", "--desk", str(tmp_path), "serve", "--socket", str(tmp_path / "s")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        told = [running.stdout.readline() for _ in range(2)]
        assert asked_over(tmp_path / "s", {}).status_code == 401
        running.send_signal(signal.SIGTERM)
        assert running.wait(30) == 0
    assert told == [
        "Country Office is at https://desk.example.org\n",
        "The proxy says in remote-user who somebody is; Ctrl-C stops the page.\n",
    ]


def test_a_proxy_on_this_machine_asks_over_a_socket_that_others_may_not_open(tmp_path, clock):
    desk = peopled(tmp_path, clock, SETTINGS + WEB + 'header = "Remote-User"\n')
    path = tmp_path / "page.sock"
    with served(desk, Serving(desk, ListenAt(path=path))) as address:
        assert address == "https://desk.example.org"
        assert stat.S_IMODE(path.stat().st_mode) == 0o660
        answer = asked_over(path, {"remote-user": "ana@example.org"})
        assert (answer.status_code, ANA in answer.text) == (200, True)
        assert asked_over(path, {}).status_code == 401
        with pytest.raises(PostdeskError, match=r"page\.sock cannot be listened at \(.*in use\)"):
            listening(ListenAt(path=path))
    assert not path.exists()


def test_a_socket_that_a_killed_page_left_is_taken_over_and_a_file_is_not(tmp_path):
    path, file = tmp_path / "page.sock", tmp_path / "file"
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))
    listening(ListenAt(path=path)).close()
    file.write_text("Words.")
    with pytest.raises(PostdeskError, match="cannot be listened at"):
        listening(ListenAt(path=file))
    assert file.read_text() == "Words."


@pytest.fixture
def certificate(tmp_path):
    """A certificate of 127.0.0.1, and its key."""
    made, key = tmp_path / "desk.pem", tmp_path / "desk.key"
    asked = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-out", str(made), "-keyout", str(key)]
    subprocess.run([*asked, *names], check=True, capture_output=True)
    return made, key


def test_with_a_certificate_it_answers_over_tls_and_its_cookie_stays_there(desk, certificate):
    made, key = certificate
    serving = Serving(desk, ListenAt(certificate=made, key=key))
    with served(desk, serving) as address:
        assert address.startswith("https://127.0.0.1:")
        entered, again = asked_under_tls(made, address, f"https://127.0.0.1:{serving.port}/")
    assert (entered.status_code, "Secure" in entered.headers["set-cookie"]) == (303, True)
    assert again.status_code == 200


def test_a_certificate_that_is_none_is_refused(tmp_path, certificate):
    made, key = certificate
    (tmp_path / "words.pem").write_text("Words.")
    for first, second in ((tmp_path / "none.pem", None), (tmp_path / "words.pem", key), (made, None)):
        with pytest.raises(PostdeskError, match="cannot be used as a certificate with its key"):
            checked_certificate(ListenAt(certificate=first, key=second))


def test_it_listens_at_one_place(tmp_path):
    lay(tmp_path, SETTINGS)
    told = CliRunner().invoke(main, ["--desk", str(tmp_path), "serve", "--port", "1", "--socket", "x"])
    assert (told.exit_code, "name one of --port, --listen and --socket" in told.output) == (2, True)
