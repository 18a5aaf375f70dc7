"""Whatever JSON says, it is read as what was asked for, or it is no answer."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from postdesk.errors import Unknown, Unreachable
from postdesk.networks.bluesky import answers as bluesky
from postdesk.networks.mastodon import answers as mastodon
from postdesk.wire.bounded import Bounded
from postdesk.wire.hiding import Hidden
from postdesk.wire.reply import NOTHING, Reply, Rubbish, form_of, json_of, reply_shown

SHAPES = [
    mastodon.Status,
    mastodon.Page,
    mastodon.Shown,
    mastodon.Context,
    mastodon.MyAccount,
    mastodon.MastodonFile,
    mastodon.InstanceAnswer,
]
SHAPES += [bluesky.Ref, bluesky.Session, bluesky.NamedAccount, bluesky.Resolved, bluesky.UploadedBlob, bluesky.Posts]
NAMES = sorted(
    {field.encode_name for shape in SHAPES if isinstance(shape, type) for field in msgspec.structs.fields(shape)}
)
SINGLE = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.datetimes().map(str)
    | st.sampled_from(NAMES)
)
JSON = st.recursive(
    SINGLE, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner), max_leaves=20
)


@given(JSON, st.sampled_from(SHAPES), st.booleans())
def test_it_fits_or_is_no_answer(data, shape, wrote):
    reply = Reply("a.example", 200, {}, data, wrote)
    try:
        reply.into(shape)
    except Unknown:
        assert wrote
    except Unreachable:
        assert not wrote
    assert len(reply.words) <= 200
    assert reply.words.isprintable()
    mastodon.scopes_told(reply)
    assert bluesky.error(reply).isascii()


@given(st.binary(max_size=200) | JSON.map(lambda data: repr(data).encode("utf-8", "surrogatepass")))
def test_no_bytes_are_too_odd(raw):
    for read in (
        lambda body: json_of({"content-type": "application/json"}, body, NOTHING, ()),
        lambda body: form_of(body, NOTHING, ()),
    ):
        body = Bounded(150)
        body.take(raw)
        try:
            read(body)
        except Rubbish:
            continue


def test_an_answer_does_not_show_by_accident():
    assert repr(Reply("a.example", 200, {}, {"access_token": "hush"}, wrote=False)) == "<200 of a.example>"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"error": {"message": "No\x1b[31m way", "code": 190}}, "No [31m way"),
        ({"description": "Bad Request: chat not found"}, "Bad Request: chat not found"),
        ({"detail": "hush is wrong", "title": "Forbidden"}, "… is wrong"),
        ({"error": ["a"]}, ""),
        ([], ""),
    ],
)
def test_a_no_is_told_in_the_servers_words_wherever_they_stand(said, words):
    hidden = Hidden()
    hidden.add("hush")
    assert Reply("a.example", 400, {}, said, wrote=True, hidden=hidden).words == words
    assert reply_shown("a" * 9999) == "a" * 200
