"""One method a verb: what an officer asks of the desk, from the draft to the report."""

import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from postdesk.desk import Desk
from postdesk.errors import PostdeskError, Refused, SettingsError, Unknown
from postdesk.log.workers import runs
from postdesk.queue import PARTS
from postdesk.settings import person
from stage.desks import LINKEDIN, SETTINGS, SPRING, lay, published, states
from stage.life import NOON, Told, courier
from stage.pictures import jpeg

DOORS, TEA, HALL = "spring/doors@fedi", "spring/tea@fedi", "page/hall@linkedin"
EXPORTS = Path(__file__).parents[2] / "campaigns" / "exports"


def write(desk, **files):
    lay(desk.house.root, **files)


def refs(changes):
    return [change.ref for change in changes]


@pytest.fixture
def out(office, clock):
    """The office on Tuesday after nine: the doors are published, tea waits for its slot at ten."""
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    office.publishing.publish_due()
    assert states(office) == {DOORS: "published", TEA: "queued"}
    return office


# ── Opening ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_desk_is_opened_from_any_folder_in_it_and_goes_by_the_machines_clock(tmp_path):
    desk = Desk.open(lay(tmp_path) / "campaigns" / "media")
    assert desk.house.root == tmp_path
    before, moment, after = Desk.clock(), desk.now(), Desk.clock()
    assert before <= moment <= after
    assert moment.tzinfo is UTC


def test_a_network_that_nobody_knows_is_answered_with_the_nearest(tmp_path):
    lay(tmp_path, SETTINGS.replace('"mastodon"', '"mastodn"'))
    with pytest.raises(SettingsError, match=r"\[accounts\.fedi\]: there is no network .*did you mean \"mastodon\""):
        Desk.open(tmp_path)


def test_the_log_says_who_is_at_the_keyboard(office):
    assert office.who == person()


def test_the_same_desk_acts_in_somebodys_name(office):
    office.queue.apply()
    jana = office.acting("Jana")
    assert [post.state for post in jana.queue.hold(["doors"], "waits for the minister")] == ["held"]
    assert states(office)[DOORS] == "held"
    office.queue.release(["doors"], "she agreed")
    assert [entry.who for entry in jana.posts.history("doors")][1:] == ["Jana", office.who]
    assert (jana.who, jana.house, jana.log, jana.now) == ("Jana", office.house, office.log, office.now)


def test_checking_opens_no_memory(tmp_path, clock):
    assert Desk.open(lay(tmp_path, spring=SPRING), clock).drafts.check().findings == []
    assert not (tmp_path / ".postdesk").exists()


# ── Checking and queueing ────────────────────────────────────────────────────────────────────────────────────


def test_findings_come_file_by_file_and_then_across_files(office):
    again = SPRING.replace("spring", "summer").replace("at: next", "at: 2026-11-25 09:00")
    write(office, spring=SPRING, summer=again.replace("Doors open at six.", "Doors are open. " * 60))
    assert [finding.rule for finding in office.drafts.check().findings] == ["length", "same-text", "too-close"]


def test_one_campaign_or_one_network_can_be_checked_alone(office):
    long = SPRING.replace("Doors open at six.", "Doors open at six. " * 60)
    write(office, spring=long.replace("[fedi]", "[fedi, bsky]").replace("at: next", "at: 2026-11-25 09:00"))
    checked = office.drafts.check([office.house.campaigns / "spring.yaml"], "bluesky")
    assert {finding.network for finding in checked.findings} == {"bluesky"}
    assert (checked.posts, checked.accounts) == (2, 1)


def test_a_plan_says_what_queueing_would_do_and_does_nothing(office):
    findings, plan = office.queue.plan()
    assert (findings, refs(plan.added)) == ([], [DOORS, TEA])
    assert office.posts.listing() == []


def test_queueing_twice_changes_nothing(office):
    _, first = office.queue.apply()
    before = office.posts.history()
    _, second = office.queue.apply()
    assert refs(first.added) == refs(second.unchanged) == [DOORS, TEA]
    assert [len(getattr(second, part)) for part in PARTS] == [0, 0, 0, 2, 0]
    assert office.posts.history() == before
    assert [post.local for post in office.posts.listing()] == ["2026-11-24 09:00", "2026-11-24 10:00"]


