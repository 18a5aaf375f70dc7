"""Exactly once against people: they rename, copy, split and restore, and nothing is said twice in silence."""

import pytest

from postdesk.desk import Desk
from postdesk.log.posts import snapshot
from stage.desks import SETTINGS, lay, states
from stage.life import NOON
from stage.publishing import publication

SPRING = """\
campaign: spring
accounts: [fedi]
posts:
  - {id: doors, at: 2026-11-24 09:00, text: Doors open at six.}
  - {id: tea, at: next, text: Tea is ready for everybody.}
"""


def refs(changes):
    return [change.ref for change in changes]


def write(desk, settings=None, **files):
    for path in desk.house.campaigns.glob("*.yaml"):
        path.unlink()
    for name, text in files.items():
        (desk.house.campaigns / f"{name}.yaml").write_text(text, encoding="utf-8")
    if settings is not None:
        (desk.house.campaigns / "desk.toml").write_text(settings, encoding="utf-8")
        return Desk.open(desk.house.root, desk.machine)
    return desk


def publish(desk, clock):
    """The doors go out; tea waits for its moment an hour later."""
    clock.moment = desk.posts.listing()[0].due
    desk.publishing.publish_due()


@pytest.fixture
def desk(tmp_path, clock):
    """A desk with two posts in the queue; tea has been given the next free slot, and is signed."""
    desk = Desk.open(lay(tmp_path, spring=SPRING), clock)
    desk.queue.apply()
    desk.queue.approve(["spring/tea@fedi"], "Jana", "")
    yield desk
    desk.close()


def moments(desk):
    return sorted((post.ref, post.local) for post in desk.posts.listing())


def test_a_corrected_campaign_name_is_one_campaign(desk):
    before = [local for _, local in moments(desk)]
    write(desk, summer=SPRING.replace("campaign: spring", "campaign: summer"))
    _, plan = desk.queue.apply()
    assert refs(plan.renamed) == ["summer/doors@fedi", "summer/tea@fedi"]
    assert plan.renamed[0].what == "renamed from spring/doors@fedi"
    assert states(desk) == {"summer/doors@fedi": "queued", "summer/tea@fedi": "queued"}
    assert [local for _, local in moments(desk)] == before  # the slot stays
    assert [waits.post.ref for waits in desk.queue.unsigned()] == ["summer/doors@fedi"]  # and so does the signature


def test_a_corrected_id_and_a_renamed_account_at_once(desk):
    settings = SETTINGS.replace("[accounts.fedi]", "[accounts.masto]").replace("fedi =", "masto =")
    renamed = write(desk, settings, spring=SPRING.replace("[fedi]", "[masto]").replace("id: doors", "id: gates"))
    _, plan = renamed.queue.apply()
    assert refs(plan.renamed) == ["spring/gates@masto", "spring/tea@masto"]
    assert set(states(renamed)) == {"spring/gates@masto", "spring/tea@masto"}
    renamed.close()


def test_a_name_corrected_after_the_post_is_out(desk, clock):
    publish(desk, clock)
    write(desk, spring=SPRING.replace("id: doors", "id: gates"))
    _, plan = desk.queue.apply()
    assert refs(plan.renamed) == ["spring/gates@fedi"]
    assert states(desk)["spring/gates@fedi"] == "published"
    assert desk.queue.apply()[1].renamed == ()


def test_a_held_post_stays_held_under_its_new_name(desk):
    desk.queue.hold(["doors"], "mourning")
    write(desk, spring=SPRING.replace("id: doors", "id: gates"))
    desk.queue.apply()
    assert states(desk)["spring/gates@fedi"] == "held"


@pytest.mark.parametrize(
    ("url", "named"),
    [("https://fedi.example/@office/7", "https://fedi.example/@office/7"), ("", "a post in an export")],
)
def test_what_an_export_showed_on_the_account_is_not_said_twice_without_a_reason(desk, url, named):
    with desk.log.write() as connection:
        text = "Coffee for everybody."
        publication(connection, "7", "mastodon", text=text, tags=(), account="fedi", url=url, at=NOON)
    write(
        desk,
        spring=SPRING,
        more="campaign: more\naccounts: [fedi]\nposts:\n  - {id: coffee, at: 2027-01-24 09:00, text: Coffee for everybody.}\n",
    )
    _, plan = desk.queue.plan()
    (told,) = plan.repeated
    assert (told.ref, told.what.partition(": write")[0]) == (
        "more/coffee@fedi",
        f"says what {named} said on {NOON:%Y-%m-%d}",
    )


