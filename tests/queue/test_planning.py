"""The queue follows the campaign files, and never touches what is published or in somebody's hands."""

from datetime import timedelta

from postdesk import queue
from postdesk.errors import Unknown
from stage.life import NOON, Clock, Told, ask, courier, hand, queued, slot, states, story, wanted, why


def whats(changes):
    return [(change.ref, change.what) for change in changes]


def test_what_the_files_ask_for_is_queued_once(log):
    asked = ask(wanted("gifts"), wanted("gifts", account="bsky"))
    assert whats(queue.plan(log, asked, NOON).added) == [("spring/gifts@fedi", "new"), ("spring/gifts@bsky", "new")]
    assert states(log) == {}
    queue.apply(log, asked, "Ana", NOON)
    assert states(log) == {"spring/gifts@fedi": "queued", "spring/gifts@bsky": "queued"}
    assert story(log, "gifts@fedi") == ["queued"]
    again = queue.apply(log, asked, "Ana", NOON)
    assert (again.added, again.changed, again.withdrawn, again.kept) == ((), (), (), ())
    assert len(again.unchanged) == 2
    assert story(log, "gifts@fedi") == ["queued"]


def test_an_empty_ask_does_nothing(log):
    assert queue.apply(log, ask(), "Ana", NOON) == queue.Plan()


def test_a_changed_text_time_limit_and_hand_are_named(log):
    queued(log, wanted(at=60))
    key = queue.find(log, "gifts").key
    plan = queued(log, wanted(at=90, text="Doors open at seven.", latest=timedelta(hours=1), by_hand=True))
    assert whats(plan.changed) == [("spring/gifts@fedi", "content, time, latest, by hand changed")]
    post = queue.find(log, "gifts")
    assert (post.due, post.latest) == (NOON + timedelta(minutes=90), NOON + timedelta(minutes=150))
    assert "seven" in post.payload
    assert post.by_hand
    assert post.key != key
    assert story(log, "gifts") == ["queued", "queued"]


def test_a_text_that_changes_leaves_the_moment_alone(log):
    queued(log, wanted(at=60))
    queued(log, wanted(at=60, text="Doors open at seven."))
    assert queue.find(log, "gifts").due == NOON + timedelta(minutes=60)


def test_a_draft_that_is_gone_takes_its_post_along_and_may_come_back(log):
    queued(log, wanted("gifts", at=60), wanted("tea", at=60), wanted("ball", campaign="winter"))
    gone = queue.apply(log, ask(wanted("tea", at=60)), "Ana", NOON)
    assert whats(gone.withdrawn) == [("spring/gifts@fedi", "its draft is gone from the campaign file")]
    assert states(log)["winter/ball@fedi"] == "queued"
    assert states(log)["spring/gifts@fedi"] == "cancelled"
    assert queue.apply(log, ask(wanted("tea", at=60)), "Ana", NOON).withdrawn == ()
    back = queue.apply(log, ask(wanted("tea", at=60), wanted("gifts", at=90)), "Ana", NOON)
    assert whats(back.added) == [("spring/gifts@fedi", "asked for again")]
    assert story(log, "gifts") == ["queued", "cancelled", "queued"]


def test_a_post_that_a_person_cancelled_stays_so_whatever_its_file_says(log):
    queue.apply(log, ask(wanted("gifts")), "Ana", NOON)
    queue.cancel(log, "gifts", hand())
    assert len(queue.apply(log, ask(wanted("gifts")), "Ana", NOON).unchanged) == 1
    assert states(log) == {"spring/gifts@fedi": "cancelled"}
    on_again = ask(wanted("gifts", text="The event is on again."))
    (kept,) = queue.apply(log, on_again, "Ana", NOON).kept
    assert kept.what.startswith("content changed in the file, but a person cancelled it: `postdesk undo` takes that")
    assert states(log) == {"spring/gifts@fedi": "cancelled"}
    queue.undo(log, hand())
    assert whats(queue.apply(log, on_again, "Ana", NOON).changed) == [("spring/gifts@fedi", "content changed")]


