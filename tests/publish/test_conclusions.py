"""What a network said decides what a post's state is then, and when somebody looks again."""

from datetime import timedelta

import pytest

from postdesk.errors import PostdeskError, Refused, Unknown, Unreachable
from postdesk.log.posts import lookup
from postdesk.models import Remote
from postdesk.models.life import State
from postdesk.publish.conclusions import (
    after_absence,
    after_doubt,
    after_no,
    after_yes,
    asked_wait,
    not_as_sent,
    too_soon,
)
from postdesk.sentences import Sentence
from stage.life import NOON, queued, wanted

THERE = Remote("7", "https://told.example/7")
BEGUN = ("1", "https://told.example/1")


@pytest.fixture
def post(log):
    queued(log, wanted())
    return lookup.find(log, "gifts")


@pytest.mark.parametrize(("rehearsed", "state"), [(False, State.PUBLISHED), (True, State.REHEARSED)])
def test_yes(rehearsed, state):
    answer = after_yes(THERE, "the network has it", NOON, rehearsed=rehearsed)
    assert (answer.outcome, answer.after, answer.remote) == (str(state), state, THERE)


@pytest.mark.parametrize(
    ("error", "outcome", "state", "wake", "asked"),
    [
        (Refused("too long"), "refused", State.FAILED, None, 0),
        (Unreachable("later", 30.0), "unreachable", State.QUEUED, None, 30.0),
        (Unreachable("not now"), "unreachable", State.QUEUED, None, 0),
        (Unknown("no answer"), "unknown", State.UNKNOWN, NOON + timedelta(seconds=5), 0),
    ],
)
def test_no_for_good_not_now_or_no_telling(error, outcome, state, wake, asked):
    error.begun = BEGUN
    answer = after_no(error, NOON)
    assert (answer.outcome, answer.after, answer.wake, answer.asked) == (outcome, state, wake, asked)
    assert (answer.why, answer.begun) == (str(error), BEGUN)


def test_only_a_network_asks_for_patience():
    assert (asked_wait(Unreachable("later", 30.0)), asked_wait(PostdeskError("no token"))) == (30.0, 0)


def test_absent_as_a_whole_or_but_for_its_beginning(post):
    whole, rest = after_absence(post, None, 0, NOON), after_absence(post, THERE, 0, NOON)
    assert (whole.after, whole.wake, whole.begun) == (State.QUEUED, post.due, None)
    assert (rest.begun, rest.why) == (("7", THERE.url), "the network has only its beginning, https://told.example/7")


def test_after_each_absence_it_waits_longer_and_after_the_third_repeat_a_person_looks(post):
    every = [after_absence(post, THERE, repeats, NOON) for repeats in range(4)]
    assert [answer.after for answer in every] == [*[State.QUEUED] * 3, State.UNKNOWN]
    assert [answer.wake - NOON for answer in every[1:3]] == [timedelta(seconds=30), timedelta(minutes=2)]
    assert every[3].why.startswith(
        "it was sent 4 times, and the network has only its beginning, https://told.example/7"
    )
    assert {answer.begun for answer in every} == {("7", THERE.url)}


def test_what_may_still_appear_is_looked_for_until_it_cannot(post):
    soon, far = (too_soon(post, None, NOON + timedelta(minutes=span), NOON) for span in (0.05, 5))
    assert (soon.after, soon.wake) == (State.UNKNOWN, NOON + timedelta(minutes=0.05))
    assert far.why == "its network does not show it yet; if it still does not in 5 min, it never took it"
    assert far.wake == NOON + timedelta(seconds=5)


def test_what_differs_from_what_was_sent_is_in_the_reason():
    remote = Remote("7", "https://told.example/7", kept="two parts", differs=("without its language",))
    answer = after_yes(remote, "the network has it", NOON, rehearsed=False)
    assert answer.why == "the network has it, not as it was sent: without its language"
    assert answer.kept == "two parts"


def test_what_differs_stays_the_sentence_that_its_network_told():
    twice = Sentence("it stands there a second time, {url}: delete one of them", url="https://told.example/8")
    said = not_as_sent(Remote("7", "https://told.example/7", differs=(twice, "without its language")))
    assert said == f"not as it was sent: {twice}, without its language"
    assert said.values["differs"].values["one"] is twice


def test_the_older_a_doubt_the_later_somebody_asks_again(post):
    wakes = [after_doubt(post, "no answer", NOON + age).wake - NOON - age for age in map(timedelta, (0, 0.1, 9))]
    assert wakes == [timedelta(seconds=5), timedelta(hours=1), timedelta(hours=1)]
