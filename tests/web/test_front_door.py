"""A proxy signs people in and names them in a header; from anybody else that header is worth nothing."""

import pytest

from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.web.front_door import SECRET_HEADER, FrontDoor, front_door
from stage.browsing import COOKIE, HOST, OURS, Browser, plain
from stage.colleagues import ANA, BEN, EVE, peopled
from stage.desks import DOORS, SETTINGS, lay

PROXY, STRANGER = "10.0.0.5", "10.0.0.6"
PUBLIC = "https://desk.example.org"
SECRET = "a-secret-that-both-of-them-know"
DOOR = FrontDoor((f"http://{HOST}", PUBLIC), COOKIE, "remote-user", (f"{PROXY}/32", "fd00::/64"))
WEB = f'\n[web]\naddress = "{PUBLIC}"\nheader = "Remote-User"\n'


@pytest.fixture
def desk(tmp_path, clock):
    return peopled(tmp_path, clock)


def asked(desk, headers, peer=PROXY, door=DOOR, method="GET", address="/", **more):
    """Return the answer to a request whose other end is at an address."""
    return Browser(desk, door).ask(method, address, headers, peer, **more)


def named(value):
    return [("remote-user", value)]


@pytest.mark.parametrize("name", ["ana@example.org", "ANA@example.org", "ana", "Ana Marić".encode()])
def test_whoever_the_proxy_names_is_who_they_are_in_people(desk, name):
    answer = asked(desk, [("remote-user", name)])
    assert answer.status_code == 200
    assert f'<p class="who" dir="auto">{ANA}</p>' in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("peer", [STRANGER, "127.0.0.1", "::1", "::ffff:10.0.0.6", "fd01::1", "not an address", None])
def test_a_header_from_anywhere_else_lets_nobody_in(desk, peer):
    for extra in ([], [("x-forwarded-for", PROXY), ("x-real-ip", PROXY), ("forwarded", f"for={PROXY}")]):
        answer = asked(desk, named("ana@example.org") + extra, peer)
        assert answer.status_code == 401
        assert f"This desk is at <bdi>{desk.house.web_address}</bdi> only." in answer.text


@pytest.mark.parametrize("peer", [PROXY, f"::ffff:{PROXY}", "fd00::7"])
def test_the_proxy_is_known_by_its_address_however_that_is_written(desk, peer):
    assert asked(desk, named("ben@example.org"), peer).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        [],
        named(""),
        named("  "),
        named("ana@example.org") + named("ben@example.org"),
        named("ana@example.org") + named("ana@example.org"),
        [("remote_user", "ana@example.org"), ("x-remote-user", "ana@example.org")],
        [("remote-user", b"ana\x07@example.org")],
        [("remote-user", b"Ana Mari\xe6")],
        [("remote-user", "ana\u202e".encode())],
        named("a" * 201),
    ],
)
def test_a_header_that_is_missing_double_or_unreadable_names_nobody(desk, headers):
    answer = asked(desk, headers)
    assert answer.status_code == 401
    assert "The proxy did not say who you are: it has to send <code>remote-user</code> once." in answer.text


def test_whoever_is_not_in_people_reads_whom_to_ask(desk):
    answer = asked(desk, named("mallory@example.org"))
    assert answer.status_code == 403
    assert "mallory@example.org is nobody in [people] of this desk: to be named there, ask Dan" in plain(answer.text)
    assert "Country Office" not in answer.text
    assert asked(desk, named("ana@example.org, ben@example.org")).status_code == 403
    assert asked(desk, named("=?utf-8?q?ana?=")).status_code == 403


def test_where_nobody_publishes_every_name_is_one_to_ask(tmp_path, clock):
    people = '\n[people]\nAna = ["draft"]\nBen = ["read"]\n'
    office = lay(tmp_path, SETTINGS + people)
    desk = Desk.open(office, clock)
    assert "to be named there, ask Ana, Ben" in plain(asked(desk, named("mallory")).text)


def test_no_cookie_and_no_link_is_worth_anything_where_a_proxy_signs_in(desk):
    browser = Browser(desk, DOOR)
    token = f"/enter?token={browser.keys.token}"
    assert browser.ask("GET", token).status_code == 401
    browser.cookies = {COOKIE: browser.keys.exchange(browser.keys.token)}
    assert browser.ask("GET", "/").status_code == 401


def test_a_change_is_in_the_name_of_whom_the_proxy_names_and_from_the_page_alone(desk):
    form = {"method": "POST", "address": "/do/hold"}
    who = named("ben@example.org")
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": f"http://{HOST}"}):
        assert asked(desk, who + list(headers.items()), **form).status_code == 403
    ours = [*who, ("origin", PUBLIC)]
    assert asked(desk, ours, **form, data={"ref": DOORS, "why": "a flood"}).status_code == 303
    assert desk.posts.history(DOORS)[-1].who == BEN


