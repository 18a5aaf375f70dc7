"""Nothing unsigned goes out where the desk asks for signatures, and an edit voids a signature."""

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace
from sqlmodel import Session, select

from postdesk import queue
from postdesk.doctor import examination
from postdesk.errors import PostdeskError
from postdesk.log.posts import approvals, claims
from postdesk.log.tables import Approval
from postdesk.log.workers import desk_state
from postdesk.models.signatures import SignersWanted
from postdesk.publish.courier import Courier
from postdesk.worker import notices
from stage.life import NOON, Told, hand, queued, states, story, wanted, why


def strict(log, network, clock):
    """A courier of a desk that asks for signatures."""
    return Courier(log, lambda _post: network, log.engine, "desk:1", clock, signers=SignersWanted(1))


def waiting(log):
    return [(waits.post.ref, waits.before and waits.before.who) for waits in approvals.waiting(log)]


def test_an_unsigned_post_waits_and_goes_out_once_it_is_signed(log, clock):
    queued(log, wanted("gifts"), wanted("tea", "bsky"))
    network = Told()
    assert strict(log, network, clock).run_due() == []
    assert queue.approve(log, "gifts", "Jana", hand("on the phone")).state == "queued"
    assert why(log, "gifts") == "approved by Jana: on the phone"
    assert [outcome.ref for outcome in strict(log, network, clock).run_due()] == ["spring/gifts@fedi"]
    assert waiting(log) == [("spring/tea@bsky", None)]
    assert story(log, "gifts") == ["queued", "queued", "claimed", "sending", "published"]


def test_the_first_signature_of_a_person_stays(log):
    queued(log, wanted())
    for name, later in (("Jana", 0), ("Petar", 1), ("Jana", 2)):
        queue.approve(log, "gifts", name, replace(hand(), now=NOON + timedelta(hours=later)))
    with Session(log.engine) as session:
        signed = [(row.who, row.at - NOON) for row in session.exec(select(Approval).order_by(Approval.at))]
    assert signed == [("Jana", timedelta()), ("Petar", timedelta(hours=1))]


def test_of_many_that_wait_the_first_drafts_are_read_each_with_all_its_accounts_and_the_rest_is_counted(log):
    names = ("tea", "gifts", "songs")
    queued(log, *(wanted(name, account, at) for at, name in enumerate(names) for account in ("fedi", "bsky")))
    queue.approve(log, "tea@fedi", "Jana", hand())
    first, count = approvals.first_waiting(log, 2)
    assert [waits.post.ref for waits in first] == ["spring/tea@bsky", "spring/gifts@fedi", "spring/gifts@bsky"]
    assert count == 5
    assert [waits.post.ref for waits in approvals.first_waiting(log, 9)[0]] == [ref for ref, _ in waiting(log)]


def test_an_edit_voids_a_signature_and_taking_it_back_restores_it(log, clock):
    queued(log, wanted())
    queue.approve(log, "gifts", "Jana", hand())
    assert queued(log, wanted(text="Doors open at seven.")).unsigned == 1
    assert waiting(log) == [("spring/gifts@fedi", "Jana")]
    assert strict(log, Told(), clock).run_due() == []
    assert queued(log, wanted()).unsigned == 0
    assert [str(outcome.state) for outcome in strict(log, Told(), clock).run_due()] == ["published"]


def test_a_move_voids_nothing(log):
    queued(log, wanted())
    queue.approve(log, "gifts", "Jana", hand())
    assert queued(log, wanted(at=30)).unsigned == 0
    assert waiting(log) == []


def test_all_that_wait_are_signed_at_once_held_ones_too(log):
    queued(log, wanted("gifts"), wanted("tea", at=5))
    queue.hold(log, ["tea"], hand())
    signed = queue.approve_all(log, "Jana", hand())
    assert [(post.draft, str(post.state)) for post in signed] == [("gifts", "queued"), ("tea", "held")]
    assert waiting(log) == []


def test_what_is_public_is_not_signed_any_more(log, clock):
    queued(log, wanted())
    queue.approve(log, "gifts", "Jana", hand())
    strict(log, Told(), clock).run_due()
    with pytest.raises(PostdeskError, match="is published: only a post that is queued or held can be approved"):
        queue.approve(log, "gifts", "Jana", hand())


def test_an_edit_between_claim_and_intent_is_not_sent(log, clock):
    """No file can edit a claimed post; whatever does, the intent asks for the signature again."""
    queued(log, wanted())
    queue.approve(log, "gifts", "Jana", hand())
    with log.write() as connection:
        post = claims.take(connection, "desk:1", NOON, signers=SignersWanted(1))
        connection.exec_driver_sql("UPDATE post SET content_hash = 'edited'")
        assert claims.intend(connection, post, "desk:1", NOON, signers=SignersWanted(1)) is None
        assert claims.intend(connection, post, "desk:1", NOON).state == "sending"


def test_unsigned_posts_do_not_stand_in_the_way_of_others_of_their_account(log, clock):
    queued(log, wanted("first"), wanted("second", at=1))
    clock.forward(minutes=2)
    queue.approve(log, "second", "Jana", hand())
    assert [outcome.ref for outcome in strict(log, Told(), clock).run_due()] == ["spring/second@fedi"]


def test_past_its_latest_an_unsigned_post_is_missed_and_says_why(log, clock):
    queued(log, wanted("gifts"), wanted("tea", "bsky"))
    queue.approve(log, "tea", "Jana", hand())
    clock.forward(hours=3)
    strict(log, Told(), clock).run_due()
    assert set(states(log).values()) == {"missed"}
    assert (why(log, "gifts"), why(log, "tea")) == ("nobody approved it in time", "too late to publish")


def test_it_is_no_workers_fault_that_a_post_waits_for_a_signature(log, clock):
    queued(log, wanted())
    clock.forward(minutes=10)
    assert desk_state.desk_standing(log, clock()).unattended == NOON
    assert desk_state.desk_standing(log, clock(), signers=SignersWanted(1)).unattended is None


def test_a_post_that_lacks_its_signature_is_told_before_its_time_once(office, clock):
    house = msgspec.structs.replace(office.house, notices=("json://one",), approval="required")
    took = []
    crier = notices.Crier(house, office.log, clock, lambda _to, title, _text: took.append(title) or [])
    queued(office.log, wanted(at=30))
    assert crier.tell() == 0
    clock.forward(minutes=15)
    assert [crier.tell(), crier.tell()] == [2, 0]  # and that no file asks for it
    assert took == ["Country Office: 2 things to look at"]
    queued(office.log, wanted(at=30, text="Doors open at seven."), now=clock())
    assert crier.tell() == 1
    queue.approve(office.log, "gifts", "Jana", hand())
    queued(office.log, wanted(at=30, text="Doors open at seven."), now=clock() + timedelta(minutes=1))
    assert crier.tell() == 0


def test_the_doctor_says_what_waits_for_a_signature(office, clock):
    queued(office.log, wanted())
    for approval, found in (("optional", []), ("required", ["1 not approved, the first due at 2026-11-23 13:00"])):
        house = msgspec.structs.replace(office.house, approval=approval)
        assert [sign.says for sign in examination.examine(house, clock) if sign.what == "approvals"] == found