def test_what_an_export_shows_of_a_post_that_is_queued_is_not_said_once_more(desk):
    """Somebody was quicker, and wrote it on the network."""
    with desk.log.write() as connection:
        url, text = "https://fedi.example/@office/7", "Doors open at six."
        publication(connection, "7", "mastodon", text=text, tags=(), account="fedi", url=url, at=NOON)
    _, plan = desk.queue.apply()
    assert [(change.ref, change.what.partition(": write")[0]) for change in plan.repeated] == [
        ("spring/doors@fedi", f"says what {url} said on {NOON:%Y-%m-%d}")
    ]
    assert states(desk) == {"spring/doors@fedi": "held", "spring/tea@fedi": "queued"}
    assert refs(desk.queue.apply()[1].repeated) == ["spring/doors@fedi"]  # and it stays so
    write(desk, spring=SPRING.replace("id: doors,", "id: doors, again: Few saw it,"))
    desk.queue.apply()
    assert states(desk)["spring/doors@fedi"] == "queued"


@pytest.mark.parametrize(
    "text", ["DOORS open\nat  six. https://fedi.example/a", "https://fedi.example/a\n\nDoors open at six.", "Doors"]
)
def test_an_export_may_show_a_text_otherwise_than_it_was_written(desk, text):
    """Among posts that begin in other ways, which are not read."""
    shown = ["Books for all.", text, "Дођите сви."]
    with desk.log.write() as connection:
        for at, each in enumerate(shown):
            publication(connection, f"{at}", "mastodon", text=each, tags=(), account="fedi", at=NOON)
    if text == "Doors":
        write(desk, spring=SPRING.replace("text: Doors open at six.", "text: Doors"))
    _, plan = desk.queue.plan()
    assert refs(plan.repeated) == ["spring/doors@fedi"]
    with desk.log.read() as connection:
        begins = snapshot.snapshot(connection, snapshot.Asked({"spring"}, set(), NOON)).found
        assert [
            found.text for found in begins({"mastodon"}, lambda beginning: beginning == text[: snapshot.BEGINNING])
        ] == [text]


def test_a_copy_in_another_campaign_is_not_said_twice_without_a_reason(desk, clock):
    publish(desk, clock)
    copy = (
        "campaign: winter\naccounts: [fedi]\nposts:\n  - {id: doors, at: 2027-01-24 09:00, text: Doors open at six.}\n"
    )
    write(desk, spring=SPRING, winter=copy)
    for verb in (desk.queue.plan, desk.queue.apply):
        _, plan = verb()
        (told,) = plan.repeated
        assert told.ref == "winter/doors@fedi"
        assert told.what.startswith("says what spring/doors@fedi said on 2026-11-24")
        assert "write `again:`" in told.what
    assert "winter/doors@fedi" not in states(desk)
    write(desk, spring=SPRING, winter=copy.replace("text:", "again: The doors open every winter, text:"))
    assert refs(desk.queue.apply()[1].added) == ["winter/doors@fedi"]


def test_words_that_become_those_of_a_public_post(desk, clock):
    publish(desk, clock)
    write(desk, spring=SPRING.replace("Tea is ready for everybody.", "Doors open at six."))
    _, plan = desk.queue.apply()
    assert refs(plan.repeated) == ["spring/tea@fedi"]


def test_the_same_words_on_another_account_are_normal(desk, clock):
    publish(desk, clock)
    write(desk, spring=SPRING.replace("at: 2026-11-24 09:00", "at: 2026-11-24 09:00, accounts: [fedi, bsky]"))
    assert refs(desk.queue.apply()[1].added) == ["spring/doors@bsky"]


def test_the_same_words_at_the_same_moment(desk):
    twin = SPRING + "  - {id: again, at: 2026-11-24 09:00, text: Doors open at six.}\n"
    write(desk, spring=twin)
    _, plan = desk.queue.apply()
    assert [(each.ref, each.what.partition(":")[0]) for each in plan.repeated] == [
        ("spring/again@fedi", "says at the same moment what spring/doors@fedi says")
    ]
    assert plan.repeated[0].what.partition(": ")[2].startswith("remove one of them; or give one another time")