def test_another_name_than_the_page_s_is_refused_from_the_proxy_too(desk):
    answer = asked(desk, [*named("ana@example.org"), ("host", "evil.example")])
    assert answer.status_code == 421


def test_whoever_has_come_in_is_led_to_the_page(desk):
    answer = asked(desk, named("ana@example.org"), address="/enter?token=x")
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize(
    ("sent", "status"),
    [([], 401), ([SECRET], 200), (["wrong"], 401), ([SECRET, SECRET], 401), ([""], 401), (["sécret"], 401)],
)
@pytest.mark.parametrize("where", ["socket", "address"])
def test_a_secret_is_asked_for_where_one_is_set(desk, where, sent, status):
    door = FrontDoor(
        (PUBLIC,), COOKIE, "remote-user", (f"{PROXY}/32",) * (where == "address"), where == "socket", SECRET
    )
    headers = [*named("ana@example.org"), *((SECRET_HEADER, one.encode("latin-1")) for one in sent)]
    assert asked(desk, headers, PROXY if where == "address" else None, door).status_code == status


def test_a_socket_is_the_proxy_s_whatever_it_says_of_addresses(desk):
    door = FrontDoor((PUBLIC,), COOKIE, "remote-user", socket=True)
    assert asked(desk, named("eve@example.org"), None, door).status_code == 200
    assert EVE in asked(desk, [*named("eve@example.org"), ("x-forwarded-for", STRANGER)], None, door).text


def front(tmp_path, clock, web, environ, *, socket=False, monkeypatch):
    monkeypatch.delenv("POSTDESK_PROXY_SECRET", raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    house = peopled(tmp_path, clock, SETTINGS + WEB + web).house
    return front_door(house, ("http://127.0.0.1:1",), COOKIE, socket=socket)


@pytest.mark.parametrize(
    ("web", "secret", "says"),
    [
        ("", "", '[web] says from whom its header is believed: write proxies = ["10.0.0.5"], or use --socket'),
        ('proxies = "127.0.0.1"', "", "any program on this machine could say that it is somebody: use --socket"),
        ('proxies = "::1"', "", "any program on this machine could say"),
        ('proxies = "10.0.0.5"', "short", "POSTDESK_PROXY_SECRET is too short to be a secret"),
    ],
)
def test_a_header_that_anybody_could_send_is_refused_at_once(tmp_path, clock, monkeypatch, web, secret, says):
    with pytest.raises(PostdeskError) as told:
        front(tmp_path, clock, web, {"POSTDESK_PROXY_SECRET": secret} if secret else {}, monkeypatch=monkeypatch)
    assert says in str(told.value)


def test_what_the_door_is_made_of(tmp_path, clock, monkeypatch):
    secret = {"POSTDESK_PROXY_SECRET": SECRET}
    found = front(tmp_path, clock, 'proxies = "127.0.0.1"', secret, monkeypatch=monkeypatch)
    assert found.origins == ("http://127.0.0.1:1", PUBLIC)
    assert (found.header, found.proxies, found.secret) == ("remote-user", ("127.0.0.1/32",), SECRET)
    assert front(tmp_path, clock, "", {}, socket=True, monkeypatch=monkeypatch).socket
    plain = peopled(tmp_path, clock).house
    assert front_door(plain, ("http://127.0.0.1:1",), COOKIE, socket=False) == FrontDoor(
        ("http://127.0.0.1:1",), COOKIE
    )


def test_a_cookie_is_for_encrypted_ways_alone_where_the_page_is_behind_one(desk):
    for name, secure in ((HOST, False), ("desk.example.org", True)):
        browser = Browser(desk, FrontDoor((f"http://{HOST}", PUBLIC), COOKIE))
        answer = browser.ask("GET", f"/enter?token={browser.keys.token}", {"host": name})
        assert ("Secure" in answer.headers["set-cookie"]) is secure


def test_whoever_leaves_the_desk_is_out_at_once_with_their_link_and_their_cookie(desk):
    ana, dan = Browser(desk).enter(ANA), Browser(desk).enter()
    assert ana.ask("GET", "/").status_code == 200
    settings = desk.house.root / "campaigns" / "desk.toml"
    settings.write_text(
        settings.read_text("utf-8").replace('[people.ana]\nname = "Ana Marić"', '[people.ida]\nname = "Ida"'), "utf-8"
    )
    answer = ana.ask("GET", "/")
    assert answer.status_code == 403
    assert f"{ANA} is nobody in [people] of this desk: to be named there, ask Dan" in plain(answer.text)
    assert ana.ask("POST", "/do/hold", OURS, data={"ref": DOORS}).status_code == 403
    assert dan.ask("GET", "/").status_code == 200
