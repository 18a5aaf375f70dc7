"""The contract server answers as Facebook is documented to, and refuses what Facebook would."""

import json
from urllib.parse import urlencode

import pytest

from contracts.facebook import SCOPES, FacebookApi
from contracts.graph import APP, PERSON, SECRET, TOKEN, fields_of
from contracts.meta_fields import NODES
from stage.loopback import Asked
from stage.pictures import jpeg

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def api():
    return FacebookApi()


def call(api, method, path, form=None, token=f"Bearer {TOKEN}", content=None, kind=FORM, **headers):
    """A call; what came back, and its status."""
    head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:1\r\nContent-Type: {kind}\r\nAuthorization: {token}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    body = urlencode(form or {}).encode() if content is None else content
    said = api(Asked(head.encode() + b"\r\n" + body))
    head, _, body = said.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)


def photo(api, content=None, **fields):
    """A picture that is sent to the Page."""
    rows = "".join(
        f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()
    )
    last = '--b\r\nContent-Disposition: form-data; name="source"; filename="a.jpg"\r\n\r\n'
    body = (rows + last).encode() + (jpeg() if content is None else content) + b"\r\n--b--\r\n"
    return call(api, "POST", "/v26.0/me/photos", content=body, kind="multipart/form-data; boundary=b")


def test_the_fields_that_it_knows_are_those_of_metas_own_schema(shared):
    known = json.loads((shared / "contracts/specs/facebook_v26.json").read_text())
    edges = {"attachments", "reactions", "comments", "insights", "likes", "shares"}
    for ours, theirs in (
        ("Page", "Page"), ("Post", "PagePost"), ("Photo", "Photo"), ("Video", "Video(AdVideo)"), ("Comment", "Comment")
    ):  # fmt: skip
        assert set(NODES[ours]) - edges - set(known[theirs]["fields"]) == set(), ours


def test_the_parameters_that_it_takes_are_those_of_metas_own_schema(shared):
    known = json.loads((shared / "contracts/specs/facebook_v26.json").read_text())
    takes = {(call["method"], call["edge"]): call["params"] for call in known["Page"]["calls"]}
    assert {"message", "link", "attached_media", "published"} <= set(takes["POST", "/feed"])
    assert {"published", "alt_text_custom", "temporary"} <= set(takes["POST", "/photos"])
    assert {"upload_phase", "video_id", "video_state", "description"} <= set(takes["POST", "/video_reels"])


def test_fields_are_read_with_what_stands_behind_them():
    asked = "id,attachments{target{id},url},reactions.limit(0).summary(true),insights.metric(a,b)"
    assert dict(fields_of(asked)) == {
        "id": "",
        "attachments": "{target{id},url}",
        "reactions": ".limit(0).summary(true)",
        "insights": ".metric(a,b)",
    }


def test_it_answers_as_documented(api):
    status, made = call(api, "POST", "/v26.0/1055/feed?fields=id,permalink_url", {"message": "Hello"})
    assert (status, set(made)) == (200, {"id", "permalink_url"})
    _, listed = call(api, "GET", "/v26.0/me/published_posts?fields=id,message&limit=1")
    assert listed == {"data": [{"id": made["id"], "message": "Hello"}]}
    call(api, "POST", "/v26.0/1055/feed", {"message": "Again"})
    _, listed = call(api, "GET", "/v26.0/me/published_posts?limit=1")
    assert TOKEN in listed["paging"]["next"]
    assert call(api, "POST", f"/v26.0/{made['id']}", {"message": "Bye"}) == (200, {"success": True})
    assert call(api, "DELETE", f"/v26.0/{made['id']}") == (200, {"success": True})
    status, gone = call(api, "DELETE", f"/v26.0/{made['id']}")
    assert (status, gone["error"]["code"], gone["error"]["error_subcode"]) == (400, 100, 33)
    assert api.broken == []


