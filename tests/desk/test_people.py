"""Every act by hand asks who may do it: one place, one sentence, and nothing done where they may not."""

from pathlib import Path

import pytest

from postdesk.desk import Desk
from postdesk.errors import NotPermitted, PostdeskError
from postdesk.models.people import NEEDS
from stage.colleagues import ANA, BEN, CARA, DAN, EVE, STRANGER, peopled
from stage.desks import DOORS, SETTINGS, SPRING, lay

MAY = {
    "draft": {ANA, CARA},
    "approve": {ANA, BEN},
    "hold": {BEN},
    "publish": {DAN},
}
ACTS = {
    "queue": lambda desk: desk.queue.apply(),
    "hold": lambda desk: desk.queue.hold([DOORS], ""),
    "hold all": lambda desk: desk.queue.hold_all(""),
    "hold over": lambda desk: desk.queue.hold_over("@fedi", ""),
    "release": lambda desk: desk.queue.release([DOORS], ""),
    "release all": lambda desk: desk.queue.release_all(""),
    "release over": lambda desk: desk.queue.release_over("@fedi", ""),
    "approve": lambda desk: desk.queue.approve([DOORS], "", ""),
    "approve all": lambda desk: desk.queue.approve_all("", ""),
    "approve seen": lambda desk: list(desk.queue.sign([desk.posts.named(DOORS)], "", "")),
    "send-back": lambda desk: desk.queue.send_back([desk.posts.named(DOORS)], "why?"),
    "cancel": lambda desk: desk.queue.cancel([DOORS], ""),
    "move": lambda desk: desk.queue.move([DOORS], "2026-11-25 09:00", ""),
    "write time": lambda desk: desk.queue.write_times([desk.posts.named(DOORS)]),
    "rename": lambda desk: desk.queue.rename(DOORS, "spring/gates@fedi", ""),
    "retry": lambda desk: desk.queue.retry([DOORS], ""),
    "resolve": lambda desk: desk.queue.resolve(DOORS, None, ""),
    "delete": lambda desk: desk.posts.delete(DOORS, "", gone=True),
    "take-over": lambda desk: desk.memory.take_over(""),
    "move-database": lambda desk: desk.memory.move_to(""),
    "accounts remove": lambda desk: desk.accounts.remove("nobody"),
    "accounts add": lambda desk: desk.accounts.add("new", "nowhere", None, {}, "", None),
    "write new": lambda desk: desk.releases.write_empty("autumn"),
    "write sheet": lambda desk: desk.spreadsheets.write([]),
    "write tidy": lambda desk: list(desk.drafts.tidy(write=True)),
    "import": lambda desk: desk.readings.bring_in(Path("nowhere.csv")),
}
ROLE = {act: NEEDS.get(act, NEEDS[act.split()[0]]) for act in ACTS}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("who", [ANA, BEN, CARA, DAN, EVE, STRANGER])
def test_an_act_is_done_by_those_who_may_and_by_nobody_else(tmp_path, clock, act, who):
    desk = peopled(tmp_path, clock, who=who)
    before = desk.posts.count_of_changes()
    if who in MAY[ROLE[act]]:
        try:
            ACTS[act](desk)
        except NotPermitted as own:
            pytest.fail(f"{who} may do it: {own}")
        except (PostdeskError, TypeError):
            pass  # the post is in no state for it, which is another sentence
        return
    with pytest.raises(NotPermitted) as told:
        ACTS[act](desk)
    assert sorted(name for name in (ANA, BEN, CARA, DAN) if name in str(told.value).partition("only")[2]) == sorted(
        MAY[ROLE[act]]
    )
    assert desk.posts.count_of_changes() == before


def test_a_refusal_says_who_may_and_how_a_stranger_says_who_they_are(tmp_path, clock):
    with pytest.raises(NotPermitted) as told:
        peopled(tmp_path, clock, who=CARA).queue.hold([DOORS], "")
    assert str(told.value) == f"{CARA} may draft here, and hold needs hold: only {BEN} may; nothing was done"
    with pytest.raises(NotPermitted) as told:
        peopled(tmp_path, clock, who=STRANGER).queue.approve_all("", "")
    assert str(told.value) == (
        f"mallory is nobody in [people] of campaigns/desk.toml: only {ANA} or {BEN} may; "
        "if that is you, set POSTDESK_WHO to your name; nothing was done"
    )


def test_where_nobody_has_a_role_that_is_said(tmp_path, clock):
    desk = Desk.open(lay(tmp_path, f'{SETTINGS}[people]\nCara = ["draft", "hold"]\n', spring=SPRING), clock)
    desk.who = "Cara"
    with desk.log, pytest.raises(NotPermitted) as told:
        desk.queue.retry([DOORS], "")
    assert str(told.value) == (
        'Cara may draft and hold here, and retry needs publish: nobody may, until somebody has "publish" there; '
        "nothing was done"
    )


def test_without_people_everybody_may_do_everything(office):
    office.queue.apply()
    assert not office.people.named
    assert all(office.people.may(act) for act in NEEDS)
    assert [post.state for post in office.queue.hold([DOORS], "")] == ["held"]


def test_an_act_is_taken_back_by_those_who_may_do_it(tmp_path, clock):
    ben = peopled(tmp_path, clock, who=BEN)
    ben.queue.hold([DOORS], "")
    with pytest.raises(NotPermitted, match="only Ben Novak may"):
        ben.acting(CARA).queue.undo(DOORS, "")
    assert ben.posts.named(DOORS).state == "held"
    ben.queue.undo(DOORS, "")
    assert ben.posts.named(DOORS).state == "queued"
