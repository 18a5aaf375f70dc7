"""Questions asked of Meta together: what is answered, refused, left out, or makes no sense."""

import json

import pytest

from postdesk.errors import Refused, Unreachable
from postdesk.networks.meta.batch import read_together
from postdesk.networks.meta.graph import Graph
from postdesk.wire import Wire
from stage.life import NOON
from stage.loopback import Loopback, answer

QUESTIONS = [("/1", {"fields": "id"}), ("/2", {"fields": "id"})]


@pytest.fixture
def asked():
    """Asks two questions, of which the server says this; what is left out of a batch is answered by itself."""

    def asked(*members):
        bodies = [None if member is None else {"code": member[0], "body": member[1]} for member in members]

        def play(request):
            return answer(body=bodies) if request.method == "POST" else answer(body={"id": "alone"})

        with Loopback(play) as door:
            found = list(
                read_together(Graph(Wire(door.url), "v26.0", lambda _now: "planted-token", {}), QUESTIONS, NOON)
            )
            return found, door.asked

    return asked


def test_two_questions_are_one_call(asked):
    found, calls = asked((200, '{"id": "1"}'), (200, '{"id": "2"}'))
    assert [reply.data for reply in found] == [{"id": "1"}, {"id": "2"}]
    assert [(call.method, call.path) for call in calls] == [("POST", "/v26.0/")]


def test_what_is_null_or_missing_is_asked_alone(asked):
    assert [reply.data for reply in asked(None)[0]] == [{"id": "alone"}] * 2


def test_a_no_to_one_is_no_trouble_for_the_others(asked):
    gone = json.dumps({"error": {"code": 100, "error_subcode": 33, "message": "(#100) It does not exist"}})
    first, second = asked((400, gone), (200, '{"id": "2"}'))[0]
    assert (isinstance(first, Refused), second.data) == (True, {"id": "2"})


def test_a_no_without_a_reason_is_one_and_a_limit_ends_the_asking(asked):
    first, _ = asked((404, "{}"), (200, "{}"))[0]
    assert isinstance(first, Refused)
    with pytest.raises(Unreachable, match="asks to wait"):
        asked((400, '{"error": {"code": 4, "message": "(#4) too many calls"}}'), (200, "{}"))


def test_what_is_no_json_makes_no_sense(asked):
    first, _ = asked((200, "<h1>"), (200, "{}"))[0]
    with pytest.raises(Unreachable, match="makes no sense"):
        first.into(dict)
