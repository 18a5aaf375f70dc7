"""From a due post to its delivery: never twice, never early, never too late, and never silently."""

import hashlib
import socket
import threading
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlmodel import Session, select

from postdesk import queue
from postdesk.errors import Refused, SettingsError, Unknown, Unreachable
from postdesk.log.posts import changes, claims, history, sending
from postdesk.log.tables import Delivery, Publication, Usage
from postdesk.log.workers.processes import mark, me
from postdesk.models import Attachment, Remote
from postdesk.models.life import State, Step
from postdesk.publish.courier import Courier
from stage.at_work import ended_process
from stage.life import NOON, Clock, Told, courier, hand, not_now, queued, states, story, wanted, why

SENT = ["queued", "claimed", "sending"]


def rows(log, model):
    with Session(log.engine) as session:
        return session.exec(select(model)).all()


def next_look(log, now):
    return sending.next_wake(log, now)


@pytest.fixture
def clock():
    return Clock()


def test_a_due_post_is_published_and_logged_with_all_it_became(log, clock):
    queued(log, wanted())
    network = Told()
    outcomes = courier(log, network, clock).run_due()
    assert [(outcome.ref, outcome.state) for outcome in outcomes] == [("spring/gifts@fedi", State.PUBLISHED)]
    assert outcomes[0].why.startswith("https://told.example/")
    assert story(log, "gifts") == [*SENT, "published"]
    assert [(row.attempt, row.outcome) for row in rows(log, Delivery)] == [(1, "sending"), (1, "published")]
    assert len({row.content_hash for row in rows(log, Delivery)}) == 1
    assert [(row.url, row.published, row.campaign) for row in rows(log, Publication)] == [
        (outcomes[0].why, NOON, "spring")
    ]
    assert [(row.tag, row.spelling) for row in rows(log, Usage)] == [("migrantsday", "MigrantsDay")]
    assert courier(log, network, clock).run_due() == []
    assert network.sent == ["Doors open at six."]


def test_nothing_goes_out_early(log, clock):
    queued(log, wanted(at=1))
    assert courier(log, Told(), clock).run_due() == []
    clock.forward(minutes=1)
    assert len(courier(log, Told(), clock).run_due()) == 1


def test_the_intent_is_on_the_disk_before_the_network_hears_of_the_post(log, clock):
    queued(log, wanted())

    class Looks(Told):
        def publish(self, payload, key, now, prepared=""):
            assert states(log) == {"spring/gifts@fedi": "sending"}
            assert [row.key for row in rows(log, Delivery)] == [key]
            return super().publish(payload, key, now)

    assert courier(log, Looks(), clock).run_due()[0].state == "published"


def test_refused_for_good_is_failed_with_the_reason(log, clock):
    queued(log, wanted())
    outcomes = courier(log, Told(Refused("fedi: text too long")), clock).run_due()
    assert [(outcome.state, outcome.why) for outcome in outcomes] == [("failed", "fedi: text too long")]
    assert why(log, "gifts") == "fedi: text too long"
    assert rows(log, Publication) == []


def test_what_was_surely_not_sent_is_tried_again_soon_and_then_ever_later(log, clock):
    queued(log, wanted())
    network = Told(not_now(), not_now(), not_now())
    assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["queued"]
    first = next_look(log, clock()) - NOON
    assert timedelta(seconds=1) < first < timedelta(seconds=5)
    assert courier(log, network, clock).run_due() == []
    clock.forward(seconds=5)
    courier(log, network, clock).run_due()
    assert next_look(log, clock()) - clock() > first
    clock.forward(seconds=60)
    courier(log, network, clock).run_due()
    clock.forward(seconds=60)
    assert courier(log, network, clock).run_due()[0].state == "published"
    assert len(network.sent) == 4
    assert queue.find(log, "gifts").attempt == 4


def test_the_network_says_how_long_to_wait(log, clock):
    queued(log, wanted())
    courier(log, Told(not_now(600)), clock).run_due()
    assert courier(log, Told(), clock).take() is None
    clock.forward(seconds=599)
    assert courier(log, Told(), clock).take() is None
    clock.forward(seconds=1)
    assert courier(log, Told(), clock).take().ref == "spring/gifts@fedi"


def test_a_network_that_asks_for_longer_than_there_is_time_makes_the_post_missed(log, clock):
    queued(log, wanted())
    courier(log, Told(not_now(86400)), clock).run_due()
    clock.forward(hours=2)
    (missed,) = courier(log, Told(), clock).run_due()
    assert (missed.ref, missed.state) == ("spring/gifts@fedi", "missed")
    assert story(log, "gifts") == [*SENT, "queued", "missed"]
    assert why(log, "gifts") == "too late to publish"


