"""Posts are listed, told of, and shown as a calendar."""

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
    assert {entry.ref for entry in out.posts.history(since="2026-11-24")} == {DOORS}


def test_a_month_is_one_page(out):
    page = out.posts.page(out.posts.span(month="2026-11"))
    assert "<title>Country Office: 2026-11</title>" in page
    assert page.count("<td ") == 42
    assert '<td class="today">\n<b><time datetime="2026-11-24">24 Nov</time></b>' in page
    assert '<li>09:00 <bdi>spring/doors</bdi><span>fedi · <em class="published">published</em></span></li>' in page
    assert "2 posts." in page
    assert "Nothing is planned." in out.posts.page(out.posts.span("2027-W30"))


def test_a_page_of_one_post_shows_markup_in_names_as_words(out):
    from stage.desks import write

    write(out, summer="campaign: <b>\naccounts: [fedi]\nposts: [{id: sun, at: 2027-07-01 09:00, text: Sun.}]\n")
    page = out.posts.page(out.posts.span(month="2027-07"))
    assert "1 post." in page
    assert "<bdi>&lt;b&gt;/sun</bdi>" in page


def test_each_account_has_a_calendar_that_another_library_reads(out, tmp_path):
    import vobject

    out.queue.hold(["tea"], "wait")
    wrote = out.posts.write_calendars(out.posts.span("2026-W48"), tmp_path / "calendars")
    assert wrote == {"fedi.ics": 2, "bsky.ics": 0, "linkedin.ics": 0}
    read = vobject.readOne((tmp_path / "calendars" / "fedi.ics").read_text(encoding="utf-8"))
    assert read.x_wr_calname.value == "Country Office: fedi"
    doors, tea = read.vevent_list
    assert (doors.summary.value, doors.status.value) == (f"{DOORS} (published)", "CONFIRMED")
    assert (tea.summary.value, tea.status.value) == (f"{TEA} (held)", "TENTATIVE")
    assert "Doors open at six." in doors.description.value
    again = out.posts.calendar(out.posts.listing())
    assert {doors.uid.value, tea.uid.value} == {event.uid.value for event in vobject.readOne(again).vevent_list}
    out.queue.cancel(["tea"], "no tea")
    _, tea = vobject.readOne(out.posts.calendar(out.posts.listing())).vevent_list
    assert tea.status.value == "CANCELLED"


def test_after_a_week_without_posts_there_is_a_next_one_or_none(out):
    assert out.posts.next_after(out.posts.span("2026-W47")) == ("2026-11-24 10:00", "2026-W48")
    assert out.posts.next_after(out.posts.span("2027-W30")) is None