def test_an_error_in_one_file_keeps_everything_out_and_withdraws_nothing(office):
    office.queue.apply()
    write(office, spring=SPRING.replace("- id: doors", "- id: gates"), summer="campaign: summer\nposts: [{id: sun}]\n")
    for verb in (office.queue.plan, office.queue.apply):
        findings, plan = verb()
        assert findings
        assert plan is None
    assert states(office) == {DOORS: "queued", TEA: "queued"}


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
    assert refs(out.queue.apply()[1].added) == ["spring/gates@fedi"]
    assert states(out)[DOORS] == "published"
    assert len(published(out)) == 1


# ── Looking ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_posts_are_listed_by_week_and_by_state(out):
    assert [post.ref for post in out.posts.listing("2026-W48")] == [DOORS, TEA]
    assert out.posts.listing("2026-W47") == []
    assert [post.ref for post in out.posts.listing("2026-W48", "queued")] == [TEA]


def test_the_queue_is_a_calendar(out):
    assert f"SUMMARY:{TEA} (queued)" in out.posts.calendar(out.posts.listing(state="queued"))


def test_what_is_due_and_when_to_look_again(office, clock):
    assert office.publishing.next_due() is None
    office.queue.apply()
    assert office.publishing.due() == []
    assert office.local(office.publishing.next_due()) == "2026-11-24 09:00"
    clock.moment = office.publishing.next_due()
    assert [post.ref for post in office.publishing.due()] == [DOORS]


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


# ── What a person does to a post ─────────────────────────────────────────────────────────────────────────────


def test_a_post_is_held_and_released(office):
    office.queue.apply()
    assert [post.state for post in office.queue.hold(["doors"], "waits for the minister")] == ["held"]
    assert [post.state for post in office.queue.release(["doors"], "she agreed")] == ["queued"]
    assert [entry.why for entry in office.posts.history("doors")][1:] == [
        "waits for the minister",
        "she agreed",
    ]


def test_a_held_desk_publishes_nothing_until_it_is_released(office, clock):
    office.queue.apply()
    assert office.queue.hold_all("a day of mourning") == 2
    (held,) = office.memory.standing().holds
    assert (held.who, held.why, held.since) == (office.who, "a day of mourning", NOON)
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    assert (office.publishing.publish_due(), published(office)) == ([], [])
    assert office.queue.release_all("it is over") == 2
    assert office.memory.standing().holds == []
    assert [outcome.ref for outcome in office.publishing.publish_due()] == [DOORS]


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


# ── Publishing ───────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_due_is_published_once(out):
    (page,) = published(out)
    assert "Doors open at six.\n\n#SpringTogether" in page.read_text(encoding="utf-8")
    assert out.publishing.publish_due() == []
    assert published(out) == [page]


def test_what_a_person_publishes_is_laid_out_and_disappears_when_it_is_done(office, clock):
    write(office, page=LINKEDIN)
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    assert {(outcome.ref, outcome.state) for outcome in office.publishing.publish_due()} == {
        (DOORS, "published"),
        (HALL, "handed-over"),
    }
    folder = office.house.reports / "handoff" / "2026-11-24-page+hall@linkedin"
    assert "#ОтворенаВрата" in (folder / "text.txt").read_text(encoding="utf-8")
    assert (folder / "1-hall.jpg").read_bytes() == jpeg()
    shutil.rmtree(office.house.reports)
    assert office.publishing.lay_out() == [folder]
    assert (folder / "1-hall.jpg.alt.txt").read_text(encoding="utf-8") == "The hall with its lamps lit."
    office.queue.resolve("hall", "https://www.linkedin.com/feed/update/urn:li:share:7", "")
    assert office.publishing.lay_out() == []
    assert not folder.exists()


def test_a_folder_that_cannot_be_written_is_told_and_the_post_waits(office, clock):
    write(office, page=LINKEDIN)
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    office.house.reports.write_text("in the way", encoding="utf-8")
    with pytest.raises(PostdeskError, match=r"handoff cannot be written \((file exists|not a directory)\)"):
        office.publishing.publish_due()
    assert states(office)[HALL] == "handed-over"
    office.house.reports.unlink()
    assert [folder.name for folder in office.publishing.lay_out()] == ["2026-11-24-page+hall@linkedin"]


def test_an_account_that_is_gone_is_named_in_the_log_and_nothing_is_lost(office, clock):
    office.queue.apply()
    without = SETTINGS.replace("accounts.fedi", "accounts.masto").replace("\nfedi = ", "\nmasto = ")
    lay(office.house.root, without)
    clock.moment = datetime(2026, 11, 24, 8, 1, tzinfo=UTC)
    desk = Desk.open(office.house.root, clock)
    with desk.log:
        assert [(outcome.ref, outcome.state) for outcome in desk.publishing.publish_due()] == [(DOORS, "queued")]
        assert desk.posts.history("doors")[-1].why == (
            "[accounts.fedi] is gone from desk.toml: put it back, or cancel its posts"
        )
    clock.forward(minutes=5)
    assert [(outcome.ref, outcome.state) for outcome in office.publishing.publish_due()] == [(DOORS, "published")]