def test_of_a_missed_post_it_is_said_where_its_beginning_is_public(log, clock):
    begun = Unreachable("the rest is refused")
    begun.begun = ("7", "https://fedi.example/7")
    queued(log, wanted())
    courier(log, Told(begun), clock).run_due()
    clock.forward(hours=2)
    (missed,) = courier(log, Told(), clock).run_due()
    assert (missed.state, missed.why) == (
        "missed",
        "is public in part, https://fedi.example/7; the rest was to go out before 2026-11-23 15:00",
    )


def test_past_its_latest_a_post_is_missed_and_never_published(log, clock):
    queued(log, wanted())
    clock.forward(hours=2)
    network = Told()
    (missed,) = courier(log, network, clock).run_due()
    assert (missed.state, missed.why) == ("missed", "was to go out before 2026-11-23 15:00")
    assert network.sent == []
    assert story(log, "gifts") == ["queued", "missed"]


def test_no_telling_is_unknown_and_the_network_is_asked(log, clock):
    queued(log, wanted())
    network = Told(Unknown("connection reset"))
    assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["unknown"]
    clock.forward(seconds=6)
    network.there = Remote("7", "https://told.example/7")
    assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["published"]
    assert story(log, "gifts") == [*SENT, "unknown", "published"]
    assert len(network.sent) == 1


def test_proven_absent_is_sent_again_with_the_same_key(log, clock):
    queued(log, wanted())
    network = Told(Unknown("connection reset"))
    courier(log, network, clock).run_due()
    clock.forward(seconds=6)
    assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["queued", "published"]
    assert len({row.key for row in rows(log, Delivery)}) == 1
    assert len(network.sent) == 2


@pytest.mark.parametrize("trouble", [Unknown("cannot tell"), not_now()])
def test_while_the_network_cannot_tell_the_doubt_stays(log, clock, trouble):
    queued(log, wanted())
    network = Told(Unknown("connection reset"))
    courier(log, network, clock).run_due()
    network.there = trouble
    for _ in range(5):
        clock.forward(hours=1)
        assert [outcome.state for outcome in courier(log, network, clock).run_due()] == ["unknown"]
    assert len(network.sent) == 1
    assert story(log, "gifts") == [*SENT, "unknown"]


def test_a_network_that_cannot_be_asked_leaves_the_doubt_to_a_person(log, clock):
    queued(log, wanted())
    courier(log, Told(Unknown("connection reset")), clock).run_due()
    clock.forward(seconds=6)
    outcome = courier(log, None, clock).run_due()[0]
    assert (outcome.state, outcome.why) == ("unknown", "postdesk cannot ask this network")


def test_an_account_postdesk_cannot_post_to_is_handed_over(log, clock):
    queued(log, wanted("gifts"), wanted("tea", by_hand=True))
    assert [outcome.state for outcome in courier(log, None, clock).run_due()] == ["handed-over", "handed-over"]
    clock.forward(hours=2)
    courier(log, None, clock).run_due()
    assert story(log, "gifts") == ["queued", "claimed", "handed-over", "missed"]
    assert why(log, "gifts") == "nobody said that it was published"


def test_a_missing_token_keeps_the_post_waiting(log, clock):
    queued(log, wanted())

    def connect(_post):
        raise SettingsError("fedi needs a token: set POSTDESK_FEDI_TOKEN")

    desk = Courier(log, connect, log.engine, "desk:1", clock)
    outcome = desk.run_due()[0]
    assert (outcome.state, outcome.why) == ("queued", "fedi needs a token: set POSTDESK_FEDI_TOKEN")
    assert next_look(log, NOON) > NOON
    assert rows(log, Delivery) == []


def test_a_picture_that_is_gone_or_another_is_not_sent(log, clock, tmp_path):
    picture = Attachment("hall.jpg", "The hall.", 3, hashlib.sha256(b"jpg").hexdigest())
    for name, content in (("first", b"jpg"), ("second", b"png"), ("third", None)):
        (tmp_path / name).mkdir()
        if content:
            (tmp_path / name / "hall.jpg").write_bytes(content)
        queued(log, wanted(name, sent={"media": (picture,)}))
        courier(log, Told(), clock, campaigns=tmp_path / name).run_due()
    assert states(log) == {
        "spring/first@fedi": "published",
        "spring/second@fedi": "failed",
        "spring/third@fedi": "failed",
    }
    assert why(log, "second") == "hall.jpg is not the file that was queued: queue the campaign again"
    assert why(log, "third") == "hall.jpg is gone: put it back, or change the draft and queue it again"


def test_a_picture_goes_out_as_it_was_queued_whatever_became_of_its_file(log, clock, tmp_path):
    picture = Attachment("hall.jpg", "The hall.", 3, hashlib.sha256(b"jpg").hexdigest())
    (tmp_path / "hall.jpg").write_bytes(b"jpg")
    desk = courier(log, Told(), clock, campaigns=tmp_path)
    desk.media.ensure(picture)
    (tmp_path / "hall.jpg").write_bytes(b"another")
    queued(log, wanted(sent={"media": (picture,)}))
    assert [outcome.state for outcome in desk.run_due()] == ["published"]


