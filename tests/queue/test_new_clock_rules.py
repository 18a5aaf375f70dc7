"""A government changes the clocks between queue and due: posts keep their time on the clock, and nobody is surprised."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import event

from postdesk import queue
from postdesk.doctor import time_zones
from postdesk.log.posts import claims, notices
from postdesk.moments import wall_clock, zone_data
from postdesk.queue import new_clock_rules
from postdesk.queue.new_clock_rules import Clocks
from stage.life import NOON, Told, courier, hand, states, story, wanted, why
from stage.zonefiles import EUROPE, lay_out

PODGORICA, SANTIAGO, TEHRAN = "Europe/Podgorica", "America/Santiago", "Asia/Tehran"
CHANGES = {
    PODGORICA: (EUROPE, "CET-1"),
    SANTIAGO: ("<-04>4<-03>,M9.1.6/24,M4.1.6/24", "<-03>3"),
    TEHRAN: ("<+0330>-3:30<+0430>,J79/24,J263/24", "<+0330>-3:30"),
}
"""What each zone did until 2026a, and what it does from 2026b on; Tehran as it did in 2022."""
JULY = "2027-07-01 09:00"


@pytest.fixture
def releases(tmp_path):
    """The rules of two releases; in the newer one the clocks are not changed any more."""
    named = {zone.replace("/", "__"): rules for zone, rules in CHANGES.items()}
    return (
        lay_out(tmp_path / "2026a", "2026a", **{zone: old for zone, (old, _) in named.items()}),
        lay_out(tmp_path / "2026b", "2026b", **{zone: new for zone, (_, new) in named.items()}),
    )


@pytest.fixture
def old(releases):
    return releases[0]


@pytest.fixture
def new(releases):
    return releases[1]


def at(local, rules, zone=PODGORICA, **more):
    """A moment as an office under those rules reckons it."""
    (instant,) = wall_clock.instants(datetime.fromisoformat(local), zone, rules().named)
    return replace(wall_clock.slot(instant, zone, rules().named), **more)


def put(log, rules, *asked):
    """Queue posts, each a name, a moment and what else is said of it, on a machine with those rules."""
    posts = [replace(wanted(name, **more), slot=slot) for name, slot, more in asked]
    queue.apply(log, queue.Ask(posts, {"spring"}, lambda *_: None, rules()), "Ana", NOON)


def post(log, name="gifts"):
    return queue.find(log, name)


def said(signs):
    return [(str(sign.health), sign.says) for sign in signs]


@pytest.mark.parametrize("zone", CHANGES)
def test_a_post_keeps_its_time_on_the_clock_and_goes_out_neither_before_nor_after(log, clock, old, new, zone):
    summer = "2027-01-10 09:00" if zone == SANTIAGO else JULY
    winter = "2027-07-01 09:00" if zone == SANTIAGO else "2027-01-10 09:00"
    if zone == SANTIAGO:
        summer, winter = winter, summer
    put(log, old, ("moves", at(summer, old, zone), {}), ("stays", at(winter, old, zone), {}))
    before = post(log, "moves")
    assert Clocks(log, "desk:1", clock, old).keep() == []
    assert Clocks(log, "desk:1", clock, new).keep() == [
        f"{zone} follows the rules of 2026b: 1 post keeps its time on the clock; `postdesk log` says which"
    ]
    moved, stays = post(log, "moves"), post(log, "stays")
    assert (moved.local, moved.due - before.due, moved.latest - moved.due) == (
        summer,
        -timedelta(hours=1) if zone == SANTIAGO else timedelta(hours=1),
        timedelta(hours=2),
    )
    assert (moved.asked, moved.wake) == (moved.due, moved.due)
    assert story(log, "moves") == ["queued", "queued"]
    assert why(log, "moves") == (
        f"clocks in {zone} show {summer} at {moved.due:%Y-%m-%d %H:%M} UTC by the rules of 2026b, "
        f"not at {before.due:%Y-%m-%d %H:%M}"
    )
    assert stays.due == at(winter, new, zone).instant
    clock.moment = moved.due - timedelta(minutes=1)
    network = Told()
    courier(log, network, clock).run_due()
    assert states(log)["spring/moves@fedi"] == "queued"
    clock.moment = moved.due
    courier(log, network, clock).run_due()
    assert states(log)["spring/moves@fedi"] == "published"
    assert Clocks(log, "desk:1", clock, new).keep() == []


def test_one_that_is_due_earlier_than_it_was_goes_out_at_once_and_one_that_is_too_late_is_missed(log, clock, old, new):
    """Both were reckoned by the newer rules, and the change is taken back: 09:00 is an hour earlier than it was."""
    put(
        log,
        new,
        ("gifts", at(JULY, new), {}),
        ("tea", at(JULY, new), {"account": "bsky", "latest": timedelta(minutes=20)}),
    )
    clock.moment = datetime(2027, 7, 1, 7, 30, tzinfo=UTC)
    assert courier(log, Told(), clock).run_due() == []
    back = lay_out_again(old, "2026c")
    Clocks(log, "desk:1", clock, back).keep()
    assert {str(outcome.state) for outcome in courier(log, Told(), clock).run_due()} == {"missed", "published"}
    assert story(log, "tea") == ["queued", "queued", "missed"]


def lay_out_again(rules, release):
    return lambda: replace(rules(), release=release)


@pytest.mark.parametrize(
    ("local", "rule", "times"),
    [
        ("2027-05-02 02:30", "CET-1CEST,M5.1.0,M10.5.0/3", "never show {}"),
        ("2027-09-26 02:30", "CET-1CEST,M3.5.0,M9.4.0/3", "show {} twice"),
    ],
)
@pytest.mark.parametrize("held", [False, True])
def test_a_time_that_is_not_there_any_more_or_there_twice_waits_for_a_person(
    log, clock, old, tmp_path, local, rule, times, held
):
    put(log, old, ("gifts", at(local, old), {}))
    if held:
        queue.hold(log, ["gifts"], hand())
    new = lay_out(tmp_path / "new", "2026b", Europe__Podgorica=rule)
    assert Clocks(log, "desk:1", clock, new).keep() == [
        (
            "Europe/Podgorica follows the rules of 2026b: 1 is held, for no single moment has that time any more; "
            "`postdesk log` says which"
        )
    ]
    assert story(log, "gifts") == ["queued", *(["held"] if held else []), "held"]
    assert why(log, "gifts") == (
        f"clocks in Europe/Podgorica {times.format(local)} by the rules of 2026b: give the post another time, with `move`"
    )
    (sign,) = time_zones.shifts(log, "2026b")
    assert (str(sign.health), sign.remedy) == ("wrong", "give those another time with `postdesk move REF WHEN`")
    assert [news.says for news in notices.news(log, clock())] == [f"held: spring/gifts@fedi ({why(log, 'gifts')})"]
    queue.move(log, "gifts", at("2027-09-27 09:00", new), hand())
    assert list(time_zones.shifts(log, "2026b")) == []


def test_what_was_written_with_an_offset_is_an_instant_and_what_names_a_zone_follows_that(log, clock, old, new):
    """An office in Santiago: one post is meant by the clock of Podgorica, one by UTC, for both only the display changes."""
    put(
        log,
        old,
        ("there", replace(at(JULY, old), zone=SANTIAGO, local="2027-07-01 03:00", meant=f"{JULY} {PODGORICA}"), {}),
        ("utc", at("2027-07-01 03:00", old, SANTIAGO, meant="2027-07-01 07:00 UTC"), {"account": "bsky"}),
    )
    assert [sentence.partition(":")[0] for sentence in Clocks(log, "desk:1", clock, new).keep()] == [
        "Europe/Podgorica follows the rules of 2026b"
    ]
    assert (post(log, "there").due, post(log, "there").local) == (
        datetime(2027, 7, 1, 8, tzinfo=UTC),
        "2027-07-01 05:00",
    )
    assert (post(log, "utc").due, post(log, "utc").local) == (datetime(2027, 7, 1, 7, tzinfo=UTC), "2027-07-01 04:00")
    assert story(log, "utc") == ["queued"]


def test_how_a_moment_is_written_says_by_which_clock_it_is_meant():
    meant = {
        "2027-07-01 09:00": None,
        "2027-07-01 09:00 Europe/Podgorica": None,
        "2027-07-01 09:00 +02:00": "2027-07-01 07:00 UTC",
        "2027-07-01 07:00:30Z": "2027-07-01 07:00:30 UTC",
        "2027-07-01 09:00 America/Santiago": "2027-07-01 09:00 America/Santiago",
    }
    assert {text: wall_clock.moment(text, PODGORICA).meant for text in meant} == meant


def test_what_is_in_hand_public_or_begun_is_left_alone(log, clock, old, new):
    names = ("claimed", "sending", "unknown", "published", "begun")
    put(log, old, *((name, at(JULY, old), {"account": name}) for name in names))
    clock.moment = datetime(2027, 7, 1, 7, tzinfo=UTC)
    with log.write() as connection:
        while taken := claims.take(connection, "desk:1", clock()):
            if taken.draft == "sending":
                claims.intend(connection, taken, "desk:1", clock())
        for name in ("unknown", "published"):
            connection.exec_driver_sql(f"UPDATE post SET state = '{name}' WHERE draft = '{name}'")
        connection.exec_driver_sql("UPDATE post SET state = 'queued', remote_id = '7' WHERE draft = 'begun'")
    before = {name: post(log, name).due for name in names}
    assert Clocks(log, "desk:2", clock, new).keep() == []
    assert {name: post(log, name).due for name in names} == before


def test_a_wait_that_a_network_asked_for_stays_and_a_moment_that_a_person_gave_moves_too(log, clock, old, new):
    put(log, old, ("waits", at(JULY, old), {}), ("given", at("2027-01-10 09:00", old), {"account": "bsky"}))
    queue.move(log, "given", at(JULY, old), hand())
    later = datetime(2027, 7, 1, 7, 30, tzinfo=UTC)
    with log.write() as connection:
        connection.execute(claims.POSTS.update().where(claims.POSTS.c.draft == "waits").values(wake=later))
    asked = post(log, "given").asked
    Clocks(log, "desk:1", clock, new).keep()
    assert post(log, "waits").wake == post(log, "waits").due == datetime(2027, 7, 1, 8, tzinfo=UTC)
    assert (post(log, "given").due, post(log, "given").asked) == (post(log, "waits").due, asked)


def test_the_newest_rules_decide_and_an_older_machine_says_that_it_is_old(log, clock, old, new):
    put(log, new, ("gifts", at(JULY, new), {}))
    assert Clocks(log, "old:1", clock, old).keep() == []
    put(log, old, ("gifts", at(JULY, new), {}), ("tea", at(JULY, old), {"account": "bsky"}))
    assert Clocks(log, "old:1", clock, old).keep() == []
    assert said(time_zones.shifts(log, "2026a")) == [
        ("look", "2026a here, and 2026b on another machine, which decides when posts are due")
    ]
    assert list(time_zones.shifts(log, "")) == []
    assert len(Clocks(log, "new:1", clock, new).keep()) == 1
    assert post(log, "tea").due == post(log, "gifts").due
    assert said(time_zones.shifts(log, "2026b")) == [
        (
            "look",
            "Europe/Podgorica follows the rules of 2026b: 1 post keeps its time on the clock; `postdesk log` says which",
        )
    ]


def test_a_machine_that_does_not_know_a_zone_leaves_its_posts_alone(log, clock, old, tmp_path):
    put(log, old, ("gifts", at(JULY, old), {}))
    assert Clocks(log, "desk:1", clock, lay_out(tmp_path / "none", "2026b")).keep() == []
    assert zone_data.fresh().mark("Europe/Atlantis") == ""


def test_a_worker_that_runs_for_long_reads_the_rules_again_every_hour(log, clock, old, new):
    put(log, old, ("gifts", at(JULY, old), {}))
    keeper = Clocks(log, "desk:1", clock, iter((old(), new())).__next__)
    assert keeper.keep() == []
    clock.forward(minutes=60)
    assert keeper.keep() == []
    clock.forward(minutes=1)
    assert len(keeper.keep()) == 1


def test_many_are_changed_in_parts_and_one_that_somebody_moves_meanwhile_is_left_alone(
    log, clock, old, new, monkeypatch
):
    monkeypatch.setattr(new_clock_rules, "TOGETHER", 2)
    put(log, old, *((f"day-{number}", at(JULY, old), {"account": f"a{number}"}) for number in range(5)))
    winter = at("2027-12-01 09:00", old)

    class Slow(Clocks):
        def _write(self, some, moment):
            if some[0].post.id == post(log, "day-2").id:
                queue.move(log, "day-3", winter, hand())
            return super()._write(some, moment)

    assert (
        Slow(log, "desk:1", clock, new)
        .keep()[0]
        .startswith("Europe/Podgorica follows the rules of 2026b: 4 posts keep")
    )
    assert post(log, "day-3").due == winter.instant


@pytest.mark.sqlite
def test_while_no_rules_change_no_post_is_looked_at(log, clock, old):
    put(log, old, ("gifts", at(JULY, old), {}))
    asked = []
    keeper = Clocks(log, "desk:1", clock, old)
    keeper.keep()  # at first it looks whether the clock was set back
    event.listen(log.engine, "before_cursor_execute", lambda *seen: asked.append(seen[2]))
    for _ in range(3):
        keeper.keep()
    assert {" ".join(statement.split()[-5:]) for statement in asked} == {"FROM zone ORDER BY zone.name"}


def test_which_release_is_in_use_is_told_where_the_system_says_it(tmp_path, old):
    assert zone_data.release([str(tmp_path / "2026a")]) == ("2026a", True)
    (tmp_path / "unnamed").mkdir()
    assert zone_data.release([str(tmp_path / "unnamed")])[1] is False
    (tmp_path / "unnamed" / "UTC").write_bytes(b"TZif")
    assert zone_data.release([str(tmp_path / "nowhere"), str(tmp_path / "unnamed")]) == ("", True)
    assert time_zones.in_use(NOON, [str(tmp_path / "unnamed")]).says == "of a release that nobody names, the system's"
    assert zone_data.fresh().mark(PODGORICA) == zone_data.ours().mark(PODGORICA) == old().mark(PODGORICA)


@pytest.mark.parametrize(("release", "looks"), [("2026a", 0), ("", 1), ("2025c", 0)])
def test_machines_that_disagree_within_a_release_do_not_take_turns(log, clock, old, new, release, looks):
    """Where nobody names releases, other rules are taken for newer ones."""
    put(log, lay_out_again(old, "" if looks else "2026a"), ("gifts", at(JULY, old), {}))
    assert len(Clocks(log, "desk:1", clock, lay_out_again(new, release)).keep()) == looks


def test_posts_that_an_older_machine_queues_while_somebody_looks_are_looked_at_next(log, clock, old, new):
    put(log, old, ("gifts", at(JULY, old), {}))
    both = [("gifts", at(JULY, old), {}), ("tea", at(JULY, old), {"account": "bsky"})]

    class Slow(Clocks):
        def _write(self, some, moment):
            put(log, old, *both)
            return super()._write(some, moment)

    assert len(Slow(log, "desk:1", clock, new).keep()) == 1
    assert len(Clocks(log, "desk:1", clock, new).keep()) == 1
    assert post(log, "tea").due == at(JULY, new).instant
    assert Clocks(log, "desk:1", clock, new).keep() == []