def test_only_a_person_can_post_where_no_program_can(office):
    assert office.accounts.connect("fedi").simulated
    assert office.accounts.connect("linkedin") is None


# ── Figures and reports ──────────────────────────────────────────────────────────────────────────────────────


def test_young_posts_are_measured(out, clock):
    clock.forward(days=1)
    assert (out.readings.take().posts, out.readings.take().posts) == (1, 0)


def test_an_export_adds_what_was_made_without_postdesk(out):
    (export,) = EXPORTS.glob("*.csv")
    got = out.readings.bring_in(export)
    assert (got.source, got.read, got.new) == ("x", 8, 8)
    assert out.readings.bring_in(export).new == 0


def test_hashtags_are_told_and_drawn(out):
    assert [tag.name for tag in out.hashtags.usage(4).tags] == ["SpringTogether"]
    assert b"SpringTogether" in out.hashtags.chart("svg")


def test_a_report_is_about_the_last_week_that_is_over_or_the_one_asked_for(out, clock):
    assert out.reports.week().period.name == "2026-W47"
    assert out.reports.week("2026-W48").period.name == "2026-W48"
    assert out.reports.month("2026-11").period.name == "2026-11"
    campaign = out.reports.campaign("spring")
    assert (campaign.period.name, campaign.period.first) == ("spring", date(2026, 11, 24))
    assert {post.campaign for post in campaign.posts} == {"spring"}
    assert out.reports.write(campaign, None, ["json"]) == [out.house.reports / "campaigns/spring/report.json"]
    with pytest.raises(PostdeskError, match='there is no campaign "summer" in the log: it has spring'):
        out.reports.campaign("summer")


def test_a_report_is_written_to_its_own_folder_or_another_or_printed(out, tmp_path):
    made = out.reports.week("2026-W48")
    assert out.reports.write(made, formats=["json"]) == [tmp_path / "reports" / "2026-W48" / "report.json"]
    (other,) = out.reports.write(made, tmp_path / "director", ["json"])
    assert other.read_text(encoding="utf-8") == out.reports.printed(made, "json")
    assert json.loads(other.read_bytes())["simulated"] is False


def test_a_brand_new_desk_begins_with_no_empty_report(office):
    assert office.reports.write_if_due() is None
    office.queue.apply()
    assert office.reports.write_if_due() is None
    assert not office.house.reports.exists()


def test_the_weekly_report_is_written_once_with_new_readings(out, clock):
    clock.moment = datetime(2026, 11, 30, 6, 29, tzinfo=UTC)
    assert out.reports.write_if_due() is None
    clock.forward(minutes=1)
    page = out.reports.write_if_due()
    assert page == out.house.reports / "2026-W48" / "index.html"
    assert json.loads((page.parent / "report.json").read_bytes())["simulated"] is True
    page.unlink()
    assert out.reports.write_if_due() is None
    assert not page.exists()


def test_two_who_come_at_the_same_time_write_one_report(out, clock):
    clock.moment = datetime(2026, 11, 30, 6, 30, tzinfo=UTC)
    pages = []
    begun = runs.once(
        out.log, "weekly-report", "2026-W48", lambda: pages.append(out.reports.write_if_due()), "desk:2", clock
    )
    assert (begun, pages) == (True, [None])


def test_a_network_that_refuses_leaves_the_rest_alone(office, clock):
    """The courier goes on with the next post; the reason stands in the log."""
    office.queue.apply()
    clock.moment = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)
    courier(office.log, Told(Refused("the text is too long")), clock).run_due()
    assert states(office) == {DOORS: "failed", TEA: "published"}
    assert office.posts.history("doors")[-1].why == "the text is too long"


def test_a_clock_change_between_queueing_and_due_keeps_the_wall_clock(office, clock):
    clock.moment = datetime(2026, 10, 20, 12, tzinfo=UTC)
    write(office, spring=SPRING.replace("2026-11-24 09:00", "2026-10-26 09:00"))
    office.queue.apply()
    (post,) = [post for post in office.posts.listing() if post.ref == DOORS]
    assert post.due - datetime(2026, 10, 26, 8, tzinfo=UTC) == timedelta()
