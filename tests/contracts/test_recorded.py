"""Answers that were recorded or documented: each comes out of its server, and means to postdesk what was found of it.

They lie in `../shared/contracts/specs/`: `answers.json` holds whole answers of X, LinkedIn and Telegram, `meta-errors.json`
the codes of Facebook, Instagram and Threads, of which the status says nothing. What is called played is what no rule of
a server leads to, and what its tests put in the place of an answer.
"""

import json
import re
from datetime import timedelta
from urllib.parse import quote

import pytest

from contracts import linkedin, telegram, test_linkedin, test_telegram, test_x, x
from contracts.graph import error
from contracts.playing import LIVES
from contracts.story import Scene
from postdesk.desk import Desk
from postdesk.errors import NetworkError, Unknown
from postdesk.models import Payload
from postdesk.networks.network import KnownPost
from stage.begun import attached, out
from stage.life import NOON
from stage.loopback import Asked, answer
from stage.pictures import jpeg

STATUSES = (400, 403, 500)
"""With which Meta's codes come."""
PUBLIC = {
    "facebook": r"POST .*/feed\b.*",
    "instagram": r"POST .*/media_publish",
    "threads": r"POST .*/threads_publish",
    "x": r"POST /2/tweets",
    "linkedin": r"POST /rest/posts",
    "telegram": r"POST .*/send\w+",
}
"""The call that makes a post public."""
MADE_UP = {"access_token", "refresh_token"}
"""What differs from answer to answer altogether."""
BEFORE = {
    "facebook": r"POST .*/photos",
    "instagram": r"POST .*/17841/media",
    "threads": r"POST .*/me/threads",
}
"""The call before it: a picture that is sent, a container that is made."""


@pytest.fixture
def recorded(shared):
    """The answers of one network."""
    every = json.loads((shared / "contracts/specs/answers.json").read_text())["answers"]
    return lambda network: [one for one in every if one["network"] == network]


@pytest.fixture
def codes(shared):
    """The codes of one network, and those that all of Meta has in common."""
    every = json.loads((shared / "contracts/specs/meta-errors.json").read_text())["errors"]
    return lambda network, *stages: [
        one for one in every if one["network"] in {"meta", network} and one["stage"] in stages
    ]


def came(raw):
    """The status and the body of an answer, as bytes."""
    head, _, body = raw.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body) if body[:1] in b"{[" and body else body.decode() or None


def plain(text):
    """A text without what differs from call to call: numbers, names of posts, what else a server would take."""
    return re.sub(r"\d+|urn:li:\w+:|\[[a-z_.,]+\]", "#", text)


def holds(answered, documented):
    """Whether an answer holds all that was documented of it."""
    if isinstance(documented, dict):
        same = isinstance(answered, dict) and documented.keys() <= answered.keys()
        return same and all(name in MADE_UP or holds(answered[name], each) for name, each in documented.items())
    if isinstance(documented, list):
        return isinstance(answered, list) and all(any(holds(one, each) for one in answered) for each in documented)
    if isinstance(documented, str):
        return isinstance(answered, str) and sorted(plain(answered).split()) == sorted(plain(documented).split())
    return type(answered) is type(documented) and (answered == documented or isinstance(answered, int))


def missing(documented, answered):
    """The documented answers that did not come out of a server."""
    return [
        one
        for one in documented
        if not any(status == one["status"] and holds(body, one["body"]) for status, body in answered)
    ]


def test_what_was_recorded_of_x_comes_out_of_its_server(recorded):
    assert missing(recorded("x"), [*x_answers(), *map(came, (x.BUSY_IN_OLD_WORDS, x.BROKEN))]) == []


def x_answers():
    """All that X's server has to say."""
    for dialect in ("old", "new"):
        api, call = x.XApi(dialect), test_x.call
        yield (made := call(api, "POST", "/2/tweets", {"text": "Hello"}))
        yield call(api, "POST", "/2/tweets", {"text": "Hello"})
        number = made[1]["data"]["id"]
        api.replies = False
        yield call(api, "POST", "/2/tweets", {"text": "More", "reply": {"in_reply_to_tweet_id": number}})
        yield call(api, "POST", "/2/tweets", {"text": "Shown", "media": {"media_ids": ["1"]}})
        api.blank = True
        api.said.clear()
        yield call(api, "POST", "/2/tweets", {"text": "Hello"})
        words = ("tweet.fields", "post.fields")
        for word in words:
            yield call(api, "GET", "/2/tweets", query={"ids": "1", word: "public_metrics"})
        api.at = NOON + timedelta(days=31)
        for word in words:
            asked = {"ids": number, word: "non_public_metrics"}
            yield call(api, "GET", "/2/tweets", query=asked, now=api.at)
        api.at, api.foreign = NOON, {"7"}
        yield call(api, "DELETE", f"/2/tweets/{number}")
        yield call(api, "DELETE", "/2/tweets/7")
        yield came(api(Asked(b"GET /2/users/me HTTP/1.1\r\nAuthorization: Bearer x\r\n\r\n")))
        yield came(api(Asked(b"GET /2/users/me HTTP/1.1\r\nAuthorization: Basic x\r\n\r\n")))
        api.credits = 0
        yield call(api, "POST", "/2/tweets", {"text": "Poor"})
        api.most = 0
        yield call(api, "POST", "/2/tweets", {"text": "Much"})
    yield from x_tokens(x.XApi().oauth2)


