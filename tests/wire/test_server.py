"""What an answer, or none, makes certain; each fault by a real server on this machine."""

import gzip
import re
import socket
import time
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from postdesk.errors import NetworkError, Refused, SettingsError, Unknown, Unreachable
from postdesk.wire import Deadlines, Wire, ticks
from postdesk.wire.exchange import LONGEST
from postdesk.wire.sent import GivenBody
from stage.life import NOON
from stage.loopback import Loopback, answer

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


class Thing(msgspec.Struct):
    id: str


def both(sent, deadline=5.0, **fault):
    """What reading and what writing come to, where the server sends these bytes."""
    came = []
    with Loopback(lambda _asked: sent, **fault) as server:
        wire = Wire(server.url, Deadlines(read=deadline, write=deadline))
        for call in (wire.read, wire.write):
            with pytest.raises((Refused, Unreachable, Unknown)) as error:
                call("/thing", NOW).into(Thing)
            came.append(type(error.value))
    assert len(server.asked) == 2
    return came


def test_json_comes_in_and_goes_out():
    with Loopback(lambda _asked: answer(body={"id": "7"})) as server:
        wire = Wire(server.url)
        assert wire.read("/a", NOW, token="s3cret", query={"q": "é b"}).into(Thing) == Thing("7")
        reply = wire.write("/b", NOW, json={"text": "žaba"}, headers={"Idempotency-Key": "k"})
    assert (reply.status, reply.data, reply.wrote) == (200, {"id": "7"}, True)
    read, written = server.asked
    assert (read.method, read.path, read.headers["authorization"]) == ("GET", "/a?q=%C3%A9+b", "Bearer s3cret")
    assert read.headers["user-agent"].startswith("postdesk/")
    assert (written.method, written.json, written.headers["idempotency-key"]) == ("POST", {"text": "žaba"}, "k")
    assert "authorization" not in written.headers


def test_an_empty_answer_is_none_and_an_accepted_no_is_an_answer():
    with Loopback(lambda _asked: answer(404, {"error": "Record not found"})) as server:
        assert Wire(server.url).read("/a", NOW, accept=(404,)).status == 404
    with Loopback(lambda _asked: answer(202)) as server:
        assert Wire(server.url).write("/a", NOW).data is None


def test_nobody_at_home_means_that_nothing_was_sent():
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    for server in (f"http://127.0.0.1:{port}", "https://nobody.invalid"):
        with pytest.raises(Unreachable, match="cannot be reached"):
            Wire(server).write("/a", NOW)


def test_a_server_without_tls_means_that_nothing_was_sent():
    with Loopback(lambda _asked: b"") as server, pytest.raises(Unreachable, match="cannot be reached"):
        Wire(server.url.replace("http:", "https:")).write("/a", NOW)
    assert server.asked == []


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        (answer(500, {}), {}),
        (answer(503, b"<h1>", "text/html"), {}),
        (answer(408, {}), {}),
        (answer(303, {}, location="/b"), {}),
        (answer(body=b"<h1>Welcome</h1>", kind="text/html"), {}),
        (answer(body=b'{"id": "7"', kind="application/json"), {}),
        (answer(body=b"[" * 100_000, kind="application/json"), {}),
        (answer(body={"name": "no id"}), {}),
        (answer(200), {}),
        (answer(body=b'"' + b"x" * LONGEST + b'"'), {}),
        (answer(body={"id": "7"})[:-4], {"reset": True}),
        (answer(body={"id": "7"})[:-4], {}),
        (b"", {"reset": True}),
        (b"rubbish\r\n\r\n", {}),
        (b"", {"hang": True, "deadline": 0.3}),
        (answer(body={"id": "7"})[:-4], {"hang": True, "deadline": 0.3}),
    ],
)
def test_no_usable_answer_is_no_telling_after_a_write_and_nothing_after_a_read(sent, fault):
    assert both(sent, **fault) == [Unreachable, Unknown]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_whether_a_server_that_sends_us_elsewhere_did_something_nobody_can_tell(status):
    sent = answer(status, b"<h1>Moved</h1>", "text/html", location="https://elsewhere.example/a")
    assert both(sent) == [Unreachable, Unknown]


