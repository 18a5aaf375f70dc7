"""Two browsers that do the same at once: each is answered in a sentence, and the log tells one story."""

import sqlite3
from html import unescape
from threading import Timer

import pytest

from stage.at_once import at_once
from stage.desks import DOORS, LINKEDIN, TEA, lay


def story(desk, ref=DOORS):
    return [entry.what for entry in desk.posts.history(ref)]


def held(desk):
    desk.queue.hold([DOORS], "first")


def failed(desk):
    """Let the post fail as a person hands it over and takes it on."""
    lay(desk.house.root, page=LINKEDIN.replace("2026-11-24 09:00", "2026-11-23 13:30"))
    desk.queue.apply()
    desk.now.forward(minutes=31)
    desk.publishing.publish_due()


@pytest.mark.parametrize(
    ("act", "before", "ref", "fields", "after"),
    [
        ("hold", None, DOORS, {"why": "not yet"}, "held"),
        ("release", held, DOORS, {}, "queued"),
        ("cancel", None, DOORS, {"why": "no"}, "cancelled"),
        ("move", None, DOORS, {"when": "2026-11-25T11:15"}, "queued"),
        (
            "resolve",
            failed,
            "page/hall@linkedin",
            {"url": "https://www.linkedin.com/feed/update/urn:li:share:1/"},
            "published",
        ),
        ("hold-all", None, DOORS, {"why": "an earthquake"}, None),
        ("undo", held, DOORS, {}, "queued"),
    ],
)
def test_two_browsers_do_the_same_at_once(desk, asked, act, before, ref, fields, after):
    if before:
        before(desk)
    form = fields | ({"ref": ref} if act != "hold-all" else {})
    answers = at_once(*(lambda: asked(f"/do/{act}", **form),) * 2)
    assert {status for status, _ in answers} <= {303, 409}
    assert 303 in {status for status, _ in answers}
    if after:
        assert desk.posts.named(ref).state == after
    else:
        assert [hold.why for hold in desk.memory.standing().holds] == ["an earthquake"]
    told = story(desk, ref)
    assert told.count("published") <= 1
    assert told.count("cancelled") <= 1


def test_one_signature_of_two_at_once_is_kept(desk, asked):
    seen = f"{DOORS}={desk.posts.named(DOORS).content_hash}"
    answers = at_once(*(lambda: asked("/do/sign", ref=seen),) * 2)
    assert {status for status, _ in answers} <= {303, 409}
    assert len(desk.queue.unsigned()) == 1
    assert DOORS not in {waits.post.ref for waits in desk.queue.unsigned()}


def test_one_holds_while_another_moves_and_a_third_signs(desk, asked):
    seen = f"{TEA}={desk.posts.named(TEA).content_hash}"
    answers = at_once(
        lambda: asked("/do/hold", ref=[DOORS, TEA], why="wait"),
        lambda: asked("/do/move", ref=DOORS, when="2026-11-26T10:00"),
        lambda: asked("/do/sign", ref=seen),
    )
    assert [status for status, _ in answers] == [303, 303, 303]
    doors, tea = desk.posts.named(DOORS), desk.posts.named(TEA)
    assert (doors.local, tea.state) == ("2026-11-26 10:00", "held")
    assert desk.queue.waiting_post(tea) is None


def test_a_page_is_shown_and_an_act_waits_while_another_process_has_the_database(desk, asked):
    other = sqlite3.connect(desk.house.memory / "desk.sqlite", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    later = Timer(1.0, other.rollback)
    later.start()
    status, page = asked("/")
    assert status == 200
    assert "doors" in page
    assert asked("/do/hold", ref=DOORS, why="as soon as it can be written")[0] == 303
    later.join()
    other.close()
    assert desk.posts.named(DOORS).state == "held"


def test_a_file_that_changes_underneath_is_told_before_anything_is_lost(desk, asked):
    spring = desk.house.campaigns / "spring.yaml"
    status, page = asked("/write/post/spring/doors")
    assert status == 200
    was = unescape(page.partition('name="was" value="')[2].partition('"')[0])
    spring.write_text(
        spring.read_text(encoding="utf-8").replace("Doors open at six", "Gates open at ten"), encoding="utf-8"
    )
    status, page = asked(
        "/write/post/spring/doors", was=was, text="Doors open at nine.", account="fedi", at="2026-11-24 09:00"
    )
    assert "Gates open at ten" in page
    assert "Doors open at nine." in page
    assert "Gates open at ten" in spring.read_text(encoding="utf-8")