@pytest.mark.parametrize(
    ("method", "path", "form", "token"),
    [
        ("GET", f"/v26.0/me?access_token={TOKEN}", None, f"Bearer {TOKEN}"),
        ("GET", "/me", None, f"Bearer {TOKEN}"),
        ("GET", "/v26.0/me/friends", None, f"Bearer {TOKEN}"),
        ("GET", "/v26.0/me?fields=id,colour", None, f"Bearer {TOKEN}"),
        ("GET", "/v26.0/me/published_posts?fields=attachments{colour}", None, f"Bearer {TOKEN}"),
        ("GET", "/v26.0/me/published_posts?date_format=U", None, f"Bearer {TOKEN}"),
        ("GET", "/v26.0/me/published_posts?fields=insights.metric(post_impressions)", None, f"Bearer {TOKEN}"),
        ("GET", "/v26.0/me", None, f"OAuth {TOKEN}"),
        ("POST", "/v26.0/me/feed", {"message": "x", "colour": "red"}, f"Bearer {TOKEN}"),
        ("POST", "/v26.0/me/feed", {"link": "https://x", "attached_media[0]": '{"media_fbid":"1"}'}, f"Bearer {TOKEN}"),
        ("POST", "/v26.0/me/video_reels", {"upload_phase": "start", "title": "x"}, f"Bearer {TOKEN}"),
        ("POST", "/v26.0/me/video_reels", {"upload_phase": "start", "video_id": "1"}, f"Bearer {TOKEN}"),
        ("POST", "/v26.0/me/video_reels", {"upload_phase": "finish", "video_id": "1"}, f"Bearer {TOKEN}"),
    ],
)
def test_what_no_careful_client_does_is_refused_and_written_down(api, method, path, form, token):
    api.by_person("Something to count.")
    status, said = call(api, method, path, form, token)
    assert (status, said["error"]["code"], len(api.broken)) == (400, 100, 1)


@pytest.mark.parametrize(
    ("method", "path", "form", "code"),
    [
        ("POST", "/v26.0/me/feed", {}, 197),
        ("POST", "/v26.0/me/feed", {"message": ""}, 197),
        ("POST", "/v26.0/me/feed", {"message": "x" * 63_207}, 100),
        ("POST", "/v26.0/me/feed", {"message": "x", "attached_media[0]": '{"media_fbid":"1"}'}, 100),
        ("POST", "/v26.0/me/feed", {f"attached_media[{n}]": '{"media_fbid":"1"}' for n in range(11)}, 100),
        ("GET", "/v26.0/?ids=1,2", None, 100),
        ("GET", "/v26.0/me/published_posts?limit=101", None, 100),
        ("POST", "/v26.0/77/comments", {"message": "x"}, 100),
    ],
)
def test_what_facebook_does_not_take(api, method, path, form, code):
    status, said = call(api, method, path, form)
    assert (status >= 400, said["error"]["code"]) == (True, code)


def test_a_text_that_is_none_is_an_empty_post(api):
    content = json.dumps({"message": None}).encode()
    status, said = call(api, "POST", "/v26.0/me/feed", content=content, kind="application/json")
    assert (status, said["error"]["code"], api.posts) == (400, 197, {})


def test_a_picture_is_hidden_whole_and_used_once(api):
    assert photo(api)[1]["error"]["code"] == 100
    assert api.broken.pop() == "a picture that is public at once"
    assert photo(api, b"GIF89a", published="false")[1]["error"]["error_subcode"] == 1366046
    _, made = photo(api, published="false", alt_text_custom="A door.")
    form = {"attached_media[0]": json.dumps({"media_fbid": made["id"]}, separators=(",", ":"))}
    assert call(api, "POST", "/v26.0/me/feed", form)[0] == 200
    assert call(api, "POST", "/v26.0/me/feed", form)[1]["error"]["error_subcode"] == 1366051
    api.at = api.at.replace(day=25)
    _, old = call(api, "POST", "/v26.0/me/feed", form)
    assert (old["error"]["code"], "error_subcode" in old["error"], len(api.posts)) == (100, False, 1)