@pytest.mark.parametrize("status", [400, 403, 404, 413, 422])
def test_a_no_is_a_no(status):
    assert both(answer(status, b"<h1>No</h1>", "text/html", location="https://elsewhere.example/a")) == [Refused] * 2


@pytest.mark.parametrize("status", [401, 429])
def test_whoever_is_not_let_in_has_written_nothing(status):
    assert both(answer(status, {})) == [Unreachable, Unreachable]


def refused(sent, token="", kind=Refused):
    with Loopback(lambda _asked: sent) as server, pytest.raises(kind) as error:
        Wire(server.url).write("/a", NOW, token=token, json={})
    return str(error.value).replace(server.url[7:], "example.social")


def test_a_refusal_is_told_in_the_servers_words_on_one_short_line():
    assert refused(answer(422, {"error": "Zu\nlang \x1b[1m"})) == "example.social refused it: 422, Zu lang [1m"
    assert refused(answer(400, {"error": "Invalid", "message": "too big"})) == "example.social refused it: 400, too big"
    assert refused(answer(404, [])) == "example.social refused it: 404"
    assert len(refused(answer(422, {"error": "x" * 9999}))) < 260


@pytest.mark.parametrize(
    ("location", "place"), [({"location": "https://new.example/x"}, "new.example"), ({}, "elsewhere")]
)
def test_where_a_server_says_that_it_lives_now_is_told(location, place):
    with Loopback(lambda _asked: answer(308, {}, **location)) as server:
        with pytest.raises(Unknown) as error:
            Wire(server.url).write("/a", NOW, json={})
        with pytest.raises(Unreachable, match=f"has moved to {place}: change `server` in desk.toml$"):
            Wire(server.url).read("/a", NOW)
    assert str(error.value).startswith(
        f"{server.url[7:]} has moved to {place}: change `server` in desk.toml: nobody can"
    )


def test_a_token_in_a_servers_own_words_is_not_repeated():
    said = refused(answer(403, {"error": "no right for s3cret"}), token="s3cret")
    assert said == "example.social refused it: 403, no right for …"


def test_whoever_asks_to_wait_says_for_how_long():
    with Loopback(lambda _asked: answer(429, {}, Retry_After="30")) as server, pytest.raises(Unreachable) as error:
        Wire(server.url).write("/a", NOW)
    assert error.value.retry_after == 30


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_there_are_three_ways_to_write(method):
    with Loopback(lambda _asked: answer(201, x_restli_id="urn:li:share:7")) as server:
        reply = Wire(server.url).write("/a", NOW, method=method, form={"text": "žaba & more"}, query={"a": ["1", "2"]})
    assert (reply.status, reply.data, reply.headers["x-restli-id"]) == (201, None, "urn:li:share:7")
    (asked,) = server.asked
    assert (asked.method, asked.path, asked.body) == (method, "/a?a=1&a=2", b"text=%C5%BEaba+%26+more")


def test_files_are_read_while_they_are_sent(tmp_path):
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film" * 50_000)
    with Loopback(lambda _asked: answer(body={"id": "7"})) as server:
        wire = Wire(server.url)
        wire.write("/whole", NOW, content=film, public=False, headers={"Content-Type": "video/mp4"})
        files = {"media": ("film.mp4", film, "video/mp4"), "thumb": ("a.txt", b"words")}
        wire.write("/parts", NOW, files=files, form={"segment": "0"}, public=False)
    whole, parts = server.asked
    assert (whole.body, whole.headers["content-length"]) == (film.read_bytes(), "200000")
    assert parts.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert b'name="segment"\r\n\r\n0\r\n' in parts.body
    assert b'name="media"; filename="film.mp4"\r\nContent-Type: video/mp4\r\n\r\nfilmfilm' in parts.body
    assert b'filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nwords' in parts.body


def test_a_file_that_is_gone_was_not_sent(tmp_path):
    with Loopback(lambda _asked: answer(body={})) as server:
        with pytest.raises(Unreachable, match=r"nothing was sent to .*: .*gone\.mp4 cannot be read"):
            Wire(server.url).write("/a", NOW, content=tmp_path / "gone.mp4")
        assert server.asked == []


