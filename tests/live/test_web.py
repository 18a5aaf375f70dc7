"""The page in Chromium: axe finds nothing on it, the keyboard moves posts, and what others do appears by itself."""

from itertools import product
from threading import Event, Thread, Timer

import pytest

from postdesk.web.sign_ins import SIGN_INS
from stage.desks import DOORS, SETTINGS, TEA, lay
from stage.every_page import PAGES_ASKED_FOR
from stage.serving import in_use, served

PATHS = (
    *PAGES_ASKED_FOR,
    *("/?view=week&at=2026-W48", "/?view=list&at=2026-11-23", "/?at=2027-03", "/?at=2026-12"),
    *("/post/page/hall/linkedin", "/write/post/page/hall", "/write/post/later/lamps"),
    *("/hashtags?weeks=52&network=mastodon", "/charts?of=2026-W48", "/charts?of=page", "/nowhere"),
)
"""Every page, and more of what some of them show."""
LANGUAGES = ("en", "ar")
WINDOWS = (*product((1280, 390), (False, True)), (320, False))
"""Widths, by day and by night; the narrowest shows whether a page fits, and axe is not asked there once more."""
LATER = """\
campaign: later
accounts: [fedi, linkedin]
posts:
  - id: lamps
    at: 2026-12-01 10:00
    text: The lamps are lit.
    media: [{file: media/hall.jpg, alt: ""}]
  - id: a-name-that-somebody-gave-in-a-hurry-and-that-is-far-too-long-for-a-card
    at: 2026-12-02 10:00
    language: ar
    text: الأبواب مفتوحة للجميع. #OpenDoors
"""
"""Drafts that nobody has queued: one that the rules keep out, and one with a long name."""
CARD = "#c-spring-doors-0900"


@pytest.fixture
def desk(office, clock):
    """A desk with a post that was published, one that a person has to publish, one that waits, and drafts; a report."""
    in_use(office, clock)
    lay(office.house.root, later=LATER)
    return office


@pytest.fixture
def asked(desk):
    """The page of a sign-in that has begun, with its first question."""
    begun = SIGN_INS.begin(
        lambda person: str(desk.accounts.add("ours", "linkedin", person, {}, "", person.sure)), "ours"
    )
    yield f"/accounts/sign-in/{begun}"
    SIGN_INS.leave(begun)


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page_and_none_is_wider_than_its_window(browsed, desk, asked, language):
    lay(desk.house.root, SETTINGS.replace('name = "Country Office"', f'name = "Bureau"\nlanguage = "{language}"'))
    views = [{"path": path, "width": width, "dark": dark} for path in (*PATHS, asked) for width, dark in WINDOWS]
    found = browsed(
        views, [("open", "/"), ("attribute", ["html", "lang"]), ("open", asked), ("read", "main form label")]
    )
    assert found["read"][0] == language
    assert found["read"][1]
    for view, each in zip(views, found["found"], strict=True):
        assert (view, each["violations"], each["wider"]) == (view, [], 0)
        assert view["width"] == 320 or each["rules"] > 15
    assert found["elsewhere"] == []
    assert {told for told in found["wrong"] if "404" not in told} == set()


def test_a_post_is_moved_by_keys_alone_and_keeps_its_time_of_day(browsed, desk):
    found = browsed(
        story=[
            *(("open", "/"), ("focus", CARD), ("press", "m"), ("read", "#told"), ("press", "ArrowRight")),
            *(("press", "ArrowDown"), ("read", "#told"), ("press", "Escape"), ("read", "#told"), ("press", "m")),
            *(("press", "ArrowRight"), ("press", "ArrowRight"), ("enter", ""), ("read", ".said")),
        ]
    )
    assert found["read"] == [
        "To 24 Nov 2026, 09:00",
        "To 2 Dec 2026, 09:00",
        "Left where it was",
        f"{DOORS} moved to 26 Nov 2026, 09:00.",
    ]
    assert desk.posts.named(DOORS).local == "2026-11-26 09:00"
    assert found["wrong"] == []


def test_in_the_week_keys_move_a_post_by_quarters_of_an_hour_too(browsed, desk):
    found = browsed(
        story=[
            *(("open", "/?view=week&at=2026-W48"), ("focus", CARD), ("press", "m"), ("press", "ArrowDown")),
            *(
                ("read", "#told"),
                ("press", "ArrowUp"),
                ("press", "ArrowUp"),
                ("press", "ArrowRight"),
                ("read", "#told"),
            ),
            *(("enter", ""), ("read", ".said")),
        ]
    )
    assert found["read"] == [
        "To 24 Nov 2026, 09:15",
        "To 25 Nov 2026, 08:45",
        f"{DOORS} moved to 25 Nov 2026, 08:45.",
    ]
    assert desk.posts.named(DOORS).local == "2026-11-25 08:45"
    assert found["wrong"] == []


def test_a_post_is_dragged_to_another_day_and_keeps_its_time_of_day(browsed, desk):
    found = browsed(story=[("open", "/"), ("drag", [CARD, 'td[data-day="2026-11-27"]']), ("read", ".said")])
    assert found["read"] == [f"{DOORS} moved to 27 Nov 2026, 09:00."]
    assert desk.posts.named(DOORS).local == "2026-11-27 09:00"
    assert found["wrong"] == []


def test_everything_is_held_with_the_keyboard_and_without_javascript(browsed, desk):
    found = browsed(
        story=[
            *(("scripts", False), ("open", "/hold-all"), ("focus", "input[name=why]"), ("type", "an earthquake")),
            *(("enter", ""), ("read", ".state .bad")),
        ]
    )
    assert found["read"][0].startswith(f"‖ Everything is on hold by {desk.who} since")
    assert [hold.why for hold in desk.memory.standing().holds] == ["an earthquake"]


def test_what_is_done_elsewhere_appears_while_somebody_reads(browsed, desk):
    later = Timer(6, desk.queue.hold, ([TEA], "by another hand"))
    later.start()
    found = browsed(story=[("open", "/post/spring/tea/fedi"), ("appears", "by another hand"), ("read", ".large .chip")])
    later.join()
    assert found["read"] == ["‖ on hold"]


def test_nine_tabs_hear_of_an_act_by_one_stream(node, desk, tmp_path, record_property):
    ready = tmp_path / "ready"

    def hold_once_all_are_open():
        while not ready.exists():
            over.wait(0.1)
        desk.queue.hold([TEA], "by another hand")

    over, acting = Event(), Thread(target=hold_once_all_are_open, daemon=True)
    with served(desk) as address:
        acting.start()
        found = node(
            "nine_tabs.mjs",
            {
                "enter": address,
                "path": "/post/spring/tea/fedi",
                "tabs": 9,
                "words": "by another hand",
                "ready": str(ready),
            },
        )
    record_property("milliseconds between the first tab and the last", found["apart"])
    assert found["showing"] == 9
    assert found["streams"] <= 2, "the first page's stream, and that of the page it went on to"