def test_a_crash_between_intent_and_answer_is_found_and_asks(log, clock):
    """The worker dies inside the call; another finds the intent overdue and asks before anything is sent again."""
    queued(log, wanted())

    class Dies(Told):
        def publish(self, payload, key, now, prepared=""):
            super().publish(payload, key, now)
            raise KeyboardInterrupt

    first = Dies()
    with pytest.raises(KeyboardInterrupt):
        courier(log, first, clock).run_due()
    assert states(log) == {"spring/gifts@fedi": "sending"}
    second = Told()
    second.there = Unknown("cannot tell")
    clock.forward(seconds=30)
    assert courier(log, second, clock, "desk:2").run_due() == []
    clock.forward(seconds=16)
    assert [outcome.state for outcome in courier(log, second, clock, "desk:2").run_due()] == ["unknown"]
    queue.resolve_published(log, "gifts", "https://told.example/7", hand(now=clock()))
    assert story(log, "gifts") == [*SENT, "unknown", "published"]
    assert (first.sent, second.sent) == (["Doors open at six."], [])


def test_a_worker_that_dies_with_a_claim_has_sent_nothing(log, clock):
    queued(log, wanted())
    assert courier(log, Told(), clock).take().ref == "spring/gifts@fedi"
    clock.forward(seconds=46)
    assert courier(log, Told(), clock, "desk:2").run_due()[0].state == "published"
    assert story(log, "gifts") == ["queued", "claimed", "queued", "claimed", "sending", "published"]


def test_a_claim_that_is_over_sends_nothing(log, clock):
    queued(log, wanted())
    slow, network = courier(log, Told(), clock), Told()
    post = slow.take()
    clock.forward(seconds=46)
    assert slow.carry(post).state == "queued"
    late = slow.take()
    clock.forward(seconds=46)
    courier(log, network, clock, "desk:2").run_due()
    assert slow.carry(late).state == "published"
    assert network.sent == ["Doors open at six."]
    assert slow.connect(post).sent == []


def test_a_worker_that_was_frozen_after_its_intent_has_lost_its_turn(log, clock):
    """Its machine slept between the intent and the first byte; by now another may have the post."""
    queued(log, wanted())
    network = Told()

    class Sleepy(Courier):
        def _deliver(self, turn, network, taken):
            clock.falls_asleep = True
            return super()._deliver(turn, network, taken)

    def now():
        if getattr(clock, "falls_asleep", False):
            clock.forward(seconds=6)
        return clock()

    outcome = Sleepy(log, lambda _post: network, Path(), "desk:1", now).run_due()[0]
    assert (outcome.state, outcome.why) == ("queued", "the worker was frozen before it sent")
    assert network.sent == []


def test_a_frozen_worker_whose_post_a_person_resolved_sends_nothing_even_if_its_clock_was_set_back(log, clock):
    """It was frozen between intent and call; a person said `absent`, another worker sent the post, then it wakes up."""
    queued(log, wanted())
    late, other = Told(), Told()

    def taken_over():
        clock.forward(seconds=46)
        assert [str(outcome.state) for outcome in courier(log, other, clock, "desk:2").run_due()] == ["unknown"]
        queue.resolve_absent(log, "gifts", hand("looked there", clock()))
        assert [str(outcome.state) for outcome in courier(log, other, clock, "desk:2").run_due()] == ["published"]
        clock.moment = NOON

    class Frozen(Courier):
        def _deliver(self, turn, network, taken):
            asked = iter((True,))

            def now():
                if next(asked, False):
                    taken_over()
                return clock()

            return Courier._deliver(Courier(self.log, self.connect, Path(), self.who, now), turn, network, taken)

    outcome = Frozen(log, lambda _post: late, Path(), "desk:1", clock).run_due()[0]
    assert outcome.state == State.PUBLISHED
    assert (late.sent, other.sent) == ([], ["Doors open at six."])
    assert states(log) == {"spring/gifts@fedi": "published"}


def test_what_a_worker_that_may_be_frozen_was_sending_is_not_sent_again(log, clock):
    """The network has nothing yet; only when the worker has surely ended, or a person says so, is it sent again."""
    died = ended_process()
    owners = {"desk:far": False, me(): False, f"{socket.gethostname()}:{died}{mark()}": True}
    for number, (owner, gone) in enumerate(owners.items()):
        queued(log, wanted(f"day-{number}", f"account-{number}"), now=clock())
        with log.write() as connection:
            claims.intend(connection, claims.take(connection, owner, clock()), owner, clock())
        clock.forward(seconds=46)
        assert [str(outcome.state) for outcome in courier(log, Told(), clock).run_due()] == (
            ["queued", "published"] if gone else ["unknown"]
        )
        clock.moment = NOON