@pytest.mark.parametrize("given", [{"token": "no\nline"}, {"token": "žaba"}, {"headers": {"a": "b\r\nc: d"}}])
def test_what_no_header_can_hold_was_not_sent(given):
    with Loopback(lambda _asked: answer(body={})) as server:
        with pytest.raises(Unreachable, match="its address or a header cannot be written"):
            Wire(server.url).write("/a", NOW, **given)
        with pytest.raises(Unreachable, match="its address or a header cannot be written"):
            Wire(server.url).write("/a\nb", NOW)
        assert server.asked == []


def test_a_network_may_judge_by_what_an_answer_says():
    """As Meta's do: the code in it counts, whatever the status is."""

    def judge(reply):
        if reply.status == 400 and reply.data == {"error": {"code": 1}}:
            return reply.doubt("had trouble of its own")
        return Unreachable("busy", 60) if reply.data == {"error": {"code": 4}} else None

    with Loopback(lambda _asked: next(said)) as server:
        wire = Wire(server.url)
        for status, code, kind in ((400, 1, Unknown), (200, 4, Unreachable), (400, 100, Refused)):
            said = iter([answer(status, {"error": {"code": code}})])
            with pytest.raises(kind):
                wire.write("/a", NOW, judge=judge)
        said = iter([answer(200, {"id": "1"})])
        assert wire.read("/a", NOW, judge=judge).data == {"id": "1"}


def test_an_answer_may_be_written_like_a_form():
    with Loopback(lambda _asked: answer(body=b"oauth_token=a&oauth_token_secret=b", kind="text/html")) as server:
        wire = Wire(server.url)
        reply = wire.write("/a", NOW, answered_in="form", public=False, confidential=["oauth_token"])
        assert reply.data == {"oauth_token": "a", "oauth_token_secret": "b"}
        wire.hide("a")
        assert wire.read("/a", NOW, answered_in="form").data == {"oauth_token": "…", "oauth_token_secret": "b"}
    with Loopback(lambda _asked: answer(body=b"<h1>", kind="text/html")) as server, pytest.raises(Unreachable):
        Wire(server.url).read("/a", NOW, answered_in="form")


def test_a_packed_answer_is_unpacked_and_a_bomb_is_not():
    small, bomb = gzip.compress(b'{"id": "7"}'), gzip.compress(b" " * (100 << 20))
    said = iter([small, bomb, small[:-9], b"rubbish", b""])
    with Loopback(lambda _asked: answer(body=next(said), kind="application/json", Content_Encoding="gzip")) as server:
        wire = Wire(server.url)
        assert wire.read("/a", NOW).data == {"id": "7"}
        for _ in range(3):
            with pytest.raises(Unreachable, match="makes no sense"):
                wire.read("/a", NOW)
        assert wire.read("/a", NOW).data is None


def test_an_answer_without_end_is_left_at_once():
    begun = time.monotonic()
    endless = answer(body=b"[" + b"0," * (8 << 20), kind="application/json")
    with Loopback(lambda _asked: endless) as server, pytest.raises(Unreachable, match="makes no sense"):
        Wire(server.url).read("/a", NOW)
    assert time.monotonic() - begun < 8


def test_what_was_sent_in_confidence_is_in_no_answer():
    token, word = "tok-3n/s3cret+=", "hush-hush-pass"

    def play(asked):
        said = asked.headers["authorization"] + asked.path
        told = {"id": f"a {token}", "more": [said, {"b": b64encode(f"office:{word}".encode()).decode()}]}
        return answer(body=told, x_echo=said)

    with Loopback(play) as server:
        wire = Wire(server.url)
        wire.hide(word)
        reply = wire.write(f"/bot{word}/send", NOW, token=token, json={"password": word})
        plain = wire.read(f"/bot{word}/send", NOW, token=token, confidential=["id"])
    assert reply.data["id"] == "a …"
    for secret in (token, word, b64encode(word.encode()).decode().rstrip("=")[2:-2]):
        assert secret not in f"{reply.data}{reply.headers}{reply}{plain}"
    assert token in plain.data["id"]


