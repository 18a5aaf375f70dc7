"""The queue follows the campaign files, and an officer's hand."""

from datetime import UTC, datetime, timedelta

import pytest

from postdesk.errors import PostdeskError, Unknown
from postdesk.queue import PARTS
from stage.desks import DOORS, SPRING, TEA, published, states, write
from stage.life import Told, courier


def refs(changes):
    return [change.ref for change in changes]


def test_a_plan_says_what_queueing_would_do_and_does_nothing(office):
    findings, plan = office.queue.plan()
    assert (findings, refs(plan.added)) == ([], [DOORS, TEA])
    assert office.posts.listing() == []


def test_queueing_twice_changes_nothing(office):
    _, first = office.queue.apply()
    before = office.posts.history()
    _, second = office.queue.apply()
    assert refs(first.added) == refs(second.unchanged) == [DOORS, TEA]
    assert [part for part in PARTS if getattr(second, part)] == ["unchanged"]
    assert office.posts.history() == before
    assert [post.local for post in office.posts.listing()] == ["2026-11-24 09:00", "2026-11-24 10:00"]


def test_a_draft_with_an_error_keeps_itself_out_and_no_other(office):
    office.queue.apply()
    write(
        office,
        spring=SPRING.replace("at: next", "at: 2026-11-31 09:00"),
        summer="campaign: summer\nposts: [{id: sun}]\n",
    )
    for verb in (office.queue.plan, office.queue.apply):
        findings, plan = verb()
        assert {finding.post for finding in findings} == {"spring/tea", "summer/sun"}
        assert (refs(plan.unchanged), refs(plan.waiting)) == ([DOORS], [TEA])
    assert states(office) == {DOORS: "queued", TEA: "held"}
    write(office, spring=SPRING, summer="campaign: summer\nposts: []\n")
    _, plan = office.queue.apply()
    assert [(change.ref, change.what) for change in plan.changed] == [(TEA, "its draft is whole again")]
    assert states(office) == {DOORS: "queued", TEA: "queued"}


def test_a_file_that_nobody_can_read_withdraws_nothing(office):
    office.queue.apply()
    write(office, spring="")
    _, plan = office.queue.apply()
    assert (plan.withdrawn, refs(plan.waiting)) == ((), [DOORS, TEA])
    assert set(states(office).values()) == {"held"}
    (office.house.campaigns / "spring.yaml").rename(office.house.campaigns / "spring.yaml.txt")
    assert office.queue.apply()[1].withdrawn == ()
    (office.house.campaigns / "spring.yaml.txt").unlink()
    write(office, spring=SPRING)
    office.queue.apply()
    assert set(states(office).values()) == {"queued"}


def test_a_warning_keeps_nothing_out(office):
    write(office, spring=SPRING.replace("Doors open", "Write to press@example.org; doors open"))
    findings, plan = office.queue.apply()
    assert [(finding.rule, finding.severity.value) for finding in findings] == [("personal-data", "warning")]
    assert refs(plan.added) == [DOORS, TEA]


def test_a_draft_that_is_withdrawn_is_cancelled(office):
    office.queue.apply()
    write(office, spring=SPRING.partition("  - id: tea")[0])
    _, plan = office.queue.apply()
    assert refs(plan.withdrawn) == [TEA]
    assert states(office) == {DOORS: "queued", TEA: "cancelled"}


def test_a_published_post_is_kept_though_its_draft_changed_or_went(out):
    write(out, spring=SPRING.replace("Doors open at six.", "Doors open at seven."))
    _, plan = out.queue.apply()
    assert [(change.ref, change.what) for change in plan.kept] == [
        (DOORS, "content changed in the file, but it is published")
    ]
    write(out, spring=SPRING.replace("- id: doors", "- id: gates").replace("2026-11-24", "2026-11-30"))
    assert refs(out.queue.apply()[1].renamed) == ["spring/gates@fedi"]
    assert states(out)["spring/gates@fedi"] == "published"
    assert len(published(out)) == 1


def test_a_post_is_held_and_released(office):
    office.queue.apply()
    assert [post.state for post in office.queue.hold(["doors"], "waits for the minister")] == ["held"]
    assert [post.state for post in office.queue.release(["doors"], "she agreed")] == ["queued"]
    assert [entry.why for entry in office.posts.history("doors")][1:] == [
        "waits for the minister",
        "she agreed",
    ]


def test_a_post_is_moved_to_another_moment_of_the_offices_clock(office):
    office.queue.apply()
    (moved,) = office.queue.move(["doors"], "2026-11-26 18:00", "")
    assert (moved.post.due, moved.breaks) == (datetime(2026, 11, 26, 17, tzinfo=UTC), ())
    with pytest.raises(PostdeskError, match='"tomorrow" has no time: write "tomorrow 09:00"'):
        office.queue.move(["doors"], "tomorrow", "")


def test_a_post_that_was_missed_is_tried_again_and_one_that_is_cancelled_is_gone(office, clock):
    office.queue.apply()
    clock.forward(days=2)
    office.publishing.publish_due()
    assert states(office) == {DOORS: "missed", TEA: "missed"}
    assert [post.state for post in office.queue.cancel(["tea"], "too late")] == ["cancelled"]
    assert [post.state for post in office.queue.retry(["doors"], "still true")] == ["queued"]
    assert [outcome.state for outcome in office.publishing.publish_due()] == ["published"]


def test_a_doubt_is_resolved_either_way(office, clock):
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)
    network = Told(Unknown("no answer"), Unknown("no answer"))
    network.there = Unknown("cannot tell")
    for _ in range(2):
        courier(office.log, network, clock).run_due()
        clock.forward(minutes=2)
    assert states(office) == {DOORS: "unknown", TEA: "unknown"}
    assert office.queue.resolve("doors", None, "I looked").state == "queued"
    seen = office.queue.resolve("tea", "https://example.social/@office/7", "")
    assert (seen.state, seen.url) == ("published", "https://example.social/@office/7")


def test_an_address_left_empty_does_not_send_a_post_again(office, clock):
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    courier(office.log, Told(Unknown("no answer")), clock).run_due()
    with pytest.raises(PostdeskError, match='"" is no address of a post'):
        office.queue.resolve("doors", "", "")
    assert states(office)[DOORS] == "unknown"


def test_a_clock_change_between_queueing_and_due_keeps_the_wall_clock(office, clock):
    clock.moment = datetime(2026, 10, 20, 12, tzinfo=UTC)
    write(office, spring=SPRING.replace("2026-11-24 09:00", "2026-10-26 09:00"))
    office.queue.apply()
    (post,) = [post for post in office.posts.listing() if post.ref == DOORS]
    assert post.due - datetime(2026, 10, 26, 8, tzinfo=UTC) == timedelta()
