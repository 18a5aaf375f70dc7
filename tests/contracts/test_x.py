"""The contract server answers as X is documented to, in both vocabularies, and refuses what X would."""

import json
from base64 import b64encode, urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from contracts.x import APP_ONLY, BUSY, DUPLICATE, KEYS, NO_CREDITS, NO_REPLY, XApi, invalid
from contracts.x_oauth2 import CLIENT, SECRET
from contracts.x_schemas import BOTH, FIELDS, SHAPES
from postdesk.wire import oauth
from stage.life import NOON
from stage.loopback import Asked
from stage.pictures import jpeg

SPECS = Path(__file__).parents[3] / "shared/contracts/specs"
OURS = oauth.Keys(KEYS["API_KEY"], KEYS["API_KEY_SECRET"], KEYS["TOKEN"], KEYS["TOKEN_SECRET"])
HOST = "127.0.0.1:1"
CATEGORIES = ("tweet_image", "tweet_gif")


@pytest.fixture(params=["old", "new"])
def api(request):
    return XApi(request.param)


def spec(name):
    if not SPECS.is_dir():
        pytest.skip("../shared is absent")
    return json.loads((SPECS / name).read_text())


def call(api, method, path, body=None, query=None, keys=OURS, now=NOON, kind="application/json"):
    """A call, signed; what came back, and its status."""
    signed = oauth.signed(method, f"http://{HOST}{path}", keys, now, query=query)["Authorization"]
    asked = "&".join(f"{name}={value.replace(',', '%2C')}" for name, value in (query or {}).items())
    head = f"{method} {path}{'?' if asked else ''}{asked} HTTP/1.1\r\nHost: {HOST}\r\nAuthorization: {signed}\r\n"
    content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    said = api(Asked(f"{head}Content-Type: {kind}\r\n\r\n".encode() + content))
    head, _, body = said.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body) if body.startswith(b"{") else None


def bodies(fault):
    head, _, body = fault.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)


def test_its_noes_are_the_documented_ones():
    answers = [each for each in spec("answers.json")["answers"] if each["network"] == "x"]
    documented = [(each["status"], each["body"]) for each in answers]
    for fault in (DUPLICATE, NO_REPLY, NO_CREDITS, BUSY):
        assert bodies(fault) in documented
    assert bodies(invalid("Your media IDs are invalid.", **{"media.media_ids": ["1"]})) in documented


def test_what_it_takes_is_what_the_description_says():
    said = spec("x-xdk-0.10.6-schemas.json")
    for name, shape in SHAPES.items():
        assert {each.rstrip("!") for each in shape} <= set(said["roots"][name]["properties"])
    known = said["constraints"]
    assert FIELDS["new"] <= set(known["post.fields (2.167)"])
    assert FIELDS["old"] <= set(known["tweet.fields (2.166)"])
    assert FIELDS["new"] & FIELDS["old"] >= BOTH


def test_it_answers_as_documented(api):
    status, said = call(api, "POST", "/2/tweets", {"text": "Hello https://iom.int"})
    number = said["data"]["id"]
    assert (status, said["data"]["text"][:19]) == (201, "Hello https://t.co/")
    assert call(api, "POST", "/2/tweets", {"text": "Hello https://iom.int"}) == bodies(DUPLICATE)
    word = "tweet.fields" if api.dialect == "old" else "post.fields"
    _, page = call(api, "GET", "/2/users/2244994945/tweets", query={"max_results": "5", word: "entities"})
    assert page["meta"] == {"result_count": 1}
    assert page["data"][0]["entities"]["urls"][0]["expanded_url"] == "https://iom.int"
    _, said = call(api, "GET", "/2/tweets", query={"ids": f"{number},1", word: "public_metrics"})
    assert (said["data"][0]["id"], said["errors"][0]["resource_id"]) == (number, "1")
    assert call(api, "DELETE", f"/2/tweets/{number}") == (200, {"data": {"deleted": True}})
    assert api.broken == []


def test_the_other_vocabulary_is_refused_without_blame(api):
    other = "post.fields" if api.dialect == "old" else "tweet.fields"
    status, said = call(api, "GET", "/2/tweets", query={"ids": "1", other: "text"})
    assert (status, f"[{other}]" in said["errors"][0]["message"], api.broken) == (400, True, [])


@pytest.mark.parametrize(
    ("method", "path", "body", "query"),
    [
        ("POST", "/2/tweets", {"text": "x", "colour": 1}, None),
        ("POST", "/2/tweets", {"text": 1}, None),
        ("POST", "/2/tweets", {"text": "x", "reply": {"to": "1"}}, None),
        ("POST", "/2/tweets", {"text": "x", "reply": {"exclude_reply_user_ids": ["1"]}}, None),
        ("POST", "/2/tweets", {"text": "x", "media": {"media_ids": [1]}}, None),
        ("POST", "/2/tweets", {"text": "x", "media": {"media_ids": []}}, None),
        ("POST", "/2/tweets", {"text": "x", "media": "1"}, None),
        ("GET", "/2/users/1/tweets", None, {"max_results": "100"}),
        ("GET", "/2/users/2244994945/tweets", None, {"max_results": "101"}),
        ("GET", "/2/users/2244994945/tweets", None, {"max_results": "5", "colour": "red"}),
        ("GET", "/2/tweets", None, {"ids": "1,1"}),
        ("GET", "/2/media/upload", None, {"command": "INIT", "media_id": "1"}),
        ("POST", "/2/likes", {}, None),
    ],
)
def test_what_no_careful_client_does_is_refused_and_written_down(api, method, path, body, query):
    assert call(api, method, path, body, query)[0] == 400
    assert len(api.broken) == 1


