"""Calls of the Graph API: where the token stands, which version is asked for, and what is noted of each answer."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from postdesk.errors import Refused, Unreachable
from postdesk.networks.meta.graph import Graph
from postdesk.wire import Wire
from stage.life import NOON
from stage.loopback import Loopback, answer

TOKEN, SECRET = "planted-token-of-a-page", "planted-secret-of-an-app"
PROOF = "cc807691f8d8b154f1cdeb630892d7216f810aa10b2addaefcb75739e797869e"


@pytest.fixture
def said():
    """What the server answers, one after another; the last one again and again."""
    return [answer(body={"id": "1"}, kind="text/javascript; charset=UTF-8")]


@pytest.fixture
def door(said):
    with Loopback(lambda _asked: said.pop(0) if len(said) > 1 else said[0]) as door:
        yield door


@pytest.fixture
def graph(door):
    return Graph(Wire(door.url), "v26.0", lambda _now: TOKEN, {})


def test_the_token_stands_in_a_header_and_the_version_in_the_address(graph, door):
    assert graph.read("/me", NOON, fields="id,name").data == {"id": "1"}
    graph.write("/me/feed", NOON, {"message": "Doors open."}, public=True, query={"fields": "id"})
    graph.delete("/1", NOON)
    assert [(asked.method, asked.path) for asked in door.asked] == [
        ("GET", "/v26.0/me?fields=id%2Cname"),
        ("POST", "/v26.0/me/feed?fields=id"),
        ("DELETE", "/v26.0/1"),
    ]
    assert {asked.headers["authorization"] for asked in door.asked} == {f"Bearer {TOKEN}"}
    assert door.asked[1].body == b"message=Doors+open."


def test_an_app_that_wants_to_be_known_is_shown_a_proof(door):
    graph = Graph(Wire(door.url), "v26.0", lambda _now: TOKEN, {}, SECRET)
    graph.read("/me", NOON)
    graph.write("/me/feed", NOON, {}, public=True)
    graph.delete("/1", NOON)
    asked, written, deleted = door.asked
    assert dict(parse_qsl(urlsplit(asked.path).query)) == dict(parse_qsl(urlsplit(deleted.path).query))
    assert dict(parse_qsl(written.body.decode())) == {"appsecret_proof": PROOF}
    assert SECRET not in asked.path


def test_a_file_goes_along(graph, door):
    graph.write("/me/photos", NOON, {"published": "false"}, public=False, files={"source": ("a.jpg", b"\xff\xd8")})
    assert b'name="source"; filename="a.jpg"' in door.asked[0].body
    assert b"\xff\xd8" in door.asked[0].body


def test_a_no_is_judged_by_its_code(graph, said):
    said[:] = [answer(500, {"error": {"code": 100, "message": "The ids query parameter is deprecated."}})]
    with pytest.raises(Refused, match="is deprecated"):
        graph.read("/", NOON, ids="1,2")
    with pytest.raises(Refused, match="is deprecated"):
        graph.write("/", NOON, {}, public=True)
    with pytest.raises(Refused, match="is deprecated"):
        graph.delete("/", NOON)


def test_what_is_used_up_is_noted(graph, said):
    said[:] = [
        answer(body={}, X_App_Usage='{"call_count": 100, "estimated_time_to_regain_access": 5}'),
        answer(body={}, X_App_Usage='{"call_count": 81}'),
        answer(body={}, X_App_Usage='{"call_count": 79}'),
    ]
    graph.read("/me", NOON)
    assert (graph.until - NOON).total_seconds() == 300
    graph.read("/me", NOON)
    assert graph.until is None
    with pytest.raises(Unreachable, match="has seen 81% of the calls that it allows"):
        graph.spare()
    graph.read("/me", NOON)
    graph.spare()
    assert graph.used == 79


def test_a_version_that_was_not_asked_for_is_noted(graph, said):
    said[:] = [answer(body={}, facebook_api_version="v27.0"), answer(body={}, facebook_api_version="v26.0")]
    graph.read("/me", NOON)
    assert graph.served == "v27.0"
    graph.read("/me", NOON)
    assert graph.served == ""
