"""The page for hands and keys, in Chromium: on a phone every control is large enough, and each is reached by keys."""

import pytest

from stage.serving import in_use

PATHS = (
    *(
        "/",
        "/?view=week&at=2026-W48",
        "/?view=list&at=2026-11-23",
        "/post/spring/doors/fedi",
        "/post/page/hall/linkedin",
    ),
    *(
        "/approvals",
        "/handoff",
        "/needs",
        "/hashtags?weeks=12",
        "/charts?of=2026-W48",
        "/reports",
        "/queue",
        "/accounts",
    ),
    *("/accounts/add", "/accounts/remove/fedi", "/write", "/write/begin", "/write/text", "/write/campaign/spring"),
    *("/write/campaign/spring/new", "/write/post/page/hall", "/import", "/log", "/settings", "/hold-all"),
)
LEAST = 43.9
"""Pixels; a browser rounds."""


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
