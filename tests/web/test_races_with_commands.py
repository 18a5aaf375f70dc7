"""The page and the command line do something at the same moment: each is answered in a sentence, one story is told."""

import pytest

from stage.at_once import WaitingCommand, at_once
from stage.browsing import filled
from stage.colleagues import SIGNED
from stage.desks import DOORS, LINKEDIN, SPRING, TEA, lay, states

HALL = "page/hall@linkedin"
PUBLIC = "https://www.linkedin.com/feed/update/urn:li:share:1/"


def nothing(desk):
    """Leave the desk as it is: both posts are queued."""


def held(desk):
    desk.queue.hold([DOORS], "first")


def missed(desk):
    desk.now.machine.forward(hours=24)
    desk.publishing.publish_due()


def handed_over(desk):
    lay(desk.house.root, page=LINKEDIN.replace("2026-11-24 09:00", "2026-11-23 13:30"))
    desk.queue.apply()
    desk.now.machine.forward(minutes=31)
    desk.publishing.publish_due()


RACES = {
    "hold": (nothing, {"ref": DOORS}, ("hold", DOORS), DOORS, {"held"}),
    "release": (held, {"ref": DOORS}, ("release", DOORS), DOORS, {"queued"}),
    "cancel": (nothing, {"ref": DOORS, "why": "over"}, ("cancel", DOORS), DOORS, {"cancelled"}),
    "move": (
        nothing,
        {"ref": DOORS, "when": "2026-11-25T11:15"},
        ("move", DOORS, "2026-11-26 11:15"),
        DOORS,
        {"queued"},
    ),
    "retry": (missed, {"ref": DOORS}, ("retry", DOORS), DOORS, {"queued"}),
    "resolve": (
        handed_over,
        {"ref": HALL, "url": PUBLIC},
        ("resolve", HALL, "--published", PUBLIC),
        HALL,
        {"published"},
    ),
    "undo": (held, {"ref": DOORS}, ("undo", DOORS), DOORS, {"queued"}),
    "hold-all": (nothing, {"why": "an earthquake"}, ("hold", "--all", "--why", "a storm"), DOORS, {"held"}),
}
"""By the act of the page: what is before, what its form says, the command, its post, and how that may stand then."""


@pytest.mark.parametrize("act", RACES)
def test_the_same_act_on_the_page_and_on_the_command_line(desk, asked, act):
    before, form, words, ref, after = RACES[act]
    before(desk)
    command = WaitingCommand(desk.house.root, desk.now(), *words)
    (status, page), (code, said) = at_once(lambda: asked(f"/do/{act}", **form), command.go)
    assert (status in {303, 409}, code in {0, 1}) == (True, True), (page, said)
    assert status == 303 or code == 0, (page, said)
    assert "Traceback" not in said
    assert states(desk)[ref] in after
    told = [entry.what for entry in desk.posts.history(ref)]
    assert max(told.count(once) for once in ("published", "cancelled")) <= 1
    if act == "move":
        assert desk.posts.named(DOORS).local in {"2026-11-25 11:15", "2026-11-26 11:15"}
    if act == "hold-all":
        assert [hold.why for hold in desk.memory.standing().holds] in (["an earthquake"], ["a storm"])


def test_a_post_is_found_on_its_network_by_one_while_another_cancels_it(desk, asked):
    handed_over(desk)
    command = WaitingCommand(desk.house.root, desk.now(), "cancel", HALL, "--why", "over")
    (status, _), (code, said) = at_once(lambda: asked("/do/resolve", ref=HALL, url=PUBLIC), command.go)
    assert "Traceback" not in said
    done = {"published"} if status == 303 else set()
    done |= {"cancelled"} if code == 0 else set()
    assert states(desk)[HALL] in done


def test_a_post_is_signed_on_the_page_while_it_is_sent_back_on_the_command_line(desk, asked):
    lay(desk.house.root, SIGNED)
    seen = f"{DOORS}={desk.posts.named(DOORS).content_hash}"
    command = WaitingCommand(desk.house.root, desk.now(), "send-back", DOORS, "Who says so?")
    (status, page), (code, said) = at_once(lambda: asked("/do/sign", ref=seen), command.go)
    assert (status in {303, 409}, code in {0, 1}) == (True, True), (page, said)
    waits = {waiting.post.ref for waiting in desk.queue.unsigned()}
    assert (DOORS in waits) is (status == 409)
    assert (states(desk)[DOORS] == "held") is (code == 0)


def test_a_post_is_signed_on_both(desk, asked):
    lay(desk.house.root, SIGNED)
    seen = f"{DOORS}={desk.posts.named(DOORS).content_hash}"
    command = WaitingCommand(desk.house.root, desk.now(), "approve", DOORS)
    (status, page), (code, said) = at_once(lambda: asked("/do/sign", ref=seen), command.go)
    assert status == 303 or code == 0, (page, said)
    assert DOORS not in {waiting.post.ref for waiting in desk.queue.unsigned()}


def test_the_queue_is_filled_by_both_and_every_post_is_in_it_once(desk, asked):
    more = "".join(
        f"  - id: more{n}\n    at: 2026-11-2{5 + n % 3} {9 + n}:00\n    text: More of it, {n}.\n" for n in range(9)
    )
    lay(desk.house.root, spring=SPRING + more)
    _, page = asked("/queue")
    seen = filled(page)["seen"][0]
    command = WaitingCommand(desk.house.root, desk.now(), "queue")
    (status, page), (code, said) = at_once(lambda: asked("/queue", seen=seen), command.go)
    assert code == 0, said
    assert status in {303, 409}, page
    posts = [post.ref for post in desk.posts.listing()]
    assert len(posts) == len(set(posts)) == 11
    assert {tuple(entry.what for entry in desk.posts.history(ref)) for ref in posts} == {("queued",)}
    assert desk.queue.differences() is None


def test_a_draft_is_saved_on_the_page_while_the_command_line_writes_its_time(desk, asked):
    spring = desk.house.campaigns / "spring.yaml"
    _, page = asked("/write/post/spring/doors")
    was = filled(page)["was"][0]
    words = {"was": was, "text": "Doors open at nine.", "account": "fedi", "at": "2026-11-24 09:00"}
    command = WaitingCommand(desk.house.root, desk.now(), "move", DOORS, "2026-11-26 11:15", "--write")
    (status, page), (code, said) = at_once(lambda: asked("/write/post/spring/doors", **words), command.go)
    assert "Traceback" not in said
    now = spring.read_text(encoding="utf-8")
    assert ("Doors open at nine." in now) is (status == 303), page
    assert ("2026-11-26 11:15" in now) is ("no file" not in said and "not written" not in said and code == 0), said
    assert TEA in states(desk)