def x_tokens(app):
    """What X's token endpoint says: to a good refresh token, to a used one, and to an app that does not say who it is."""
    app.refresh["good"] = True
    head = "POST /2/oauth2/token HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    basic = "Authorization: Basic cGxhbnRlZC1jbGllbnQtaWQ6cGxhbnRlZC1jbGllbnQtc2VjcmV0\r\n"
    form = "\r\ngrant_type=refresh_token&refresh_token=good"
    for asked in (head + basic + form, head + basic + form, head + form):
        yield came(app(Asked(asked.encode()), "/2/oauth2/token", NOON))


def test_what_was_recorded_of_linkedin_comes_out_of_its_server(recorded):
    played = map(came, (linkedin.CONFLICT, linkedin.BROKEN, linkedin.TOO_LATE))
    assert missing(recorded("linkedin"), [*linkedin_answers(), *played]) == []


def linkedin_answers():
    """All that LinkedIn's server has to say."""
    api, made, encoded = linkedin.LinkedInApi(), test_linkedin.made, test_linkedin.encoded

    def call(*given, **more):
        status, _, body = test_linkedin.call(api, *given, **more)
        return status, body

    status, headers, body = made(api)
    yield status, body
    assert headers["x-restli-id"].startswith("urn:li:share:")
    path = f"/rest/posts/{encoded(headers['x-restli-id'])}"
    status, _, body = made(api)
    yield status, body
    api.headless = True
    assert "x-restli-id" not in made(api, commentary="Nameless")[1]
    for version in ("20250101", ""):
        yield call("GET", "/rest/organizations/1234", version=version)
    for token in ("another", "AQX-planted-access-7"):
        yield call("GET", "/rest/organizations/1234", token=token)
    yield call("POST", path, {"patch": {"$set": {"visibility": "x"}}}, rest="PARTIAL_UPDATE")
    api.posts[0]["author"] = linkedin.MEMBER
    query = f"q=organizationalEntity&organizationalEntity={encoded(linkedin.PAGE)}"
    yield call("GET", f"{linkedin.STATISTICS}?{query}&shares=List({quote(api.posts[0]['id'], safe='')})")
    api.posts[0]["author"] = linkedin.PAGE
    yield call("DELETE", path, rest="DELETE")
    yield call("DELETE", path, rest="DELETE")
    api.scopes.discard("w_organization_social")
    status, _, body = made(api, commentary="Forbidden")
    yield status, body
    api.most = 0
    yield call("GET", "/rest/organizations/1234")


def test_what_was_recorded_of_telegram_comes_out_of_its_server(recorded):
    names = ("PARTLY", "NOTHING_OF_IT", "MOVED", "NO_BOT", "NO_ID", "RESTART", "GATEWAY")
    played = [came(getattr(telegram, name)) for name in names]
    assert missing(recorded("telegram"), [*telegram_answers(), *played]) == []


def telegram_answers():
    """All that Telegram's server has to say."""
    api, here = telegram.BotApi(), {"chat_id": telegram.CHANNEL}

    def call(method, **given):
        said = test_telegram.call(api, method, **given)
        return said.get("error_code", 200), said

    yield call("sendMessage", text="Hello", **here)
    yield call("sendMessage", text="x", chat_id=-5)
    yield call("sendMessage", text="x" * 4097, **here)
    yield call("getUpdates")
    number = {"message_id": 41}
    yield call("editMessageText", text="Hello", **number, **here)
    for missed in ("deleteMessage", "forwardMessage"):
        chats = here if missed == "deleteMessage" else {"chat_id": telegram.WORKROOM, "from_chat_id": telegram.CHANNEL}
        yield call(missed, message_id=7, **chats)
    api.chats[telegram.CHANNEL]["has_protected_content"] = True
    yield call("forwardMessage", chat_id=telegram.WORKROOM, from_chat_id=telegram.CHANNEL, **number)
    api.most = 0
    yield call("sendMessage", text="Much", **here)
    api.member = {"status": "left"}
    yield call("sendMessage", text="Kicked", **here)
    yield came(api(Asked(b"POST /botwrong/getMe HTTP/1.1\r\n\r\n")))


