"""The page by keys alone, in Chromium: Tab goes from top to bottom and is seen, and what others do moves it nowhere."""

import pytest

from stage.desks import DOORS, TEA
from stage.every_page import PAGES_ASKED_FOR
from stage.serving import in_use

FRAME = "/reports/2026-W47"
"""The page in whose frame a report has keys of its own."""
PATHS = (*(each for each in PAGES_ASKED_FOR if each != FRAME), "/?view=week&at=2026-W48", "/charts?of=2026-W48")
CARD = "#c-spring-doors-0900"
MOST = 120
BEGUN = ("/hold-all", "/accounts/add")
"""Where the keys begin in a field, and the menu lies behind them."""


@pytest.fixture
def desk(office, clock):
    """A desk with a post that was published, one that a person has to publish, and one that waits; and a report."""
    return in_use(office, clock)


@pytest.mark.parametrize("width", [1280, 390])
def test_tab_goes_from_top_to_bottom_and_is_always_seen(browsed, desk, width):
    found = browsed(story=[("window", [width, False]), *(("walk", [path, MOST]) for path in PATHS)])
    for path, stops in zip(PATHS, found["read"], strict=True):
        assert len(stops) > (10 if path not in BEGUN else 1), path
        assert [one["what"] for one in stops if not one["ringed"]] == [], path
        assert [one["what"] for one in stops if not one["seen"]] == [], path
        places = [one["at"] for one in stops]
        top = places.index(min(places))  # where a page begins in a field, the menu comes after its end
        assert places[top:] + places[:top] == sorted(places), path
    assert {told for told in found["wrong"] if "404" not in told} == set()  # no account is being signed in


def test_the_first_stop_leads_past_the_menu(browsed, desk):
    story = [
        ("open", "/approvals"),
        ("press", "Tab"),
        ("focused", ""),
        ("press", "Enter"),
        ("press", "Tab"),
        ("focused", ""),
    ]
    skip, first = browsed(story=story)["read"]
    assert skip == "a To what this page shows"
    assert first == "input=ref"


def test_what_others_do_moves_neither_the_keys_nor_what_is_unfolded(browsed, cued, desk):
    held = cued(desk.queue.hold_all, "by another hand")
    moved = cued(desk.queue.move, [TEA], "2026-11-26 10:00", "")
    post = "/post/spring/doors/fedi"
    found = browsed(
        story=[
            *(("open", post), ("reach", ['form[action="/do/hold"] button']), ("focused", ""), held),
            *(
                ("appears", "by another hand"),
                ("focused", ""),
                ("open", "/approvals"),
                ("reach", ["article summary"]),
                ("press", "Enter"),
            ),
            *(
                ("focused", ""),
                moved,
                ("appears", "26 Nov 2026, 10:00"),
                ("focused", ""),
                ("press", "Tab"),
                ("focused", ""),
            ),
        ]
    )
    assert found["read"] == [*("button Hold",) * 2, *("summary Send it back",) * 2, "input=note"]
    assert found["wrong"] == []


def test_a_thing_that_is_gone_leaves_the_keys_at_what_the_page_shows(browsed, cued, desk):
    held = cued(desk.queue.hold, [DOORS], "by another hand")
    story = [("open", "/post/spring/doors/fedi"), ("reach", ['form[action="/do/hold"] button']), held]
    found = browsed(story=[*story, ("appears", "by another hand"), ("press", "Tab"), ("focused", "")])
    assert found["read"] == ["button Sign what is shown here"]


def test_words_that_are_being_chosen_stay_chosen_until_they_are_copied(browsed, cued, desk):
    held = cued(desk.queue.hold, [DOORS], "by another hand")
    story = [
        *(("open", "/post/spring/doors/fedi"), ("choose", ".shown .part p"), held, ("pause", 1500), ("chosen", "")),
        *(("choose", ""), ("appears", "by another hand")),
    ]
    assert browsed(story=story)["read"] == ["Doors open at six."]
