"""Signing, against the vectors that X prints and others that were computed by hand; signing in, as a person does it."""

import hashlib
import hmac
import json
from base64 import b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec
import pytest

from postdesk.errors import Refused, Unreachable
from postdesk.wire import Reply, oauth

KEYS = oauth.Keys("xvz1evFS4wEEPTGEFPHBog", "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw", "370773112-G", "Lsww")
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SECRET = "s3cret/of+the=app"
APP, PUBLIC = oauth.App("office-app", SECRET), oauth.App("office-app")
BACK = "http://127.0.0.1:8321/back"


def signature(header):
    """The signature in a header."""
    (found,) = (part for part in header["Authorization"].split(", ") if part.startswith("oauth_signature="))
    return unquote(found.partition('"')[2].rstrip('"'))


def test_the_vectors_are_met(shared):
    known = json.loads((shared / "contracts/specs/x-oauth1-vectors.json").read_text())
    keys = oauth.Keys(known["consumer_key"], known["consumer_secret"], known["token"], known["token_secret"])
    moment = datetime.fromtimestamp(int(known["timestamp"]), UTC)
    for vector in known["vectors"]:
        header = oauth.signed(
            vector["method"],
            vector["url"],
            keys,
            moment,
            query=dict(vector["query"]),
            form=dict(vector.get("form", ())),
            nonce=known["nonce"],
        )
        assert signature(header) == vector["signature"], vector["url"]


def test_a_request_is_signed_as_rfc_5849_says():
    """Computed apart from the library, by the steps of sections 3.4.1 and 3.4.2."""
    header = oauth.signed("POST", "https://api.x.com/2/tweets", KEYS, NOON, nonce="abc")
    base = (
        "POST&https%3A%2F%2Fapi.x.com%2F2%2Ftweets&oauth_consumer_key%3Dxvz1evFS4wEEPTGEFPHBog%26oauth_nonce%3Dabc%26"
        "oauth_signature_method%3DHMAC-SHA1%26oauth_timestamp%3D1795435200%26oauth_token%3D370773112-G%26oauth_version%3D1.0"
    )
    key = f"{KEYS.consumer_secret}&{KEYS.token_secret}".encode()
    wanted = hmac.new(key, base.encode(), hashlib.sha1).digest()
    assert b64decode(signature(header)) == wanted


def test_each_request_has_a_nonce_of_its_own():
    first, second = (oauth.signed("GET", "https://api.x.com/2/users/me", KEYS, NOON) for _ in range(2))
    assert first != second


def test_a_form_and_a_query_are_signed_and_what_belongs_to_signing_in_is_said():
    plain = oauth.signed("POST", "https://x.com/a", KEYS, NOON, nonce="n")
    assert signature(plain) != signature(
        oauth.signed("POST", "https://x.com/a", KEYS, NOON, nonce="n", query={"a": "b c"})
    )
    assert signature(plain) != signature(
        oauth.signed("POST", "https://x.com/a", KEYS, NOON, nonce="n", form={"a": "é"})
    )
    begun = oauth.signed("POST", "https://x.com/a", oauth.Keys("app", "hush"), NOON, callback_uri="oob")[
        "Authorization"
    ]
    assert 'oauth_callback="oob"' in begun
    assert "oauth_token" not in begun
    assert (
        'oauth_verifier="1234567"'
        in oauth.signed("POST", "https://x.com/a", KEYS, NOON, verifier="1234567")["Authorization"]
    )


def page(app=PUBLIC):
    return oauth.sign_in_page(
        "https://x.com/i/oauth2/authorize", app, BACK, ["tweet.read", "offline.access"], prompt="consent"
    )


def test_the_page_to_open_asks_for_a_code_with_a_challenge():
    opened = page()
    asked = {name: values[0] for name, values in parse_qs(urlsplit(opened.address).query).items()}
    challenge = urlsafe_b64encode(hashlib.sha256(opened.verifier.encode()).digest()).decode().rstrip("=")
    assert asked == {
        "response_type": "code",
        "client_id": "office-app",
        "redirect_uri": BACK,
        "scope": "tweet.read offline.access",
        "state": opened.state,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        "prompt": "consent",
    }
    assert page().state != opened.state


def test_a_person_comes_back_with_a_code():
    opened = page()
    assert oauth.code(f"  {BACK}?state={opened.state}&code=4%2Fabc\n", opened) == "4/abc"
    assert oauth.form_for_code(PUBLIC, opened, "4/abc") == {
        "grant_type": "authorization_code",
        "code": "4/abc",
        "redirect_uri": BACK,
        "code_verifier": opened.verifier,
        "client_id": "office-app",
    }
    assert "client_id" not in oauth.form_for_code(APP, opened, "4/abc")


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        (BACK, "not the address at which the sign-in ended"),
        (f"{BACK}?state=another&code=1", "not the address at which the sign-in ended"),
        ("https://[/?state=1", "not the address at which the sign-in ended"),
        ("?" + "&".join(f"a{n}=1" for n in range(99)), "not the address at which the sign-in ended"),
        (BACK + "?state={state}", "not the address at which the sign-in ended"),
        ("https://network.example/authorize?client_id=1&state={state}", "not the address at which the sign-in ended"),
        (BACK + "?state={state}&error=access_denied", r"did not let postdesk in \(access_denied\): begin again"),
        (BACK + "?state={state}&error_description=No%0A%1b[31mway", r"\(No \[31mway\)"),
    ],
)
def test_whoever_comes_back_otherwise_is_told(pasted, said):
    opened = page()
    with pytest.raises(Refused, match=said):
        oauth.code(pasted.replace("{state}", opened.state), opened)


def test_an_app_says_who_it_is_by_header_or_by_form():
    assert b64decode(APP.basic["Authorization"].removeprefix("Basic ")) == b"office-app:s3cret%2Fof%2Bthe%3Dapp"
    assert PUBLIC.basic == {}
    assert oauth.form_for_refresh(APP, "r") == {"grant_type": "refresh_token", "refresh_token": "r"}
    assert oauth.form_for_refresh(PUBLIC, "r")["client_id"] == "office-app"


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"access_token": ""},
        {"access_token": "a\nb"},
        {"access_token": "a", "expires_in": -1},
        {"access_token": "a", "expires_in": 10**12},
    ],
)
def test_tokens_that_make_no_sense_are_none(said):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(said, oauth.Tokens)


def test_no_secret_shows_by_accident():
    opened = page(APP)
    tokens = msgspec.convert({"access_token": "hush", "refresh_token": "quiet", "expires_in": 7200}, oauth.Tokens)
    said = f"{KEYS} {APP} {opened} {tokens}"
    assert said == "<keys of xvz1…> <app office-app> <sign-in at x.com> <tokens for 7200 s>"


@pytest.mark.parametrize(
    ("status", "data", "kind"),
    [
        (400, {"error": "invalid_grant"}, None),
        (400, {"error": {"code": 7}}, Unreachable),
        (403, None, Unreachable),
        (404, {"message": "no"}, Unreachable),
        (401, None, None),
        (429, None, None),
        (503, None, None),
        (200, {}, None),
    ],
)
def test_only_a_token_server_itself_says_that_a_token_is_over(status, data, kind):
    said = oauth.judge_token_server(Reply("x.example", status, {}, data, wrote=False))
    assert (type(said) if said else None) is kind
