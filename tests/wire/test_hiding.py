"""What was sent in confidence is found in every writing that a server may repeat it in."""

import json
import time
from base64 import b64encode, urlsafe_b64encode
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from postdesk.wire.hiding import Hidden
from stage.unwatched import unwatched

PATIENCE = 3
"""How much slower a busy machine may be than a quiet one."""

SECRET = 'Hush/ž+=& pass\\w"rd'
FORMS = {
    "as it is": SECRET,
    "in an address": quote(SECRET, safe=""),
    "in an address, small": quote(SECRET, safe="").replace("%2F", "%2f"),
    "in a form": quote_plus(SECRET),
    "in a path": quote(SECRET),
    "in an address twice": quote(quote(SECRET, safe=""), safe=""),
    "letter by letter": "".join(f"%{byte:02x}" for byte in SECRET.encode()),
    "in JSON": json.dumps(SECRET),
    "in JSON with its letters": json.dumps(SECRET, ensure_ascii=False),
    "in JSON letter by letter": "".join(f"\\u{ord(letter):04X}" for letter in SECRET),
    "in HTML": "".join(f"&#x{ord(letter):x};" for letter in SECRET),
    "in digits": SECRET.encode().hex(),
    "in base64": b64encode(SECRET.encode()).decode(),
    "in the other base64": urlsafe_b64encode(SECRET.encode()).decode(),
    "as a password in base64": b64encode(f"office:{SECRET}".encode()).decode(),
    "inside base64": b64encode(f"ab{SECRET}xyz".encode()).decode(),
}


@pytest.fixture
def hidden():
    found = Hidden()
    found.add(SECRET)
    return found


@pytest.mark.parametrize("form", FORMS)
def test_a_secret_is_found(hidden, form):
    said = hidden.text(f"you sent {FORMS[form]}, sorry")
    assert "…" in said
    assert FORMS[form].strip("=")[4:-4] not in said


def test_what_is_no_secret_stays(hidden):
    told = {"a": ["plain", 1, None, True, {"b": 2.5, "c%20d": "100 % & more \\ &#99999999999;"}]}
    assert hidden.data(told) == told
    assert Hidden().data(told) is told
    assert Hidden().text(SECRET) == SECRET


def test_what_signs_one_request_is_hidden_in_its_answer_and_not_kept_for_the_next(hidden):
    for request in range(2_000):
        signature = f'oauth_nonce="{request}", oauth_signature="Zm9v{request}"'
        answer = hidden.with_these(signature)
        assert answer.text(f"wrong: {signature} for {SECRET}") == "wrong: … for …"
    assert hidden.text(f"wrong: {signature} for {SECRET}") == f"wrong: {signature} for …"


def test_every_text_is_looked_at_but_those_that_are_wanted(hidden):
    told = {"token": SECRET, "more": [{"token": SECRET}]}
    assert hidden.data(told) == {"token": "…", "more": [{"token": "…"}]}
    assert hidden.data(told, ["token"]) == {"token": SECRET, "more": [{"token": "…"}]}


def test_a_token_that_tells_by_its_shape_is_not_shown_whoever_made_it(hidden):
    token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"
    assert hidden.words(f"for {token}!") == "for …!"
    assert hidden.text(token) == token


def test_a_short_word_is_found_only_as_it_is():
    hidden = Hidden()
    hidden.add("abc", "", "  ")
    assert hidden.text("abc %61bc YWJj") == "… %61bc YWJj"


@given(st.text(st.characters(codec="utf-8"), min_size=8, max_size=40), st.binary(max_size=9), st.binary(max_size=9))
def test_wherever_it_stands_in_base64(secret, before, after):
    assume(secret.strip())
    hidden = Hidden()
    hidden.add(secret)
    raw = secret.encode("utf-8", "surrogatepass")
    said = hidden.text(b64encode(before + raw + after).decode())
    assert "…" in said
    assert b64encode(raw).decode()[:6] not in said or before


@pytest.mark.parametrize("piece", ["eyJ", "eyJa.", "%41", "&#65;", "\\u0041", "&", "-"])
def test_a_long_answer_takes_its_time_by_its_length(hidden, piece):
    said = piece * (1_000_000 // len(piece))
    begun = time.process_time()
    with unwatched():
        hidden.words(said)
    assert time.process_time() - begun < 3 * PATIENCE