def test_fields_of_the_other_vocabulary_are_refused(api):
    word, stray = ("tweet.fields", "note_post") if api.dialect == "old" else ("post.fields", "note_tweet")
    assert call(api, "GET", "/2/tweets", query={"ids": "1", word: stray})[0] == 400
    assert len(api.broken) == 1


def test_only_a_fresh_signature_of_the_right_keys_is_let_in(api):
    other = oauth.Keys(KEYS["API_KEY"], KEYS["API_KEY_SECRET"], KEYS["TOKEN"], "another-secret")
    assert call(api, "GET", "/2/users/me", keys=other)[0] == 401
    assert call(api, "GET", "/2/users/me", now=NOON.replace(hour=11))[0] == 401
    assert call(api, "GET", "/2/users/me")[0] == 200
    api.nonces = type("All", (), {"__contains__": lambda *_: True})()
    assert call(api, "GET", "/2/users/me")[0] == 400
    assert api(Asked(b"GET /2/users/me HTTP/1.1\r\nAuthorization: Bearer x\r\n\r\n")).startswith(b"HTTP/1.1 401")
    assert api(Asked(b"GET /2/users/me HTTP/1.1\r\nAuthorization: Basic x\r\n\r\n")).startswith(b"HTTP/1.1 403")


@pytest.mark.parametrize(
    ("kind", "size", "ends"),
    [("image/jpeg", 0, 200), ("image/jpeg", 1, 400), ("image/png", 0, 400), ("video/mp4", 0, 400)],
)
def test_a_file_is_what_it_was_said_to_be(api, kind, size, ends):
    content = jpeg()
    asked = {"media_type": kind, "media_category": "tweet_image", "total_bytes": len(content) + size}
    _, begun = call(api, "POST", "/2/media/upload/initialize", asked)
    number = begun["data"]["id"]
    part = b'--b\r\nContent-Disposition: form-data; name="segment_index"\r\n\r\n0\r\n--b\r\nContent-Disposition: form-data; '
    part += b'name="media"; filename="s"\r\nContent-Type: application/octet-stream\r\n\r\n' + content + b"\r\n--b--\r\n"
    form = "multipart/form-data; boundary=b"
    assert call(api, "POST", f"/2/media/upload/{number}/append", part, kind=form)[0] == 200
    assert call(api, "POST", f"/2/media/upload/{number}/finalize")[0] == ends
    posted = call(api, "POST", "/2/tweets", {"text": "x", "media": {"media_ids": [number]}})[0]
    assert posted == (201 if ends == 200 else 400)
    api.at = NOON.replace(day=25)
    late = call(api, "POST", "/2/tweets", {"text": "y", "media": {"media_ids": [number]}}, now=api.at)
    assert late[0] == 400
    assert call(api, "POST", f"/2/media/upload/{number}/append", b"x" * (6 << 20), kind=form, now=api.at)[0] == 431


@pytest.mark.parametrize(
    ("body", "status"),
    [({"text": "x" * 281}, 400), ({}, 400), ({"text": "x", "reply": {"in_reply_to_tweet_id": "7"}}, 404)],
)
def test_what_x_does_not_take(api, body, status):
    assert call(api, "POST", "/2/tweets", body)[0] == status
    assert api.broken == []


def test_a_quarter_of_an_hour_takes_a_hundred_posts(api):
    api.most = 2
    told = [call(api, "POST", "/2/tweets", {"text": f"Number {number}."})[0] for number in range(3)]
    assert told == [201, 201, 429]
    api.at = NOON.replace(minute=15)
    assert call(api, "POST", "/2/tweets", {"text": "Later."}, now=api.at)[0] == 201


def sent(api, content, kind="image/jpeg", category="tweet_image"):
    """A file that was sent; its number, and with what its end was answered."""
    asked = {"media_type": kind, "media_category": category, "total_bytes": len(content)}
    number = call(api, "POST", "/2/media/upload/initialize", asked)[1]["data"]["id"]
    api.files[number]["segments"] = [content]
    return number, call(api, "POST", f"/2/media/upload/{number}/finalize")[0]


def test_words_belong_to_a_file_that_is_there(api):
    def described(number, words):
        said = {"id": number, "metadata": {"alt_text": {"text": words}}}
        return call(api, "POST", "/2/media/metadata", said)[0]

    number, _ = sent(api, jpeg())
    assert (described(number, "A door."), api.files[number]["alt"]) == (200, "A door.")
    assert (described(number, "x" * 1001), described("7", "A door.")) == (400, 400)
    asked = {"media_type": "image/jpeg", "media_category": "tweet_image", "total_bytes": 7}
    begun = call(api, "POST", "/2/media/upload/initialize", asked)[1]["data"]["id"]
    assert (described(begun, "A door."), len(api.broken)) == (400, 2)