def test_a_file_that_is_split_in_two(desk):
    head, tea = SPRING.split("  - {id: tea")
    write(desk, spring=head, summer=f"campaign: summer\naccounts: [fedi]\nposts:\n  - {{id: tea{tea}")
    _, plan = desk.queue.apply()
    assert (refs(plan.renamed), refs(plan.withdrawn)) == (["summer/tea@fedi"], [])


def test_a_draft_that_another_file_still_asks_for_is_no_rename(desk):
    write(
        desk,
        spring=SPRING,
        summer="campaign: summer\naccounts: [fedi]\nposts:\n  - {id: tea, at: 2026-12-24 09:00, text: Tea is ready for everybody.}\n",
    )
    _, plan = desk.queue.apply([desk.house.campaigns / "summer.yaml"])
    assert (refs(plan.repeated), plan.renamed) == (["summer/tea@fedi"], ())
    assert plan.repeated[0].what.startswith("says what spring/tea@fedi says on 2026-11-24: write `again:`")


def test_a_deleted_file_takes_its_posts_along(desk):
    write(desk)
    _, plan = desk.queue.apply()
    assert refs(plan.withdrawn) == ["spring/doors@fedi", "spring/tea@fedi"]
    assert set(states(desk).values()) == {"cancelled"}
    write(desk, spring=SPRING)
    assert refs(desk.queue.apply()[1].added) == ["spring/doors@fedi", "spring/tea@fedi"]


def test_more_than_five_at_once_want_a_yes(desk):
    many = "".join(f"  - {{id: p{n}, at: 2026-12-{n:02} 09:00, text: Day {n} of the month.}}\n" for n in range(1, 7))
    write(desk, spring=SPRING, many=f"campaign: many\naccounts: [fedi]\nposts:\n{many}")
    desk.queue.apply()
    write(desk, spring=SPRING)
    _, plan = desk.queue.apply(yes=False)
    assert (plan.stopped, len(plan.withdrawn)) == (True, 6)
    assert list(states(desk).values()) == ["queued"] * 8
    assert not desk.queue.apply()[1].stopped
    assert list(states(desk).values()).count("cancelled") == 6


TWICE = SPRING + "  - {id: later, at: 2026-11-26 09:00, text: Doors open at six.}\n"


def test_a_copy_at_another_moment_wants_a_reason_before_the_first_is_out(desk):
    write(desk, spring=TWICE)
    _, plan = desk.queue.apply()
    assert [(each.ref, each.what.partition(":")[0]) for each in plan.repeated] == [
        ("spring/later@fedi", "says what spring/doors@fedi says on 2026-11-24")
    ]
    write(desk, spring=TWICE.replace("id: later,", "id: later, again: For those who missed it,"))
    assert refs(desk.queue.apply()[1].added) == ["spring/later@fedi"]


def test_two_that_are_written_at_once_the_earlier_goes_out_and_a_reason_lets_both(tmp_path, clock):
    both = """\
campaign: spring
accounts: [fedi]
posts:
  - {id: late, at: 2026-11-26 09:00, text: Doors open at six.}
  - {id: early, at: 2026-11-24 09:00, text: Doors open at six.}
"""
    desk = Desk.open(lay(tmp_path, spring=both), clock)
    _, plan = desk.queue.apply()
    assert (refs(plan.added), refs(plan.repeated)) == (["spring/early@fedi"], ["spring/late@fedi"])
    write(desk, spring=both.replace("id: late,", "id: late, again: A reminder,"))
    assert refs(desk.queue.apply()[1].added) == ["spring/late@fedi"]
    desk.close()


def test_a_time_that_becomes_that_of_a_post_with_the_same_words(desk):
    """Even a reason is none for saying the same twice at one moment; the one that would do so waits."""
    reason = "again: For those who missed it,"
    write(desk, spring=TWICE.replace("id: later,", f"id: later, {reason}"))
    desk.queue.apply()
    write(desk, spring=TWICE.replace("id: later,", f"id: later, {reason}").replace("11-26", "11-24"))
    _, plan = desk.queue.apply()
    assert refs(plan.repeated) == ["spring/later@fedi"]
    assert states(desk)["spring/later@fedi"] == "held"
    write(desk, spring=TWICE.replace("id: later,", f"id: later, {reason}"))
    assert [change.what for change in desk.queue.apply()[1].changed] == ["its draft is whole again"]
    assert states(desk)["spring/later@fedi"] == "queued"