def test_what_is_wrong_on_this_side_is_tried_ever_more_rarely_and_at_least_every_minute_or_so(log, clock):
    queued(log, wanted(latest=timedelta(days=1)))
    tries = []

    def connect(_post):
        tries.append(clock())
        raise Unreachable("told.example cannot be reached to sign in")

    desk = Courier(log, connect, Path(), "desk:1", clock)
    while clock() < NOON + timedelta(hours=1):
        desk.run_due()
        clock.forward(seconds=1)
    waits = [after - before for before, after in pairwise(tries)]
    assert waits[0] < timedelta(seconds=5)
    assert max(waits) <= timedelta(seconds=76)
    assert 45 < len(tries) < 100


def test_a_hold_between_claim_and_intent_stops_the_post(log, clock):
    queued(log, wanted())
    desk = courier(log, Told(), clock)
    post = desk.take()
    queue.hold_all(log, hand())
    assert desk.carry(post).state == "queued"
    assert desk.run_due() == []


def test_a_yes_that_comes_after_the_rescue_still_counts(log, clock):
    """The network took a minute; meanwhile a rescuer gave the attempt up and a person queued the post again."""
    queued(log, wanted())
    other = courier(log, None, clock, "desk:2")

    class Slow(Told):
        def publish(self, payload, key, now, prepared=""):
            clock.forward(minutes=1)
            other.sweep()
            queue.resolve_absent(log, "gifts", hand(now=clock()))
            return super().publish(payload, key, now)

    assert courier(log, Slow(), clock).run_due()[0].state == "published"
    assert story(log, "gifts") == [*SENT, "unknown", "queued", "published"]


def test_a_no_that_comes_after_the_rescue_is_only_kept(log, clock):
    queued(log, wanted())

    class Slow(Told):
        def publish(self, payload, key, now, prepared=""):
            clock.forward(minutes=1)
            courier(log, None, clock, "desk:2").sweep()
            queue.resolve_absent(log, "gifts", hand(now=clock()))
            queue.hold(log, ["gifts"], hand(now=clock()))
            raise not_now()

    assert courier(log, Slow(), clock).run_due()[0].state == "held"
    assert [row.outcome for row in rows(log, Delivery)] == ["sending", "unreachable"]


def test_accounts_are_served_in_parallel_each_in_order(log, clock):
    asked = [wanted(f"{number}", account=name, text=f"{name}{number}") for number in range(5) for name in "abc"]
    queued(log, *asked)
    busy, most = set(), []
    lock = threading.Lock()

    class Watched(Told):
        def publish(self, payload, key, now, prepared=""):
            with lock:
                assert payload.account not in busy
                busy.add(payload.account)
                most.append(len(busy))
            remote = super().publish(payload, key, now)
            threading.Event().wait(0.02)
            with lock:
                busy.discard(payload.account)
            return remote

    network = Watched()
    assert len(courier(log, network, clock).run_due(threads=3)) == 15
    assert max(most) > 1
    for name in "abc":
        assert [text for text in network.sent if text[0] == name] == [f"{name}{number}" for number in range(5)]


def test_the_log_tells_it_in_order(log, clock):
    queued(log, wanted("gifts"), wanted("tea", account="bsky", at=5))
    courier(log, Told(Refused("too long")), clock).run_due()
    told = [(entry.ref, entry.what, entry.why) for entry in history.entries(log)]
    since = history.entries(log, [queue.find(log, "tea")], NOON)
    assert ("spring/gifts@fedi", "attempt 1: refused", "too long") in told
    assert told[0] == ("spring/gifts@fedi", "queued", "its campaign file asks for it")
    assert [(entry.what, entry.who) for entry in since] == [("queued", "Ana")]


def test_the_log_knows_no_way_back_from_published(log):
    with log.write() as connection, pytest.raises(ValueError, match="no post goes from published to queued"):
        changes.change(connection, 1, Step(State.PUBLISHED, State.QUEUED, "Ana", "", NOON))


def test_a_post_that_has_changed_hands_is_not_changed(log):
    from postdesk.errors import PostdeskError

    queued(log, wanted())
    with log.write() as connection, pytest.raises(PostdeskError, match="post 1 is no longer held: somebody changed it"):
        changes.change(connection, 1, Step(State.HELD, State.QUEUED, "Ana", "", NOON))


def test_when_to_look_again(log, clock):
    assert sending.next_wake(log, NOON) is None
    queued(log, wanted("gifts"), wanted("tea", at=5))
    assert sending.next_wake(log, NOON) == NOON + timedelta(minutes=5)