def test_another_server_of_the_same_account_is_one_of_its_own():
    with Loopback(lambda asked: answer(body={"said": asked.headers["authorization"]})) as server:
        wire = Wire("https://api.example.org")
        other = wire.beside(f"{server.url}/upload?a=b", ["example.org", "127.0.0.1"])
        wire.turn_ends = ticks() + 60
        assert other.turn_ends == wire.turn_ends
        assert other.read("/", NOW, token="s3cret").data == {"said": "Bearer …"}
        wire.turn_ends = 0
        with pytest.raises(Unreachable, match="stood still"):
            other.write("/", NOW)
    assert wire.beside("https://up.example.org/", ["example.org"]).name == "up.example.org"


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org.evil.example/a",
        "https://evilexample.org/",
        "https://api.example.org@evil.example/",
        "https://me@api.example.org/",
        "http://api.example.org/",
        "https://api.example.org:99999/",
        "https://[/",
        "/a",
        "",
    ],
)
def test_another_servers_address_is_not_gone_to(address):
    with pytest.raises(Unreachable, match=r"sends us to .* which is not its own|names no address"):
        Wire("https://api.example.org").beside(address, ["example.org"])


def test_what_is_sent_does_not_show_by_accident():
    given = GivenBody("POST", "https://api.telegram.org/bot123:hush/send", {"Authorization": "Bearer hush"})
    assert repr(given) == "<POST>"


def test_where_a_server_has_moved_to_is_told_inert():
    assert "moved to elsewhere" in refused(answer(301, {}, location="https://["), kind=Unknown)
    assert "moved to new .example:" in refused(answer(301, {}, location="https://new\x1b.example/"), kind=Unknown)


def test_only_this_machine_is_spoken_to_in_the_clear():
    with pytest.raises(SettingsError, match="would send the token in the clear: write https://"):
        Wire("http://example.social")
    assert Wire("https://example.social/").base == "https://example.social"
    assert Wire("http://[::1]:80").name == "[::1]:80"


def test_no_proxy_is_told_what_goes_to_this_machine(monkeypatch):
    with Loopback(lambda _asked: answer(body={"id": "7"})) as server, Loopback(lambda _asked: answer()) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        assert Wire(server.url).read("/a", NOW, token="s3cret").data == {"id": "7"}
        assert proxy.asked == []


@pytest.mark.parametrize("server", ["https://", "https://[", "example.social", "https://a:b", "", "https://a:99999"])
def test_a_server_has_an_address(server):
    with pytest.raises(SettingsError, match=r"is no address of a server: write https://"):
        Wire(server)


def test_a_server_that_allows_no_more_calls_says_until_when():
    until = {"x_ratelimit_reset": "2026-11-23T12:05:00.000Z"}
    said = iter([("3", until), ("0", until), ("0", {}), ("7", until)])

    def play(_asked):
        left, more = next(said)
        return answer(body={}, x_ratelimit_remaining=left, **more)

    found = []
    with Loopback(play) as server:
        wire = Wire(server.url)
        for _ in range(4):
            wire.read("/", NOON)
            found.append(wire.until)
    assert found == [None, NOON + timedelta(minutes=5), None, None]


@pytest.mark.parametrize("clock", [[11], [9, 11]])
def test_nothing_is_written_once_the_callers_turn_is_over(clock):
    """The second time it is over when the head of the request is out, with which no server does anything."""
    with Loopback(lambda _asked: answer(body={})) as server:
        wire = Wire(server.url, clock=iter(clock).__next__)
        wire.turn_ends = 10
        with pytest.raises(Unreachable, match=r"stood still for too long before it sent to .*: nothing was sent"):
            wire.write("/a", NOW, json={"text": "Doors open at six."})
    assert server.asked == []


@pytest.mark.parametrize(("clock", "come"), [([11], rb""), ([9, 11], rb"POST /a HTTP/1\.1\r\n.*\r\n\r\n")])
def test_what_is_heard_of_the_connection_is_heard_before_a_byte_of_it_has_left(clock, come):
    """Head and body are two steps: whoever stops at the first has sent nothing, at the second no word of the post."""
    with socket.create_server(("127.0.0.1", 0)) as door, ThreadPoolExecutor(1) as apart:
        port = door.getsockname()[1]
        got = apart.submit(all_that_comes, door)
        wire = Wire(f"http://127.0.0.1:{port}", clock=iter(clock).__next__)
        wire.turn_ends = 10
        with pytest.raises(Unreachable):
            wire.write("/a", NOW, json={"text": "Doors open at six."})
        assert re.fullmatch(come, got.result(10), re.DOTALL)


