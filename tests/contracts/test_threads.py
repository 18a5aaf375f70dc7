"""The contract server answers as Threads is documented to, and refuses what Threads would."""

import json
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest

from contracts.threads import BUSY, FULL, LINKS, MISSING, NOT_THERE, SHAPE, SITE, TOO_LONG, UNFETCHED, ThreadsApi
from contracts.threads_sign_in import APP, BACK, SECRET, TOKEN, USER
from stage.life import NOON
from stage.loopback import Asked
from stage.pictures import jpeg

SPECS = Path(__file__).parents[3] / "shared/contracts/specs"
FIELDS = "id,text,timestamp,media_type,permalink,shortcode"


@pytest.fixture
def api(tmp_path):
    return ThreadsApi(tmp_path)


def call(api, method, path, token=TOKEN, **given):
    """A call; its status and what came back."""
    said = urlencode(given)
    asked = f"{path}?{said}" if method != "POST" and said else path
    signed = f"Authorization: Bearer {token}\r\n" if token else ""
    body = said if method == "POST" else ""
    raw = api(Asked(f"{method} {asked} HTTP/1.1\r\n{signed}\r\n{body}".encode()))
    head, _, body = raw.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)


def made(api, **given):
    return call(api, "POST", "/v1.0/me/threads", **{"media_type": "TEXT", "text": "Doors", **given})[1]["id"]


def published(api, **given):
    return call(api, "POST", "/v1.0/me/threads_publish", creation_id=made(api, **given))


def code(answer):
    """The code and subcode of an error."""
    if isinstance(answer, bytes):
        answer = json.loads(answer.partition(b"\r\n\r\n")[2])
    return answer["error"]["code"], answer["error"].get("error_subcode")


def test_its_noes_are_documented_ones():
    if not SPECS.is_dir():
        pytest.skip("../shared is absent")
    said = json.loads((SPECS / "meta-errors.json").read_text())["errors"]
    known = {(each["code"], each["subcode"]) for each in said if each["network"] in {"meta", "threads"}}
    assert {code(no) for no in (MISSING, TOO_LONG, LINKS, NOT_THERE, UNFETCHED, FULL, BUSY)} <= known


def test_a_container_is_no_post_until_it_is_published_and_then_once(api):
    container = made(api, text="Doors #Museum!", link_attachment="https://a.example")
    assert api.posts == []
    asked = {"fields": "id,status,error_message"}
    assert call(api, "GET", f"/v1.0/{container}", **asked)[1] == {"id": container, "status": "FINISHED"}
    status, said = call(api, "POST", "/v1.0/me/threads_publish", creation_id=container)
    assert (status, api.posts[0]["topic"]) == (200, "Museum")
    assert call(api, "GET", f"/v1.0/{container}", **asked)[1]["status"] == "PUBLISHED"
    for again, answered in (("gone", 24), ("twice", 100)):
        api.again = again
        assert code(call(api, "POST", "/v1.0/me/threads_publish", creation_id=container)[1])[0] == answered
    api.again = "same"
    assert call(api, "POST", "/v1.0/me/threads_publish", creation_id=container) == (200, said)
    assert len(api.posts) == 1
    _, page = call(api, "GET", "/v1.0/me/threads", fields=FIELDS, since=str(int(NOON.timestamp())))
    assert page["data"][0] == {
        "id": said["id"],
        "text": "Doors #Museum!",
        "timestamp": "2026-11-23T12:00:00+0000",
        "media_type": "TEXT_POST",
        "permalink": f"https://www.threads.com/@ouroffice/post/{page['data'][0]['shortcode']}",
        "shortcode": page["data"][0]["shortcode"],
    }
    assert call(api, "GET", f"/v1.0/{said['id']}/insights", metric="views")[1]["data"][0]["values"] == [{"value": 540}]
    assert call(api, "DELETE", f"/v1.0/{said['id']}")[1] == {"success": True, "deleted_id": said["id"]}
    assert code(call(api, "DELETE", f"/v1.0/{said['id']}")[1]) == (100, 33)
    assert (len(api.posts), api.broken) == (0, [])


def test_answers_stand_in_a_list_of_their_own(api):
    first = published(api)[1]["id"]
    second = published(api, reply_to_id=first)[1]["id"]
    third = published(api, reply_to_id=second)[1]["id"]
    _, roots = call(api, "GET", "/v1.0/me/threads", fields="id")
    _, page = call(api, "GET", "/v1.0/me/replies", fields="id,replied_to{id},root_post{id}", limit="1")
    assert [post["id"] for post in roots["data"]] == [first]
    assert page["data"] == [{"id": third, "replied_to": {"id": second}, "root_post": {"id": first}}]
    assert page["paging"]["cursors"]["after"] == "1"
    assert TOKEN in page["paging"]["next"]
    limits = {"fields": "quota_usage,config,reply_quota_usage"}
    said = call(api, "GET", "/v1.0/me/threads_publishing_limit", **limits)[1]["data"][0]
    assert (said["quota_usage"], said["reply_quota_usage"], said["config"]["quota_total"]) == (1, 2, 250)


