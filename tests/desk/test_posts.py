"""Posts are listed, told of, and shown as a calendar."""

from datetime import date

from stage.desks import DOORS, TEA


def test_posts_are_listed_by_week_and_by_state(out):
    assert [post.ref for post in out.posts.listing("2026-W48")] == [DOORS, TEA]
    assert out.posts.listing("2026-W47") == []
    assert [post.ref for post in out.posts.listing("2026-W48", "queued")] == [TEA]


def test_the_queue_is_a_calendar(out):
    assert f"SUMMARY:{TEA} (queued)" in out.posts.calendar(out.posts.listing(state="queued"))


def test_the_history_of_all_of_one_and_from_a_day_on(out):
    assert {entry.ref for entry in out.posts.history()} == {DOORS, TEA}
    assert [entry.what for entry in out.posts.history("doors")] == [
        "queued",
        "queued → claimed",
        "claimed → sending",
        "sending → published",
        "attempt 1: sending",
        "attempt 1: published",
    ]
    assert {entry.ref for entry in out.posts.history(since=date(2026, 11, 24))} == {DOORS}