def test_a_moving_picture_is_sent_as_one_and_a_still_one_is_not(api):
    still, moving = (b"GIF89a" + frames * b"\x21\xf9\x04" for frames in (1, 2))
    ends = [sent(api, content, "image/gif", kind)[1] for content in (still, moving) for kind in CATEGORIES]
    assert ends == [200, 400, 400, 200]


def test_what_each_call_costs(api):
    for text, costs in (("Hello", 15), ("Hello https://iom.int", 200)):
        before = api.spent
        call(api, "POST", "/2/tweets", {"text": text})
        assert api.spent - before == costs
    api.credits = 14
    assert call(api, "POST", "/2/tweets", {"text": "Poor"})[0] == 402


def test_a_code_is_good_once_and_for_half_a_minute():
    app, verifier = XApi().oauth2, "a" * 43
    challenge = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    head = "POST /2/oauth2/token HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    head += f"Authorization: Basic {b64encode(f'{CLIENT}:{SECRET}'.encode()).decode()}\r\n\r\n"
    told = []
    for code, after in (("a", 30), ("a", 0), ("b", 31)):
        app.codes |= {} if code in told else {code: (challenge, "back", NOON)}
        told.append(code)
        form = f"grant_type=authorization_code&code={code}&redirect_uri=back&code_verifier={verifier}"
        said = app(Asked((head + form).encode()), "/2/oauth2/token", NOON + timedelta(seconds=after))
        told.append(int(said.split()[1]))
    assert told == ["a", 200, "a", 400, "b", 400]


def test_a_film_is_not_asked_after_earlier_than_it_said(api):
    api.processing = ["in_progress"]
    number, _ = sent(api, jpeg())
    status = {"media_id": number, "command": "STATUS"}
    assert call(api, "GET", "/2/media/upload", query=status)[0] == 400
    assert api.broken == ["asked after a film earlier than it said"]
    api.at = NOON.replace(second=5)
    assert "processing_info" not in call(api, "GET", "/2/media/upload", query=status, now=api.at)[1]["data"]


def bearing(api, token, method, path, body=None):
    """A call with a token of OAuth 2; with which status and words it was answered."""
    head = f"{method} {path} HTTP/1.1\r\nHost: {HOST}\r\nAuthorization: Bearer {token}\r\n"
    said = api(Asked(f"{head}Content-Type: application/json\r\n\r\n".encode() + json.dumps(body or {}).encode()))
    return int(said.split()[1]), json.loads(said.partition(b"\r\n\r\n")[2])


def test_a_token_of_oauth_2_does_what_its_scopes_allow_and_the_apps_own_nothing():
    api = XApi()
    api.oauth2.scope = "tweet.read users.read offline.access"
    token = json.loads(api.oauth2.given(NOON))["access_token"]
    assert bearing(api, token, "GET", "/2/users/me")[0] == 200
    for path in ("/2/tweets", "/2/media/upload/initialize"):
        status, said = bearing(api, token, "POST", path)
        assert (status, said["detail"]) == (403, "You are not permitted to perform this action.")
    status, said = bearing(api, APP_ONLY, "GET", "/2/users/me")
    assert (status, said["title"]) == (403, "Unsupported Authentication")
    assert api.broken == []


def test_a_file_has_a_category_and_no_more_bytes_than_that_takes(api):
    for category, size in (("tweet_image", 5_000_001), ("tweet_gif", 15_000_001), ("amplify_video", 1)):
        asked = {"media_type": "image/gif", "media_category": category, "total_bytes": size}
        assert call(api, "POST", "/2/media/upload/initialize", asked)[0] == 400
    assert api.broken == []
    asked = {"media_type": "image/tiff", "media_category": "tweet_image", "total_bytes": 9}
    assert call(api, "POST", "/2/media/upload/initialize", asked)[0] == 400
    assert api.broken == ["files of image/tiff"]


def test_words_come_before_the_post_that_shows_the_file(api):
    number, _ = sent(api, jpeg())
    assert call(api, "POST", "/2/tweets", {"text": "x", "media": {"media_ids": [number]}})[0] == 201
    words = {"id": number, "metadata": {"alt_text": {"text": "Late."}}}
    assert call(api, "POST", "/2/media/metadata", words)[0] == 400
    assert len(api.broken) == 1


def test_a_page_is_not_read_since_an_id_that_is_too_old(api):
    api.reach, word = timedelta(hours=1), "tweet.fields" if api.dialect == "old" else "post.fields"
    query = {"max_results": "5", word: "text", "since_id": "1"}
    status, said = call(api, "GET", "/2/users/2244994945/tweets", query=query)
    assert (status, "since_id" in said["errors"][0]["message"], api.broken) == (400, True, [])