@pytest.mark.parametrize(
    ("method", "path", "given"),
    [
        ("POST", "me/threads", {"media_type": "TEXT", "text": "x", "auto_publish_text": "true"}),
        ("POST", "me/threads", {"media_type": "TEXT", "text": "x", "alt_text": "x"}),
        ("POST", "me/threads", {"media_type": "AUDIO"}),
        ("POST", "me/threads", {"text": "x"}),
        ("POST", "me/threads", {"media_type": "TEXT", "colour": "red", "text": "x"}),
        ("POST", "me/threads", {"media_type": "TEXT"}),
        ("POST", "me/threads", {"media_type": "TEXT", "text": "x", "topic_tag": "Open.Day"}),
        ("POST", "me/threads", {"media_type": "TEXT", "text": "x", "topic_tag": "Tea&Cake"}),
        ("POST", "me/threads", {"media_type": "TEXT", "text": "x", "topic_tag": "x" * 51}),
        ("POST", "me/threads", {"media_type": "TEXT", "text": "x", "topic_tag": ""}),
        ("POST", "me/threads", {"media_type": "TEXT", "text": "x", "reply_control": "nobody"}),
        ("POST", "me/threads", {"media_type": "IMAGE", "text": "x"}),
        ("POST", "me/threads", {"media_type": "VIDEO", "image_url": f"{SITE}/a.jpg"}),
        ("POST", "me/threads", {"media_type": "CAROUSEL", "text": "x"}),
        ("POST", "me/threads", {"media_type": "CAROUSEL", "children": ",".join("123456789012345678901")}),
        ("POST", "me/threads", {"media_type": "IMAGE", "image_url": f"{SITE}/a.jpg", "link_attachment": "https://a"}),
        ("POST", "me/threads_publish", {}),
        ("GET", "7/insights", {}),
        ("POST", "me/threads", {"media_type": "IMAGE", "text": "x", "is_carousel_item": "true", "image_url": SITE}),
        ("POST", "me/threads", {"media_type": "CAROUSEL", "children": "1"}),
        ("POST", "me/threads", {"media_type": "CAROUSEL", "children": "1,2"}),
        ("POST", "me/threads?text=x", {"media_type": "TEXT"}),
        ("GET", "me/threads", {"fields": "id", "limit": "101"}),
        ("GET", "me/threads", {"fields": "id", "since": "1"}),
        ("GET", "me/threads", {"fields": "id,colour"}),
        ("GET", "me/threads", {"fields": "id", "access_token": TOKEN}),
        ("GET", "me/likes", {}),
    ],
)
def test_what_no_careful_client_does_is_refused_and_written_down(api, method, path, given):
    assert code(call(api, method, f"/v1.0/{path}", **given)[1])[0] == 100
    assert api.broken


def test_a_container_is_not_answered_and_children_are_finished(api):
    (api.site / "a.jpg").write_bytes(jpeg())
    container = made(api)
    assert code(call(api, "POST", "/v1.0/me/threads", media_type="TEXT", text="x", reply_to_id=container)[1])[0] == 100
    assert api.broken == ["a container is answered"]
    child = {"media_type": "IMAGE", "image_url": f"{SITE}/a.jpg", "is_carousel_item": "true", "text": ""}
    ids = [made(api, **child) for _ in range(2)]
    carousel = {"media_type": "CAROUSEL", "children": ",".join(ids)}
    assert made(api, **carousel)
    assert "another carousel" in call(api, "POST", "/v1.0/me/threads", **carousel)[1]["error"]["message"]
    api.slow = {"IMAGE": 60}
    assert call(api, "POST", "/v1.0/me/threads", **carousel)[0] == 400
    assert len(api.broken) == 2
    api.slow = {}
    words = call(api, "POST", "/v1.0/me/threads", **{**child, "alt_text": "x" * 1001})
    assert code(words[1])[0] == 100


@pytest.mark.parametrize(
    ("given", "no"),
    [
        ({"text": "x" * 501}, TOO_LONG),
        ({"text": "👩‍👩‍👧‍👦" * 21}, TOO_LONG),
        ({"text": " ".join(f"https://{n}.example" for n in range(5)), "link_attachment": "https://a.example"}, LINKS),
        ({"reply_to_id": "18999"}, MISSING),
        ({"media_type": "IMAGE", "image_url": f"{SITE}/none.jpg"}, UNFETCHED),
        ({"media_type": "IMAGE", "image_url": "https://elsewhere.example/a.jpg"}, UNFETCHED),
        ({"media_type": "VIDEO", "video_url": f"{SITE}/a.jpg"}, UNFETCHED),
        ({"media_type": "IMAGE", "image_url": f"{SITE}/wide.jpg"}, SHAPE),
    ],
)
def test_what_threads_does_not_take(api, given, no):
    (api.site / "a.jpg").write_bytes(jpeg())
    (api.site / "wide.jpg").write_bytes(jpeg(110, 10))
    said = call(api, "POST", "/v1.0/me/threads", **{"media_type": "TEXT", "text": "Doors", **given})
    assert (code(said[1]), api.broken) == (code(no), [])


