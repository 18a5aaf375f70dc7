"""The report's pages as a reader meets them: axe finds nothing in them, by day and by night, and no window is too narrow."""

from itertools import product
from pathlib import Path

import pytest
from msgspec import structs

from postdesk.figures.period import Period
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.writing import write
from postdesk.settings import House
from stage.invented import AFTER, MIDWEEK, WEEK, ZONE, busy, material

PERIODS = {
    "week": WEEK,
    "month": Period.month("2026-11", ZONE),
    "campaign": Period.campaign("migrants-day-2026", WEEK.begin, MIDWEEK, ZONE),
}
WIDE, NARROW = 1200, 360
VIEWS = list(product((WIDE, NARROW), (False, True)))


FAULTY = """<!doctype html><html lang="en"><title>Week</title><style>p { color: #555; background: #fff }
@media (prefers-color-scheme: dark) { p { background: #444 } }</style>
<main><h1>Week</h1><div style="width: 30rem"><p>Doors open at six.</p></div></main></html>"""


@pytest.fixture
def looked(node):
    """What axe finds in a file in each window, by day and by night."""
    if not Path("/usr/bin/chromium").exists():
        pytest.skip("chromium is absent: run .ci/live-install")
    return lambda file: node("axe.mjs", [{"file": str(file), "width": width, "dark": dark} for width, dark in VIEWS])


@pytest.fixture
def seen(looked, tmp_path):
    """The same of a report's page."""

    def look(stuff, language="en"):
        desk = House(tmp_path, "Country Office", ZONE, language=language)
        return looked(write(report(Gathered(stuff), desk), tmp_path / "report", ["html"])[0])

    return look


def test_a_page_that_is_hard_to_read_by_night_and_too_wide_for_a_telephone_is_found(looked, tmp_path):
    (tmp_path / "faulty.html").write_text(FAULTY)
    found = looked(tmp_path / "faulty.html")
    assert [[told.partition(":")[0] for told in one["violations"]] for one in found] == [[], ["color-contrast"]] * 2
    assert [one["wider"] > 0 for one in found] == [False, False, True, True]


@pytest.mark.parametrize("name", PERIODS)
@pytest.mark.parametrize("number", [0, 60])
def test_axe_finds_nothing_and_no_page_is_wider_than_its_window(seen, name, number):
    stuff = busy(number, simulated=True) if number else material(now=AFTER)
    found = seen(structs.replace(stuff, period=PERIODS[name]))
    assert [one["violations"] for one in found] == [[]] * len(VIEWS)
    assert [one["wider"] for one in found] == [0] * len(VIEWS)
    assert min(one["rules"] for one in found) > 20


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_likewise_in_a_language_with_longer_words_and_in_one_that_runs_from_the_right(seen, language):
    found = seen(busy(60), language)
    assert [(one["violations"], one["wider"]) for one in found] == [([], 0)] * len(VIEWS)
