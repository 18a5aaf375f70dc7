"""What a person brings back into the queue by hand is not said twice: another post may have said it meanwhile."""

import pytest

from postdesk import queue
from postdesk.errors import PostdeskError
from postdesk.log.posts.said_once import see_new_words
from postdesk.models.identity import Whom
from stage.life import Told, ask, courier, hand, queued, slot, states, wanted

OFFICE = Whom("mastodon", "https://example.social", "office")
GIFTS, MORE = "spring/gifts@fedi", "spring/more@fedi"


def again(log, clock, **more):
    """Another draft with the same words is queued a day later, and goes out."""
    asked = (wanted("gifts", said=7), wanted("more", said=7, at=24 * 60, **more))
    queue.apply(log, ask(*asked), "Ana", clock())


@pytest.fixture
def missed(log, clock):
    """A post that was missed, and a second one with its words, in the queue."""
    queued(log, wanted("gifts", said=7))
    clock.forward(hours=3)
    courier(log, Told(), clock).run_due()
    again(log, clock)
    assert states(log) == {GIFTS: "missed", MORE: "queued"}
    return log


ACTS = {
    "retry": lambda log, me: queue.retry(log, "gifts", me),
    "move": lambda log, me: queue.move(log, "gifts", slot(days=2), me),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_missed_post_whose_words_wait_or_are_out_under_another_name(missed, clock, act):
    with pytest.raises(
        PostdeskError, match=r"says what spring/more@fedi says \(it is queued, for .*\): to say it once"
    ):
        ACTS[act](missed, hand(now=clock()))
    clock.forward(hours=21)
    courier(missed, Told(), clock).run_due()
    with pytest.raises(PostdeskError, match=r"says what spring/more@fedi says \(https://told\.example/.*`again:`"):
        ACTS[act](missed, hand(now=clock()))
    assert states(missed) == {GIFTS: "missed", MORE: "published"}


def test_a_cancel_is_not_taken_back_where_the_words_are_out(log, clock):
    queued(log, wanted("gifts", said=7, at=48 * 60))
    queue.cancel(log, "gifts", hand(now=clock()))
    again(log, clock)
    with pytest.raises(PostdeskError, match="says what spring/more@fedi says"):
        queue.undo(log, hand(now=clock()), "gifts")
    assert states(log) == {GIFTS: "cancelled", MORE: "queued"}


def test_another_account_or_other_words_are_no_hindrance(log, clock):
    queued(log, wanted("gifts", said=7, whom=OFFICE))
    clock.forward(hours=3)
    courier(log, Told(), clock).run_due()
    other = Whom("mastodon", "https://other.example", "office")
    queued(log, wanted("gifts", said=7, whom=OFFICE), wanted("tea", "other", said=7, whom=other, at=24 * 60))
    assert queue.retry(log, "gifts", hand(now=clock())).state == "queued"


def test_what_an_older_log_does_not_know_is_let_through(log, clock):
    queued(log, wanted("gifts"), wanted("more", at=24 * 60))
    clock.forward(hours=3)
    courier(log, Told(), clock).run_due()
    assert queue.retry(log, "gifts", hand(now=clock())).state == "queued"


def test_an_edit_of_nothing_but_descriptions_says_what_the_post_said(log):
    queued(log, wanted("gifts", said=7), wanted("tea", said=8, at=24 * 60))
    post = queue.find(log, "gifts")
    see_new_words(log, post, 7)
    with pytest.raises(PostdeskError, match=r"edited so, spring/gifts@\w+ would say what spring/tea@fedi says"):
        see_new_words(log, post, 8)