def test_a_container_works_ends_and_is_forgotten(api):
    container = made(api)
    api.slow = {"TEXT": 30}
    assert code(call(api, "POST", "/v1.0/me/threads_publish", creation_id=container)[1]) == code(MISSING)
    api.slow, api.ends_as = {}, {"TEXT": "UNKNOWN"}
    assert call(api, "GET", f"/v1.0/{container}", fields="status,error_message")[1]["error_message"] == "UNKNOWN"
    api.ends_as, api.ahead = {}, timedelta(hours=25)
    assert call(api, "GET", f"/v1.0/{container}", fields="status")[1]["status"] == "EXPIRED"
    assert call(api, "GET", f"/v1.0/{container}", fields="text")[0] == 400
    assert code(call(api, "GET", "/v1.0/7", fields="status")[1]) == (100, 33)
    assert code(call(api, "GET", "/v1.0/7/insights", metric="views")[1]) == (100, 33)


@pytest.mark.parametrize("scope", ["content_publish", "manage_replies", "read_replies", "manage_insights", "delete"])
def test_each_scope_lets_do_one_thing(api, scope):
    first = published(api)[1]["id"]
    api.door.scopes -= {f"threads_{scope}"}
    calls = {
        "content_publish": lambda: published(api),
        "manage_replies": lambda: call(api, "POST", "/v1.0/me/threads", media_type="TEXT", text="x", reply_to_id=first),
        "read_replies": lambda: call(api, "GET", "/v1.0/me/replies", fields="id"),
        "manage_insights": lambda: call(api, "GET", f"/v1.0/{first}/insights", metric="views"),
        "delete": lambda: call(api, "DELETE", f"/v1.0/{first}"),
    }
    refused = {name for name, ask in calls.items() if "error" in ask()[1]}
    assert refused == {scope}


def test_quotas_and_metrics_end(api):
    api.quotas = {"posts": 1, "replies": 1, "deletes": 1}
    first = published(api)[1]["id"]
    assert code(published(api)[1]) == code(FULL)
    second = published(api, reply_to_id=first)[1]["id"]
    assert code(published(api, reply_to_id=first)[1]) == code(FULL)
    assert call(api, "DELETE", f"/v1.0/{second}")[0] == 200
    assert code(call(api, "DELETE", f"/v1.0/{first}")[1]) == code(FULL)
    assert [post["id"] for post in api.posts] == [first]
    assert code(call(api, "GET", f"/v1.0/{first}/insights", metric="reach")[1])[0] == 100


def test_only_a_good_token_is_let_in(api):
    assert call(api, "GET", "/v1.0/me", token="", fields="id")[0] == 401
    raw = api(Asked(f"GET /v1.0/me?fields=id HTTP/1.1\r\nAuthorization: OAuth {TOKEN}\r\n\r\n".encode()))
    assert (code(raw), api.broken) == ((190, 463), ["a token as OAuth"])
    assert call(api, "GET", "/v1.0/me", fields="id,username")[1] == {"id": str(USER), "username": "ouroffice"}
    api.at = NOON + timedelta(days=61)
    assert code(call(api, "GET", "/v1.0/me", fields="id")[1]) == (190, 463)
    assert call(api, "GET", "/v1.0/debug_token", input_token=TOKEN)[1]["data"]["is_valid"] is False


def test_a_code_becomes_a_short_token_and_that_a_long_one(api):
    api.door.codes = {"planted": BACK}
    form = {"client_id": APP, "client_secret": SECRET, "grant_type": "authorization_code", "redirect_uri": BACK}
    _, short = call(api, "POST", "/oauth/access_token", token="", **form, code="planted")
    assert short["user_id"] == USER > 2**53
    asked = {"grant_type": "th_exchange_token", "client_secret": SECRET, "access_token": short["access_token"]}
    _, long = call(api, "GET", "/access_token", token="", **asked)
    assert long["expires_in"] == 5_183_944
    assert call(api, "GET", "/access_token", token="", **{**asked, "client_secret": "x"})[0] == 400
    assert code(call(api, "GET", "/access_token", token="", **{**asked, "access_token": "x"})[1])[0] == 190
    assert "error_message" in call(api, "POST", "/oauth/access_token", token="", **form, code="planted")[1]
    assert "error_message" in call(api, "POST", "/oauth/access_token", token="", **{**form, "client_id": "1"})[1]


def test_a_token_is_renewed_after_a_day_and_within_its_grant(api):
    def renew(token, kind="th_refresh_token"):
        return call(api, "GET", "/refresh_access_token", token="", grant_type=kind, access_token=token)

    new = renew(TOKEN)[1]["access_token"]
    assert api.broken == []
    assert code(renew(new)[1])[0] == 100
    assert api.broken == ["a token is renewed that is not a day old"]
    assert renew(new, "refresh_token")[0] == 400
    api.at = NOON + timedelta(days=91)
    assert code(renew(new)[1]) == (190, 463)
