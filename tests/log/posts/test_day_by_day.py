"""Posts day by day: the first drafts of each, however many there are, and how many that is."""

from stage.desks import lay


def test_a_day_shows_what_it_has_room_for_and_counts_the_rest(office):
    posts = "\n".join(f"- {{id: p{n}, at: 2026-11-26 1{n}:00, text: Part {n} of the day.}}" for n in range(6))
    lay(office.house.root, busy=f"campaign: busy\naccounts: [fedi, bsky]\nposts:\n{posts}\n")
    office.queue.apply()
    span = office.posts.span(week="2026-W48")
    found = office.posts.day_by_day(span, 2)
    shown = [post.ref for post in found.posts if post.local.startswith("2026-11-26")]
    assert shown == ["busy/p0@fedi", "busy/p0@bsky", "busy/p1@fedi", "busy/p1@bsky"]
    assert found.drafts["2026-11-26"] == 6
    assert [post.ref for post in office.posts.day_by_day(span, 99).posts] == sorted(
        (post.ref for post in office.posts.within(span)), key=shown_order(office)
    )


def shown_order(office):
    """The order of a calendar: by wall clock, campaign and draft, and within one by its accounts as queued."""
    places = {post.ref: (post.local, post.campaign, post.draft, post.id) for post in office.posts.listing()}
    return places.__getitem__


def test_a_span_without_posts_has_no_day(office):
    found = office.posts.day_by_day(office.posts.span(month="2027-05"), 4)
    assert (found.posts, found.drafts) == ([], {})