def all_that_comes(door):
    """Every byte that the next guest sends until it leaves."""
    guest, _ = door.accept()
    with guest:
        return b"".join(iter(lambda: guest.recv(65536), b""))


def test_the_clock_by_which_a_turn_ends_goes_on():
    before = ticks()
    time.sleep(0.01)
    assert 0.01 <= ticks() - before < 60


@pytest.mark.parametrize(
    ("shows", "behind"),
    [
        ("Tue, 24 Nov 2026 08:55:00 GMT", timedelta(minutes=5)),
        ("Tue, 24 Nov 2026 09:05:00 GMT", timedelta()),
        ("Fri, 20 Nov 2026 09:00:00 GMT", timedelta(days=1)),
        ("at noon", timedelta()),
    ],
)
def test_a_moment_is_told_by_the_servers_clock_where_that_is_behind(shows, behind):
    with Loopback(lambda _asked: answer(body={"id": "7"}, Date=shows)) as server:
        wire = Wire(server.url)
        assert wire.there(NOW) == NOW
        wire.read("/thing", NOW)
        assert wire.there(NOW) == NOW - behind


@pytest.mark.parametrize(
    "address",
    [
        r"https://evil.example\.linkedin.com/a", "https://evil.example%2f.linkedin.com/a", "https://evil.example%5c.linkedin.com/a",
        "https://evil.example;.linkedin.com/a", "https://evil.example,a.linkedin.com/a", "https://evil.example .linkedin.com/a",
        "https://evil.example%00.linkedin.com/a", "https://evil.example%40.linkedin.com/a", "https://evil.example\0.linkedin.com/a",
        "https://evil.example\u2028.linkedin.com/a", "https://evil.example\uff0f.linkedin.com/a", "https://l\u0131nkedin.com/a",
        "https://www.linkedin.com:22/a", "https://www.linkedin.com:0/a", "https://www.linkedin.com:99999/a",
        "https://office:s3cret@www.linkedin.com/a", "https://evil.example#.linkedin.com/a", "https://notlinkedin.com/a",
        "http://www.linkedin.com/a", "ftp://www.linkedin.com/a", "//www.linkedin.com/a", "https://[::1].linkedin.com/a",
        "https://linkedin.com.evil.example/a", "https://linkedin.com./a", "javascript://www.linkedin.com/%0aalert(1)", "",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_servers_own_gets_nothing(address):
    with pytest.raises(Unreachable):
        Wire("https://api.linkedin.com").beside(address, ["linkedin.com"])


def test_another_server_of_its_own_is_told_by_its_name():
    wire = Wire("https://api.linkedin.com:8443")
    for address in ("https://www.LinkedIn.com/a", "https://linkedin.com:443/a", "https://x.linkedin.com:8443/a"):
        assert wire.beside(address, ["linkedin.com"]).base.startswith("https://")


@pytest.mark.parametrize(
    "to", ["{other}/a", "{other}:80/a", "/a", "//localhost:1/a", "https://example.org/a", "ftp://a", ""]
)
@pytest.mark.parametrize("status", [300, 301, 302, 303, 305, 307, 308])
def test_no_redirect_is_followed_and_nothing_is_sent_twice(status, to):
    with Loopback(lambda _asked: answer(200, {})) as other:
        moved = answer(
            status, {"location": other.url}, location=to.format(other=other.url), refresh=f"0; url={other.url}"
        )
        with Loopback(lambda _asked: moved) as server:
            wire = Wire(server.url)
            sent = {
                "token": "t0ken-of-the-office",
                "headers": {"Cookie": "a=b", "X-Key": "k3y"},
                "query": {"code": "c0de"},
            }
            calls = [
                lambda: wire.read("/a", NOW, **sent),
                lambda: wire.delete("/a", NOW, **sent),
                lambda: wire.write("/a", NOW, json={"password": "app-passw0rd"}, **sent),
                lambda: wire.write("/a", NOW, form={"refresh_token": "r3fresh"}, public=False, **sent),
                lambda: wire.write("/a", NOW, method="PUT", content=b"film", public=False, **sent),
                lambda: wire.write("/a", NOW, method="PATCH", files={"file": ("a.png", b"png")}, **sent),
            ]
            for number, call in enumerate(calls, 1):
                with pytest.raises(NetworkError):
                    call()
                assert len(server.asked) == number
    assert other.asked == []
