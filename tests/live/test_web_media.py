"""The page on paper, in colours that the system forces, without motion, and from right to left: as Chromium lays it out."""

import re

import pytest

from stage.desks import HALL, SETTINGS, lay
from stage.serving import in_use

PRINTED = ("/", "/post/spring/doors/fedi", "/hashtags", "/reports", "/charts?of=2026-W48", "/approvals")
PAPER = [["media", "print"]]
FORCED = [["forced-colors", "active"]]
STILL = [["prefers-reduced-motion", "reduce"]]


@pytest.fixture
def desk(office, clock):
    """A desk with a post that was published, one that a person has to publish, and one that waits; and a report."""
    return in_use(office, clock)


def style(where, *properties):
    """The step of a story that reads how things are drawn."""
    return "styles", [where, list(properties)]


@pytest.mark.parametrize("path", PRINTED)
def test_on_paper_stands_what_a_page_says_and_nothing_that_is_pressed(browsed, desk, path):
    pressed = "header nav, .skip, .find, .act, .turn, button, .button"
    screen, paper = browsed(
        story=[("open", path), style(pressed, "display"), ("emulate", PAPER), style(pressed, "display")]
    )["read"]
    assert {"none"} != {one["display"] for one in screen}, "on a screen it is there"
    assert {one["display"] for one in paper} == {"none"}
    (ground,) = browsed(story=[("open", path), ("emulate", PAPER), style("body", "background-color")])["read"]
    assert ground == [{"background-color": "rgba(0, 0, 0, 0)"}], "nobody pays for ink that says nothing"


def test_a_card_is_not_cut_by_the_edge_of_a_sheet(browsed, desk):
    story = [("open", "/"), style(".card", "break-inside"), ("emulate", PAPER), style(".card", "break-inside")]
    screen, paper = browsed(story=story)["read"]
    assert ({one["break-inside"] for one in screen}, {one["break-inside"] for one in paper}) == ({"auto"}, {"avoid"})


def test_a_page_fits_on_few_sheets(browsed, desk, tmp_path):
    paths = {path: tmp_path / f"{number}.pdf" for number, path in enumerate(PRINTED)}
    browsed(story=[step for path, file in paths.items() for step in (("open", path), ("pdf", str(file)))])
    sheets = {path: len(re.findall(rb"/Type /Page\b", file.read_bytes())) for path, file in paths.items()}
    assert {path: count for path, count in sheets.items() if not 1 <= count <= 3} == {}


def test_colours_that_the_system_forces_leave_cards_chips_and_buttons_their_edges(browsed, desk):
    story = [("open", "/"), ("emulate", FORCED), style(".card", "border-top-width", "border-top-style")]
    story += [("open", "/post/spring/doors/fedi"), style(".chip, .act button", "border-top-width", "border-top-style")]
    for found in browsed(story=story)["read"]:
        assert found
        assert {tuple(one.values()) for one in found} == {("1px", "solid")}


def test_colours_that_the_system_forces_leave_today_and_the_page_that_is_shown_told_from_others(browsed, desk):
    here = "header nav a[aria-current], .turn [aria-current], .day.today"
    desk.queue.resolve(HALL, "https://www.linkedin.com/feed/update/urn:li:share:1/", "")
    heat = ("open", "/hashtags"), style("td.use:not(.s0)", "border-bottom-width", "border-bottom-style")
    story = [("open", "/"), ("emulate", FORCED), style(here, "outline-style", "outline-width"), *heat]
    found, steps = browsed(story=story)["read"]
    assert steps
    assert {tuple(one.values()) for one in steps} <= {(width, "solid") for width in ("2px", "4px", "6px")}
    assert len(found) == 3
    assert {tuple(one.values()) for one in found} == {("solid", "2px")}


def test_nothing_moves_for_whoever_asks_for_no_motion(browsed, desk):
    moving = ("open", "/"), style(".card", "transition-duration"), ("emulate", STILL)
    before, after = browsed(story=[*moving, style(".card", "transition-duration")])["read"]
    assert {one["transition-duration"] for one in before} == {"0.15s"}
    assert {one["transition-duration"] for one in after} == {"0s"}


def test_from_right_to_left_no_line_touches_its_edge_and_what_is_typed_keeps_its_order(browsed, desk):
    lay(desk.house.root, SETTINGS.replace('name = "Country Office"', 'name = "Bureau"\nlanguage = "ar"'))
    story = [("open", "/post/spring/doors/fedi"), style(".life li", "padding-right", "padding-left")]
    story += [("open", "/write/post/spring/doors"), style("input[name=at]", "direction")]
    story += [("open", "/"), style("html", "direction")]
    lives, typed, page = browsed(story=story)["read"]
    assert page == [{"direction": "rtl"}]
    assert all(float(one["padding-right"][:-2]) > float(one["padding-left"][:-2]) for one in lives)
    assert typed == [{"direction": "ltr"}]