def test_two_drafts_that_swap_their_words(desk):
    write(
        desk,
        spring=SPRING.replace("Doors open at six.", "X")
        .replace("Tea is ready for everybody.", "Doors open at six.")
        .replace("text: X", "text: Tea is ready for everybody."),
    )
    _, plan = desk.queue.apply()
    assert (refs(plan.changed), plan.repeated) == (["spring/doors@fedi", "spring/tea@fedi"], ())


def test_a_draft_whose_words_are_said_already_does_not_go_out_with_its_old_ones(desk, clock):
    publish(desk, clock)
    write(desk, spring=SPRING.replace("Tea is ready for everybody.", "Doors open at six."))
    desk.queue.apply()
    assert states(desk)["spring/tea@fedi"] == "held"
    write(desk, spring=SPRING)
    desk.queue.apply()
    assert states(desk)["spring/tea@fedi"] == "queued"


def test_two_with_one_reason_have_keys_of_their_own(tmp_path, clock):
    """One moved to where the other one was, and that one elsewhere: a network takes each of them for itself."""
    row = "  - {{id: {id}, at: {at}, again: Every week, text: Doors open at six.}}\n"
    head = "campaign: spring\naccounts: [fedi]\nposts:\n"

    def asked(first, second):
        return head + row.format(id="one", at=first) + row.format(id="two", at=second)

    desk = Desk.open(lay(tmp_path, spring=asked("2026-11-24 09:00", "2026-11-25 09:00")), clock)
    assert len(desk.queue.apply()[1].added) == 2
    write(desk, spring=asked("2026-11-25 09:00", "2026-11-26 09:00"))
    assert len(desk.queue.apply()[1].changed) == 2
    assert len({post.key for post in desk.posts.listing()}) == 2
    desk.close()


def test_a_copy_does_not_take_the_place_of_the_post_whose_account_was_renamed(desk):
    """The copy waits for a reason; when the account gets another name, it is still the copy."""
    twice = (
        "campaign: autumn\naccounts: [fedi]\nposts:\n  - {id: doors, at: 2026-11-26 09:00, text: Doors open at six.}\n"
    )
    write(desk, autumn=twice, spring=SPRING)
    desk.queue.apply()
    settings = SETTINGS.replace("[accounts.fedi]", "[accounts.masto]").replace("fedi =", "masto =")
    renamed = write(desk, settings, autumn=twice.replace("fedi", "masto"), spring=SPRING.replace("[fedi]", "[masto]"))
    _, plan = renamed.queue.apply()
    assert refs(plan.renamed) == ["spring/doors@masto", "spring/tea@masto"]
    assert refs(plan.repeated) == ["autumn/doors@masto"]
    assert set(states(renamed)) == {"spring/doors@masto", "spring/tea@masto"}
    renamed.close()


@pytest.mark.parametrize(("at", "moment"), [("2026-11-23 09:00", "2026-11-24 09:00"), ("next", "next")])
def test_a_repeat_that_is_out_is_not_said_once_more_where_its_own_file_cannot_be_read(tmp_path, clock, at, moment):
    """It was moved into another campaign, and nobody can tell whether the old one still asks for it."""
    row = f"  - {{id: late, at: {at}, again: Every week, text: Doors open at six.}}\n"
    weekly = f"campaign: weekly\naccounts: [fedi]\nposts:\n{row}"
    desk = Desk.open(lay(tmp_path, weekly=weekly), clock)
    desk.queue.apply()
    publish(desk, clock)
    assert states(desk) == {"weekly/late@fedi": "published"}
    other = weekly.replace("weekly", "moved")
    write(desk, weekly="campaign: weekly\nposts: [", moved=other)
    (told,) = desk.queue.apply()[1].repeated
    assert told.what.startswith("says at the same moment what weekly/late@fedi said")
    later = other.replace(f"at: {at}", f"at: {moment}").replace("Every week", "Every winter week")
    write(desk, weekly="campaign: weekly\nposts: [", moved=later)
    assert refs(desk.queue.apply()[1].added) == ["moved/late@fedi"]
    desk.close()


AGAIN = """\
  - {id: reminder, at: 2026-11-24 18:00, again: they asked for it, text: Doors open at six.}
"""