class Once:
    """Stands before a server: the first call of a shape is answered so, and nothing was done."""

    def __init__(self, life):
        self.life, self.shape, self.said = life, "", b""

    def __call__(self, asked):
        if self.shape and re.fullmatch(self.shape, f"{asked.method} {asked.path}"):
            self.shape = ""
            return self.said
        return self.life.server(asked)


class Office:
    """A desk's account at one network; `told` is what becomes of a post where one call is answered so."""

    def __init__(self, name, folder):
        self.life = LIVES[name]()
        self.scene = Scene(self.life, folder)
        self.scene.door.play = self.once = Once(self.life)

    def __enter__(self):
        self.scene.door.__enter__()
        self.desk = Desk.open(self.scene.lay().root, lambda: NOON)
        self.files = self.desk.house.sent_media
        self.files.mkdir(parents=True)
        return self

    def __exit__(self, *trouble):
        self.scene.door.__exit__(*trouble)

    def told(self, shape, said, pictures):
        """Whether a post is public then, as postdesk has it: "yes", "not" or "unknown"."""
        self.once.shape, self.once.said = shape, said
        network = self.desk.accounts.connect("office")
        network.concerns(KnownPost(NOON, begun=False))
        shown = {f"{number}.jpg": jpeg(30, 20) for number in range(pictures)}
        post = Payload(self.life.name, "office", ("Hello",), media=attached(self.files, shown))
        try:
            out(network, post)
        except Unknown:
            return "unknown"
        except NetworkError:
            return "not"
        return "yes"

    def wrong(self, shape, rows, pictures=0):
        """Those of some documented answers of which postdesk believes something else than was found."""
        for documented, said in rows:
            believed = self.told(shape, said, pictures)
            assert self.once.shape == "", "the call was made"
            if believed not in expected(documented):
                yield documented, believed


def expected(found):
    """What postdesk may believe after an answer, by what was found of it."""
    if found.startswith(("no (", "not by this call", "the same content")):
        return {"not", "unknown"}  # a doubt where an earlier call may have left it
    if found == "yes, id unknown":
        return {"unknown"}
    return {{"no": "not"}.get(found, found.partition(";")[0].partition(" [")[0])}


@pytest.mark.parametrize("name", ["x", "linkedin", "linkedin_member", "telegram"])
def test_what_an_answer_made_of_a_post_postdesk_believes(recorded, tmp_path, name):
    with Office(name, tmp_path) as office:
        network = office.life.name
        shape = PUBLIC[network]
        rows = [one for one in recorded(network) if one["call"] in SENDING and one["outcome"] in OUTCOMES]
        assert len(rows) > 9
        one = [(row["outcome"], raw(row)) for row in rows if row["call"] != "sendMediaGroup"]
        albums = [(row["outcome"], raw(row)) for row in rows if row["call"] == "sendMediaGroup"]
        assert [*office.wrong(shape, one), *office.wrong(shape, albums, pictures=2)] == []
    assert office.life.broken() == []


SENDING = {"POST /2/tweets", "POST /rest/posts", "any /rest", "any", "sendMessage", "sendMediaGroup", "single message"}
OUTCOMES = {
    *("yes", "yes, id unknown", "not", "not [?]", "unknown"),
    *("not; the same text stands already", "the same content stands already"),
}


def raw(row):
    """The bytes of a recorded answer."""
    body, headers = row["body"], {name.replace("-", "_"): value for name, value in row["headers"].items()}
    if isinstance(body, str):
        return answer(row["status"], body.encode(), "text/html", **headers)
    return answer(row["status"], b"" if body is None else body, **headers)


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("name", BEFORE)
def test_metas_codes_are_believed_whatever_the_status(codes, tmp_path, name, status):
    pictures = 0 if name == "threads" else 1
    with Office(name, tmp_path) as office:
        public, before = ("publish",), ("container", "upload")
        told = [
            *office.wrong(PUBLIC[name], coded(codes(name, *public), status), pictures),
            *office.wrong(BEFORE[name], coded(codes(name, *before), status), pictures),
        ]
    assert told == []


def coded(rows, status):
    """What was found of each code, and the bytes of its answer."""
    assert rows
    return [(row["public"], error(row["code"] or 100, row["meaning"], row["subcode"], status)) for row in rows]
