"""The page for hands and keys, in Chromium: controls large enough for a finger and reached by keys, files that are dropped."""

from pathlib import Path

import pytest

from stage.every_page import PAGES_ASKED_FOR
from stage.pictures import png
from stage.serving import in_use

PATHS = (
    *PAGES_ASKED_FOR,
    *("/?view=week&at=2026-W48", "/?view=list&at=2026-11-23", "/post/page/hall/linkedin", "/write/post/page/hall"),
    *("/hashtags?weeks=12", "/charts?of=2026-W48"),
)
LEAST = 43.9
"""Pixels; a browser rounds."""
EXPORT = Path(__file__).parents[2] / "campaigns" / "exports" / "account_analytics_content_2026-11-09_2026-11-22.csv"


@pytest.fixture
def desk(office, clock):
    """A desk on which every page has something to do."""
    return in_use(office, clock)


def test_every_control_is_large_enough_for_a_finger_and_reached_by_keys(browsed, desk):
    found = browsed(story=[("window", [390, False]), *(("measure", path) for path in PATHS)])
    small, lost = [], []
    for path, controls in zip(PATHS, found["read"], strict=True):
        assert len(controls) > 10, path
        for one in controls:
            if not one["reached"]:
                lost.append((path, one["what"]))
            if not one["inline"] and not one["walked"] and min(one["width"], one["height"]) < LEAST:
                small.append((path, one["what"], one["width"], one["height"]))
    assert (lost, small) == ([], [])


def test_an_export_that_is_dropped_on_its_form_is_read_and_one_that_falls_beside_takes_no_page_away(browsed, desk):
    figures = "form[action='/import/figures']"
    found = browsed(
        story=[
            *(("open", "/import"), ("read", f"{figures} .dropped:not([hidden])")),
            *(("drop", ["h1", str(EXPORT)]), ("read", "h1")),
            *(("drop", [f"{figures} .drop", str(EXPORT)]), ("focus", f"{figures} button"), ("enter", "")),
            ("read", "section[role=status] p"),
        ]
    )
    assert found["read"] == [
        *("Or drop it here.", "taken", "Bring a file in", "taken"),
        "8 rows of x read: new 8, updated 0, unchanged 0, put right 0, skipped 0.",
    ]
    assert found["wrong"] == []


def test_a_form_that_is_made_anew_still_hides_what_is_for_browsers_without_scripts(browsed, cued, desk):
    held, form = cued(desk.queue.hold_all, "by another hand"), "/write/post/spring/doors"
    story = [("open", form), held, ("appears", "by another hand"), ("attribute", [".plainly", "hidden"])]
    found = browsed(story=[*story, ("read", ".dropped:not([hidden])")])
    assert found["read"] == ["", "Or drop them here."]


def test_a_picture_that_is_dropped_is_kept_and_one_that_falls_beside_takes_no_word_away(browsed, desk, tmp_path):
    (tmp_path / "Our hall.png").write_bytes(png())
    picture = str(tmp_path / "Our hall.png")
    found = browsed(
        story=[
            *(
                ("open", "/write/post/spring/doors"),
                ("over", ["#text", "Doors open at nine."]),
                ("drop", ["h1", picture]),
            ),
            *(("value", "#text"), ("drop", ["fieldset.drop", picture]), ("appears", "media/our-hall.png")),
            *(("focus", ".picture textarea"), ("type", "The hall."), ("focus", "button.main"), ("enter", "")),
            ("read", ".said"),
        ]
    )
    assert found["read"] == ["taken", "Doors open at nine.", "taken", "spring/doors is saved in its file."]
    assert "media:\n      - file: media/our-hall.png" in (desk.house.campaigns / "spring.yaml").read_text("utf-8")


def test_a_button_that_is_pressed_twice_acts_once(browsed, desk):
    hold = "form[action='/do/hold'] button"
    found = browsed(
        story=[
            *(("open", "/post/spring/doors/fedi"), ("twice", hold), ("read", "h1"), ("read", ".told")),
            *(("open", "/write/post/spring/doors"), ("tap", "main > details > summary"), ("twice", "button.bad")),
            *(("read", "h1"), ("read", ".told")),
        ]
    )
    assert found["read"][0] == "spring/doors fedi"
    assert found["read"][1].startswith("spring/doors@fedi: on hold.")
    assert "spring/doors is out of its file." in found["read"][3]
    assert [entry.what for entry in desk.posts.history("spring/doors@fedi")].count("queued → held") == 1