@pytest.mark.parametrize(("name", "out"), [("reminder", True), ("reminder", False), ("evening", True)])
def test_a_repeat_whose_reason_is_taken_out_does_not_go_out(desk, clock, name, out):
    write(desk, spring=SPRING + AGAIN)
    desk.queue.apply()
    if out:
        publish(desk, clock)
    write(desk, spring=SPRING + AGAIN.replace("again: they asked for it, ", "").replace("id: reminder", f"id: {name}"))
    before = "said" if out else "says"
    assert f"1 that would say what is said already (spring/{name}@fedi)" in desk.queue.differences().told
    _, plan = desk.queue.apply()
    assert [change.ref for change in plan.repeated] == [f"spring/{name}@fedi"]
    assert plan.repeated[0].what.startswith(f"says what spring/doors@fedi {before} on 2026-11-24")
    assert states(desk)["spring/reminder@fedi"] == "held"
    write(desk, spring=SPRING + AGAIN.replace("id: reminder", f"id: {name}"))
    desk.queue.apply()
    assert states(desk)[f"spring/{name}@fedi"] == "queued"  # the reason is back


def test_a_series_that_becomes_one_post_says_nothing_again(tmp_path, clock):
    series = """\
campaign: club
accounts: [fedi]
posts:
  - {id: weekly, every: Tue 09:00, from: 2026-11-24, until: 2026-12-08, text: The club meets today.}
"""
    office = Desk.open(lay(tmp_path, club=series), clock)
    office.queue.apply()
    publish(office, clock)
    write(office, club=series.replace("every: Tue 09:00, from: 2026-11-24, until: 2026-12-08", "at: 2026-11-24 12:00"))
    _, plan = office.queue.apply()
    assert refs(plan.repeated) == ["club/weekly@fedi"]
    assert set(states(office).values()) == {"published", "held", "cancelled"}
    office.close()


def test_what_files_took_out_does_not_come_back_under_another_name_where_it_was_said_since(desk, clock):
    write(desk, spring=SPRING + AGAIN.replace("18:00", "08:00"))
    desk.queue.apply()
    publish(desk, clock)  # the repeat comes first
    only = "campaign: spring\naccounts: [fedi]\nposts:\n" + AGAIN.replace("18:00", "08:00")
    write(desk, spring=only)
    desk.queue.apply()
    assert states(desk)["spring/doors@fedi"] == "cancelled"
    write(desk, spring=only + "  - {id: gates, at: 2026-11-24 19:00, text: Doors open at six.}\n")
    _, plan = desk.queue.apply()
    assert refs(plan.repeated) == ["spring/gates@fedi"]
    assert states(desk)["spring/doors@fedi"] == "cancelled"


def test_a_missed_post_with_another_name_and_another_time_comes_at_that_time(desk, clock):
    clock.forward(days=3)
    desk.publishing.publish_due()
    write(desk, spring=SPRING.replace("id: doors, at: 2026-11-24 09:00", "id: gates, at: 2026-11-27 09:00"))
    _, plan = desk.queue.apply()
    assert "renamed from spring/doors@fedi; time changed" in [change.what for change in plan.renamed]
    assert states(desk)["spring/gates@fedi"] == "queued"
    assert ("spring/gates@fedi", "2026-11-27 09:00") in moments(desk)


def test_why_a_post_waits_whose_words_are_said_already(desk, clock):
    publish(desk, clock)
    write(desk, spring=SPRING.replace("Tea is ready for everybody.", "Doors open at six."))
    desk.queue.apply()
    assert states(desk)["spring/tea@fedi"] == "held"
    assert snapshot.REPEATS in [step.why for step in desk.posts.history("spring/tea@fedi")]


def test_what_was_only_rehearsed_goes_out_under_another_id_once_the_account_posts(tmp_path, clock):
    trying = SETTINGS.replace("rehearsal = true\n", "", 1)
    desk = Desk.open(lay(tmp_path, trying, spring=SPRING), clock)
    desk.queue.apply()
    publish(desk, clock)
    assert states(desk)["spring/doors@fedi"] == "rehearsed"
    desk.close()
    earnest = trying.replace("rehearsal = true\n", "")
    desk = write(desk, earnest, spring=SPRING.replace("2026-11-24 09:00", "2026-11-25 09:00"))
    _, plan = desk.queue.apply()
    assert [change.what for change in plan.kept] == [
        "time changed in the file, but it was only rehearsed: give the draft another id, and it goes out in public"
    ]
    write(desk, spring=SPRING.replace("id: doors, at: 2026-11-24 09:00", "id: gates, at: 2026-11-25 09:00"))
    desk.queue.apply()
    assert states(desk)["spring/gates@fedi"] == "queued"
    desk.close()
