"""What a post is: what it says, to whom."""

from datetime import UTC, datetime

import pytest

from postdesk.models import Account, Payload, identity

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def payload(text="Doors open at six.", account="fedi", **more):
    return Payload("mastodon", account, (text,), **more)


def said(*args, **more):
    return identity.identity_number(payload(*args, **more), ("mtm_campaign",))


def test_labels_white_space_and_encodings_change_nothing():
    assert said() == said("  Doors  open\nat six. ") == said(account="masto")
    assert said("Café https://example.org/?a=1&utm_campaign=spring") == said("Cafe\u0301 https://example.org/?a=1")
    assert said(link="https://example.org/?mtm_campaign=a") == said(link="https://example.org/")


def test_what_is_said_shown_and_to_whom_makes_another():
    others = [said("Doors open at seven."), said(link="https://example.org/"), said(visibility="private")]
    assert (
        len(
            {
                said(),
                *others,
                identity.identity_number(Payload("x", "x", ("a", "b")), ()),
                identity.identity_number(Payload("x", "x", ("a b",)), ()),
            }
        )
        == 6
    )


def test_an_account_is_who_it_is_at_its_network():
    one = identity.whom(Account("fedi", "mastodon", own={"server": "https://Example.social/", "handle": "@Office"}))
    other = identity.whom(Account("masto", "mastodon", own={"server": "https://example.social", "handle": "office"}))
    assert one == other
    assert identity.read_whom(one.written) == one
    assert identity.whom(Account("x", "x")).written == ""
    assert identity.read_whom("") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (identity.Whom("x", "", "office"), identity.Whom("x", "", "office"), True),
        (identity.Whom("x", "", "office"), identity.Whom("x", "", "desk"), False),
        (identity.Whom("x", "", "office", "1"), identity.Whom("x", "", "renamed", "1"), True),
        (identity.Whom("x", "", "office", "1"), identity.Whom("x", "", "office", "2"), False),
        (identity.Whom("x", "", "", "1"), identity.Whom("x", "", "office"), None),
        (identity.Whom("x"), identity.Whom("bluesky"), False),
        (identity.Whom("m", "a.example", "office"), identity.Whom("m", "b.example", "office"), False),
        (None, identity.Whom("x"), None),
    ],
)
def test_when_two_are_one_account(one, other, same):
    assert identity.same_account(one, other) is same


@pytest.mark.parametrize("handle", ["office", "@Office", "@office@example.social", "office@example.social"])
def test_a_handle_is_compared_by_its_name_alone(handle):
    assert identity.plain_handle(handle) == "office"


def test_a_key_follows_from_content_account_moment_and_reason():
    def key(text="a", to="x", due=NOON, again=""):
        return identity.key_of(identity.core(payload(text), ()), to, due, again)

    assert key() == key()
    assert len({key(), key("b"), key(to="y"), key(due=NOON.replace(hour=13)), key(again="it is Monday again")}) == 5


def test_a_text_as_an_export_shows_it():
    assert identity.says_again("Doors  open https://t.co/x NOW") == identity.says_again("doors open now")


@pytest.mark.parametrize(
    "text",
    [
        "  Doors  open\nat six.",
        "See https://example.org/a for it, and hhttp://example.org/b",
        "https://example.org/a tells it",
        "Врати се отварају у шест: и\u0306о\u0308е\u0308",
        "Cafe\u0301 a\u0323\u0302\u0302 STRASSE straße",
        "\u1112\u1161\u11ab\u1100\u1173\u11af \u0dd9\u0dcf\u0dca \u0646\u064e\u0651\u0653",
    ],
)
def test_a_beginning_tells_with_what_a_text_is_compared_wherever_it_is_cut(text):
    cuts = [identity.sure_beginning(text[:at]) for at in range(len(text))]
    assert [cut for cut in cuts if not identity.says_again(text).startswith(cut)] == []


@pytest.mark.parametrize(
    ("beginning", "sure"),
    [
        ("Doors open", "doors ope"),
        ("Врати се", "врати с"),
        ("Go: http", "go:"),
        ("e\u0301e\u0301", "é"),
        ("q\u0301", ""),
    ],
)
def test_a_beginning_tells_most_of_itself(beginning, sure):
    assert identity.sure_beginning(beginning) == sure