def test_a_file_with_errors_withdraws_nothing(log):
    queued(log, wanted())
    assert queue.apply(log, ask(campaigns=()), "Ana", NOON) == queue.Plan()
    assert states(log) == {"spring/gifts@fedi": "queued"}


def test_a_campaign_that_may_not_withdraw_still_adds(log):
    queued(log, wanted("gifts"))
    plan = queue.apply(log, ask(wanted("tea"), campaigns=()), "Ana", NOON)
    assert (whats(plan.added), plan.withdrawn) == ([("spring/tea@fedi", "new")], ())
    assert states(log) == {"spring/gifts@fedi": "queued", "spring/tea@fedi": "queued"}


def test_what_is_published_stays_as_it_was(log):
    queued(log, wanted())
    courier(log, Told(), Clock()).run_due()
    changed = queued(log, wanted(text="Doors open at seven."))
    assert whats(changed.kept) == [("spring/gifts@fedi", "content changed in the file, but it is published")]
    assert "six" in queue.find(log, "gifts").payload
    assert queue.apply(log, ask(), "Ana", NOON) == queue.Plan()


def test_a_post_in_doubt_is_kept_though_its_draft_is_gone(log):
    queued(log, wanted())
    courier(log, Told(Unknown("no answer")), Clock()).run_due()
    plan = queue.apply(log, ask(), "Ana", NOON)
    assert whats(plan.kept) == [("spring/gifts@fedi", "its draft is gone, but it is unknown")]
    assert states(log) == {"spring/gifts@fedi": "unknown"}


def test_a_missed_post_is_queued_again_when_its_file_gives_it_another_time(log):
    queued(log, wanted(at=-180), now=NOON - timedelta(hours=4))
    courier(log, Told(), Clock()).run_due()
    assert states(log) == {"spring/gifts@fedi": "missed"}
    assert len(queued(log, wanted(at=-180)).unchanged) == 1
    queued(log, wanted(at=30))
    assert story(log, "gifts") == ["queued", "missed", "queued"]


def test_a_held_post_stays_held_when_its_text_changes(log):
    queued(log, wanted(at=30))
    queue.hold(log, ["gifts"], hand())
    queued(log, wanted(at=30, text="Doors open at seven."))
    assert story(log, "gifts") == ["queued", "held", "held"]
    assert why(log, "gifts") == "content changed"


def test_next_finds_a_free_opening_and_stays_there(log):
    queued(log, wanted("first", at=60))
    plan = queued(
        log, wanted("first", at=60), wanted("second", at=None), wanted("third", at=None), wanted("fourth", at=180)
    )
    assert [queue.find(log, name).due.hour for name in ("first", "second", "third", "fourth")] == [13, 14, 16, 15]
    assert [change.local for change in plan.added] == ["2026-11-23 15:00", "2026-11-23 17:00", "2026-11-23 16:00"]
    later = queued(log, wanted("second", at=None, text="Doors open at seven."), now=NOON + timedelta(minutes=30))
    assert [change.what for change in later.changed] == ["content changed"]
    assert queue.find(log, "second").due.hour == 14


def test_a_moment_that_becomes_next_is_chosen_anew(log):
    queued(log, wanted(at=30))
    assert whats(queued(log, wanted(at=None)).changed) == [("spring/gifts@fedi", "time changed")]
    assert queue.find(log, "gifts").due == NOON + timedelta(hours=1)


def test_a_post_that_a_person_moved_stays_where_it_was_put(log):
    queued(log, wanted(at=30))
    queue.move(log, "gifts", slot(90), hand())
    assert len(queued(log, wanted(at=30)).unchanged) == 1
    assert queue.find(log, "gifts").due == NOON + timedelta(minutes=90)


def test_a_time_that_has_passed_is_told(log):
    late = "its time has passed: it will be missed, not published"
    assert whats(queued(log, wanted(at=-180)).added) == [("spring/gifts@fedi", late)]
    changed = queued(log, wanted(at=-240))
    assert whats(changed.changed) == [("spring/gifts@fedi", f"time changed; {late}")]


def test_a_payload_is_frozen_under_its_own_hash():
    payload = wanted().payload
    assert payload.frozen() == (payload.encoded().decode(), payload.content_hash)