def test_a_film_is_shown_once_and_only_whole(api):
    _, begun = call(api, "POST", "/v26.0/me/video_reels", {"upload_phase": "start"})
    finish = {"upload_phase": "finish", "video_id": begun["video_id"], "video_state": "PUBLISHED"}
    assert call(api, "POST", "/v26.0/me/video_reels", finish)[1]["error"]["code"] == 6000
    path = begun["upload_url"].partition("127.0.0.1:1")[2]
    oauth = f"OAuth {TOKEN}"
    wrong = call(api, "POST", path, token=oauth, content=b"abc", offset=1, file_size=3)
    assert wrong[1]["debug_info"]["type"] == "OffsetInvalidError"
    part = call(api, "POST", path, token=oauth, content=b"ab", offset=0, file_size=3)
    assert part[1]["debug_info"]["type"] == "PartialRequestError"
    assert call(api, "POST", path, token=oauth, content=b"c", offset=2, file_size=3) == (200, {"success": True})
    for _ in range(2):
        assert call(api, "POST", "/v26.0/me/video_reels", finish) == (200, {"success": True})
    assert len(api.posts) == 1
    assert call(api, "POST", path, token=f"Bearer {TOKEN}", content=b"c", offset=2, file_size=3)[0] == 400
    assert len(api.broken) == 1


def test_a_day_takes_so_many_reels(api):
    api.reels = 1
    told = []
    for day in (23, 23, 24):
        api.at = api.at.replace(day=day)
        number = call(api, "POST", "/v26.0/me/video_reels", {"upload_phase": "start"})[1]["video_id"]
        path, oauth = f"/video-upload/v26.0/{number}", f"OAuth {TOKEN}"
        call(api, "POST", path, token=oauth, content=b"c", offset=0, file_size=1)
        finish = {"upload_phase": "finish", "video_id": number, "video_state": "PUBLISHED"}
        told.append(call(api, "POST", "/v26.0/me/video_reels", finish)[1].get("error", {}).get("code"))
    assert (told, len(api.posts)) == ([None, 4, None], 2)


def test_whose_token_it_is_and_what_it_may(api):
    assert call(api, "GET", "/v26.0/me", token="Bearer x")[1]["error"]["error_subcode"] == 467
    assert call(api, "POST", "/v26.0/me/feed", {"message": "x"}, f"Bearer {PERSON}")[1]["error"]["code"] == 200
    assert call(api, "GET", "/v26.0/me?fields=id,fan_count", token=f"Bearer {PERSON}")[1]["error"]["code"] == 100
    path = f"/v26.0/debug_token?input_token={TOKEN}"
    assert call(api, "GET", path)[1]["error"]["code"] == 190
    _, about = call(api, "GET", path, token=f"Bearer {APP}|{SECRET}")
    assert (about["data"]["expires_at"], set(about["data"]["scopes"])) == (0, SCOPES)
    api.scopes.clear()
    assert call(api, "POST", "/v26.0/me/feed", {"message": "x"})[1]["error"]["code"] == 200


def test_a_dead_version_is_served_by_the_oldest_and_twins_may_be_refused(api):
    head = api(Asked(f"GET /v20.0/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n\r\n".encode()))
    assert b"facebook-api-version: v21.0" in head
    api.twins = False
    call(api, "POST", "/v26.0/me/feed", {"message": "x"})
    assert call(api, "POST", "/v26.0/me/feed", {"message": "x"})[1]["error"]["code"] == 506


def test_in_development_nobody_sees_what_everything_says_yes_to(api):
    api.live = False
    assert call(api, "POST", "/v26.0/me/feed", {"message": "x"})[0] == 200
    assert (len(api.posts), api.seen) == (1, [])
