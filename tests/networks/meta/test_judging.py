"""What an answer of Meta's makes certain: by code, whatever its HTTP status."""

import json

import pytest

from postdesk.errors import Refused, Unknown, Unreachable
from postdesk.networks.meta.judging import (
    GraphError,
    GraphGone,
    GraphTwin,
    Meaning,
    graph_error,
    judge_graph,
)
from postdesk.wire import Reply
from postdesk.wire.hiding import Hidden

NAMES = {
    "find": {Meaning.DOUBT, Meaning.TWIN},
    "person": {Meaning.PERSON, Meaning.REFUSED},
    "wait": {Meaning.LATER},
    "refuse": {Meaning.REFUSED},
    "sign in": {Meaning.SIGN_IN},
    "ask again": {Meaning.GONE},
}


def reply(status=400, wrote=True, headers=None, hidden=None, **error):
    return Reply("graph.example", status, headers or {}, {"error": error}, wrote, hidden=hidden or Hidden())


def judged(*given, own=None, **error):
    return judge_graph(reply(*given, **error), own or {})


@pytest.mark.parametrize("status", [200, 400, 401, 403, 404, 429, 500, 503])
@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        ({"code": 1, "error_subcode": 99}, Unknown, r"failed: without a word \(1/99\): nobody can tell"),
        ({"code": 2, "is_transient": True}, Unknown, "nobody can tell"),
        ({"code": 4}, Unreachable, "asks to wait"),
        ({"code": 80001}, Unreachable, "asks to wait"),
        ({"code": 10}, Unreachable, "look at what the account, the app and its permissions allow"),
        ({"code": 299, "message": "(#299) No."}, Unreachable, r"refused it: \(#299\) No. \(299\)"),
        (
            {"code": 190, "error_subcode": 463},
            Unreachable,
            r"token \(190/463\), for it has ended: run `postdesk accounts",
        ),
        ({"code": 190}, Unreachable, r"does not accept the token \(190\): run"),
        ({"code": 190, "error_subcode": 492}, Unreachable, "that person has no role on the Page any more"),
        ({"code": 100, "message": "(#100) Bad."}, Refused, r"\(#100\) Bad. \(100\)"),
        ({"code": 100, "error_subcode": 33}, GraphGone, "refused it"),
        ({"code": 368}, Refused, "refused it"),
        ({"code": 506}, GraphTwin, "says that this is there already"),
        ({"code": "THREADS_API__LINK_LIMIT_EXCEEDED"}, Refused, "THREADS_API"),
    ],
)
def test_the_code_decides_and_never_the_status(status, error, kind, words):
    if isinstance(error["code"], str) and status >= 500:
        kind, words = Unknown, "nobody can tell"
    trouble = judged(status, **error)
    with pytest.raises(kind, match=words):
        raise trouble
    assert (trouble.code, trouble.subcode) == (error["code"], error.get("error_subcode"))


def test_what_only_was_asked_leaves_nothing_to_doubt():
    with pytest.raises(Unreachable, match="failed: Try later"):
        raise judged(500, False, code=2, message="Try later.")


def test_a_code_that_nobody_knows_is_judged_by_what_else_is_said():
    assert isinstance(judged(code=4711), Refused)
    assert isinstance(judged(code=4711, is_transient=True), Unknown)
    assert isinstance(judged(503, code=4711), Unknown)


def test_a_network_tells_its_own_codes_which_come_first():
    own = {(4, 2207051): Meaning.DOUBT, (None, 1366051): Meaning.TWIN}
    assert isinstance(judged(own=own, code=4, error_subcode=2207051), Unknown)
    assert isinstance(judged(own=own, code=4, error_subcode=7), Unreachable)
    assert isinstance(judged(own=own, code=100, error_subcode=1366051), GraphTwin)
    assert isinstance(judged(own={(None, None): Meaning.TWIN}, code=100), Refused)


def test_the_words_for_people_are_shown_and_no_secret():
    hidden = Hidden()
    hidden.add("planted-token-of-a-page")
    said = {"code": 200, "message": "(#200)", "error_user_msg": "Ask the owner. planted-token-of-a-page"}
    assert "Ask the owner. …" in str(judged(hidden=hidden, **said))


def test_a_wait_is_what_the_headers_tell():
    used = '{"1": [{"type": "pages", "call_count": 100, "estimated_time_to_regain_access": 7}]}'
    assert judged(headers={"x-business-use-case-usage": used}, code=32).retry_after == 420
    assert judged(code=32).retry_after == 900


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (None, None),
        ([], None),
        ({"id": "1"}, None),
        ({"error": "no"}, None),
        ({"error_type": "OAuthException", "code": 400, "error_message": "Bad"}, GraphError(400, None, "Bad")),
        ({"debug_info": {"retriable": True, "type": "Odd", "message": "x"}}, GraphError("Odd", None, "x", True)),
        ({"debug_info": {}}, GraphError(None, None, "")),
        ({"error": {"code": "<b>", "error_subcode": 10**40}}, GraphError(None, None, "")),
        ({"debug_info": {"type": "x" * 300_000}}, GraphError(None, None, "")),
        ({"error": {"code": True, "error_subcode": "7", "message": 3}}, GraphError(None, None, "")),
    ],
)
def test_an_error_in_any_of_its_shapes(data, error):
    answered = Reply("graph.example", 400, {}, data, wrote=True)
    assert graph_error(answered) == error
    assert (judge_graph(answered, {}) is None) == (error is None)


def test_every_code_that_all_have_in_common_means_what_was_found_of_it(shared):
    table = json.loads((shared / "contracts/specs/meta-errors.json").read_text())
    common = [each for each in table["errors"] if each["network"] == "meta"]
    assert len(common) > 20
    for each in common:
        meaning = GraphError(each["code"], each["subcode"], "").meaning({})
        assert meaning in NAMES[each["action"]], each
