"""Two browsers that do the same at once: each is answered in a sentence, and the log tells one story."""

import re
import sqlite3
from threading import Timer

import pytest

from stage.at_once import at_once
from stage.browsing import Browser, filled
from stage.desks import DOORS, LINKEDIN, TEA, lay
from stage.pictures import png


def story(desk, ref=DOORS):
    return [entry.what for entry in desk.posts.history(ref)]


def held(desk):
    desk.queue.hold([DOORS], "first")


def failed(desk):
    """Let the post fail as a person hands it over and takes it on."""
    lay(desk.house.root, page=LINKEDIN.replace("2026-11-24 09:00", "2026-11-23 13:30"))
    desk.queue.apply()
    desk.now.machine.forward(minutes=31)
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
    was = filled(page)["was"][0]
    spring.write_text(
        spring.read_text(encoding="utf-8").replace("Doors open at six", "Gates open at ten"), encoding="utf-8"
    )
    status, page = asked(
        "/write/post/spring/doors", was=was, text="Doors open at nine.", account="fedi", at="2026-11-24 09:00"
    )
    assert "Gates open at ten" in page
    assert "Doors open at nine." in page
    assert "Gates open at ten" in spring.read_text(encoding="utf-8")


def written(asked, address, **fields):
    """The form of a draft as a browser would send it back, with other words."""
    was = filled(asked(address)[1])["was"][0]
    return {"was": was, "account": "fedi", "at": "2026-11-24 09:00"} | fields


def test_of_two_who_save_a_draft_one_is_told_what_the_other_wrote(desk, asked):
    form = written(asked, "/write/post/spring/doors")
    nine, ten = "Doors open at nine.", "Doors open at ten."
    answers = at_once(*(lambda text=text: asked("/write/post/spring/doors", **form, text=text) for text in (nine, ten)))
    assert sorted(status for status, _ in answers) == [303, 409]
    kept, lost = (nine, ten) if answers[0][0] == 303 else (ten, nine)
    page = next(page for status, page in answers if status == 409)
    file = (desk.house.campaigns / "spring.yaml").read_text(encoding="utf-8")
    assert (kept in file, lost in file) == (True, False)
    assert kept in page or "was changed by somebody meanwhile" in page
    assert lost in page


def test_of_two_who_add_a_post_of_one_name_one_is_refused_and_keeps_the_words(desk, asked):
    first = {"id": "lamps", "account": "fedi", "at": "2026-11-27 10:00"}
    answers = at_once(
        *(lambda text=text: asked("/write/campaign/spring/new", **first, text=text) for text in ("Red.", "Blue."))
    )
    assert sorted(status for status, _ in answers) == [303, 409]
    lost = "Blue." if answers[0][0] == 303 else "Red."
    assert lost in next(page for status, page in answers if status == 409)
    file = (desk.house.campaigns / "spring.yaml").read_text(encoding="utf-8")
    assert (file.count("id: lamps"), lost in file) == (1, False)


def test_of_two_who_begin_a_campaign_of_one_name_one_is_refused(desk, asked):
    answers = at_once(
        *(lambda title=title: asked("/write/begin", name="winter", title=title, account="fedi") for title in ("A", "B"))
    )
    assert sorted(status for status, _ in answers) == [303, 409]
    kept = "A" if answers[0][0] == 303 else "B"
    assert f"title: {kept}\n" in (desk.house.campaigns / "winter.yaml").read_text(encoding="utf-8")


def test_the_queue_that_two_fill_holds_every_post_once(desk, asked):
    lay(desk.house.root, page=LINKEDIN)
    seen = filled(asked("/queue")[1])["seen"][0]
    answers = at_once(*(lambda: asked("/queue", seen=seen),) * 2)
    assert {status for status, _ in answers} <= {303, 409}
    assert [post.ref for post in desk.posts.listing()].count("page/hall@linkedin") == 1
    assert story(desk, "page/hall@linkedin") == ["queued"]


def test_a_draft_that_is_queued_while_somebody_saves_it_is_queued_as_it_was_or_as_it_is(desk, asked):
    form = written(asked, "/write/post/spring/doors", text="Doors open at nine.")
    lay(desk.house.root, page=LINKEDIN)
    seen = filled(asked("/queue")[1])["seen"][0]
    saved, queued = at_once(lambda: asked("/write/post/spring/doors", **form), lambda: asked("/queue", seen=seen))
    assert (saved[0], queued[0] in {303, 409}) == (303, True)
    assert desk.posts.named(DOORS).frozen.texts[0].partition("\n")[0] in {"Doors open at six.", "Doors open at nine."}
    assert "Doors open at nine." in (desk.house.campaigns / "spring.yaml").read_text(encoding="utf-8")


def test_pictures_of_one_name_that_two_send_are_both_kept(desk):
    one, other = png(), png(9, 9)
    browsers = Browser(desk).enter(), Browser(desk).enter()
    answers = at_once(
        *(
            lambda browser=browser, content=content: browser.send(
                "/write/picture", 200, files=[("picture", ("hall of ours.png", content))]
            )
            for browser, content in zip(browsers, (one, other), strict=True)
        )
    )
    kept = {re.search(r'value="(media/[^"]+)"', answer.text)[1] for answer in answers}
    assert {(desk.house.campaigns / file).read_bytes() for file in kept} == {one, other}


def test_families_that_two_confirm_are_both_in_the_settings_or_one_is_told(desk, asked):
    pairs = (["MigrantsDay", "migrants_day"], ["SpringFair", "spring_fair"])
    answers = at_once(*(lambda tags=tags: asked("/hashtags", tag=tags) for tags in pairs))
    assert {status for status, _ in answers} <= {303, 409}
    settings = (desk.house.campaigns / "desk.toml").read_text(encoding="utf-8")
    for (status, _), (name, other) in zip(answers, pairs, strict=True):
        assert (f'{name} = ["{other}"]' in settings) is (status == 303)
    assert desk.read_again().house.name == "Country Office"
