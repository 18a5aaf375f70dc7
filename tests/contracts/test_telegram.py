"""The contract server knows what Telegram's own description says, and refuses what the live server would pass over."""

import json
from pathlib import Path

import pytest

from contracts.telegram import BOT, CHANNEL, NEEDS, TAKES, TOKEN, WORKROOM, BotApi
from stage.life import NOON
from stage.loopback import Asked
from stage.pictures import jpeg

SPEC = Path(__file__).parents[3] / "shared/contracts/specs/telegram-bot-api-10.1-excerpt.json"


@pytest.fixture
def api():
    return BotApi()


def call(api, method, **given):
    head = f"POST /bot{TOKEN}/{method} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n"
    said = api(Asked(head.encode() + json.dumps(given).encode()))
    return json.loads(said.partition(b"\r\n\r\n")[2])


def test_what_it_takes_and_needs_is_what_the_description_says():
    if not SPEC.exists():
        pytest.skip("../shared is absent")
    methods = json.loads(SPEC.read_text())["methods"]
    for method, takes in TAKES.items():
        fields = {field["name"]: field["required"] for field in methods[method]["fields"]}
        assert set(takes) <= set(fields)
        assert NEEDS.get(method, set()) == {name for name, needed in fields.items() if needed}


@pytest.mark.parametrize(
    ("method", "given"),
    [
        ("sendMessage", {"chat_id": CHANNEL, "text": "Hello", "parse_mode": "HTML"}),
        ("sendMessage", {"chat_id": CHANNEL}),
        ("sendMessage", {"chat_id": "@office", "text": "Hello"}),
        ("sendMessage", {"chat_id": CHANNEL, "text": "🎁!", "entities": [{"type": "url", "offset": 1, "length": 1}]}),
        ("sendMessage", {"chat_id": CHANNEL, "text": "Hi", "entities": [{"type": "url", "offset": 0, "length": 3}]}),
        ("sendPhoto", {"chat_id": CHANNEL, "photo": "attach://f0"}),
        ("sendMediaGroup", {"chat_id": CHANNEL, "media": [{"type": "photo", "media": "x"}]}),
        ("getUpdates", {}),
        ("setWebhook", {"url": "https://example.org"}),
    ],
)
def test_what_the_live_server_would_pass_over_is_refused(api, method, given):
    assert call(api, method, **given)["ok"] is False
    assert len(api.broken) == 1


@pytest.mark.parametrize(
    ("method", "given", "words"),
    [
        ("sendMessage", {"chat_id": CHANNEL, "text": "x" * 4097}, "Bad Request: message is too long"),
        ("sendMessage", {"chat_id": CHANNEL, "text": " "}, "Bad Request: message text is empty"),
        ("sendMessage", {"chat_id": -5, "text": "x"}, "Bad Request: chat not found"),
        ("sendPhoto", {"chat_id": CHANNEL, "photo": "unknown"}, "Bad Request: wrong file identifier/HTTP URL specified"),
        ("forwardMessage", {"chat_id": WORKROOM, "from_chat_id": CHANNEL, "message_id": 7}, "Bad Request: message to forward not found"),
        ("deleteMessage", {"chat_id": CHANNEL, "message_id": 7}, "Bad Request: message to delete not found"),
    ],
)  # fmt: skip
def test_its_noes_are_the_documented_ones(api, method, given, words):
    said = call(api, method, **given)
    assert (said["ok"], said["error_code"], said["description"], api.broken) == (False, 400, words, [])


def test_it_answers_as_documented(api):
    assert call(api, "getMe")["result"]["id"] == BOT
    said = call(api, "sendMessage", chat_id=CHANNEL, text=" Hello ")["result"]
    assert (said["message_id"], said["text"], said["chat"]["username"]) == (41, "Hello", "office")
    copy = call(api, "forwardMessage", chat_id=WORKROOM, from_chat_id=CHANNEL, message_id=41)["result"]
    assert copy["forward_origin"]["message_id"] == 41
    assert call(api, "deleteMessages", chat_id=CHANNEL, message_ids=[41, 42])["result"] is True


def photo(api, content):
    head = f"POST /bot{TOKEN}/sendPhoto HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n"
    rows = {"chat_id": CHANNEL, "photo": "attach://f0"}
    form = "".join(f'--b\r\nContent-Disposition: form-data; name="{each}"\r\n\r\n{rows[each]}\r\n' for each in rows)
    form += '--b\r\nContent-Disposition: form-data; name="f0"; filename="a.jpg"\r\n\r\n'
    said = api(Asked((head + form).encode() + content + b"\r\n--b--\r\n"))
    return json.loads(said.partition(b"\r\n\r\n")[2])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no picture", "Bad Request: IMAGE_PROCESS_FAILED"),
        (jpeg(6000, 4001), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (jpeg(210, 10), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
    ],
)
def test_a_picture_is_one_and_of_a_shape_that_can_be_shown(api, content, words):
    assert photo(api, content)["description"] == words
    assert photo(api, jpeg(200, 10))["ok"]
    assert api.broken == []


def test_a_minute_takes_twenty_messages_and_the_wait_is_told_twice(api):
    api.most = 1
    assert call(api, "sendMessage", chat_id=CHANNEL, text="One.")["ok"]
    head = f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\nContent-Type: application/json\r\n\r\n"
    said = api(Asked(head.encode() + json.dumps({"chat_id": CHANNEL, "text": "Two."}).encode()))
    assert (b"429 " in said, b"Retry-After: 35" in said, b'"retry_after": 35' in said) == (True, True, True)
    api.at += 60
    assert call(api, "sendMessage", chat_id=CHANNEL, text="Three.")["ok"]


def test_a_token_of_nobody_is_let_in_nowhere(api):
    head = "POST /botwrong/getMe HTTP/1.1\r\n\r\n"
    assert b"401 Unauthorized" in api(Asked(head.encode()))


def test_where_no_bursts_are_tolerated_a_chat_takes_a_message_a_second():
    api = BotApi()
    api.apart = 1.0
    said = []
    for after in (0.0, 0.5, 1.0):
        api.at = NOON.timestamp() + after
        said.append(call(api, "sendMessage", chat_id=CHANNEL, text="Hello"))
    assert [each["ok"] for each in said] == [True, False, True]
    assert (said[1]["error_code"], said[1]["parameters"]) == (429, {"retry_after": 1})
    assert (len(api.posts), api.broken) == (2, [])
