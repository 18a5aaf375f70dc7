"""On a terminal findings stand post by post, in colours and within its columns."""

import io
import re
from contextlib import redirect_stdout

import pytest

from postdesk.cli.door import Door
from postdesk.cli.findings import show_findings
from postdesk.cli.findings_by_post import by_post
from postdesk.models import Finding, Place, Severity

FILE = "campaigns/spring.yaml"
JPG = {"file": "hall.jpg"}
TAGS = {"tag": "migrantsday", "better": "MigrantsDay"}
CUT = {
    "link": "https://example.org/a-long-way/through/many/folders",
    "words": "/أخبار",
    "better": "https://example.org/%D8%A3",
}
HALL = Finding(Place(FILE, 11, 7), Severity.ERROR, "alt-text", "missing", JPG, "mastodon", "fedi", "spring/doors")
TAG = Finding(Place(FILE, 4, 9), Severity.WARNING, "camel-case", "flat", TAGS, "x", "x", "spring/doors")
LINK = Finding(Place(FILE, 8, 11), Severity.WARNING, "whole-link", "cut", CUT, "x", "x", "spring/tea")
EMPTY = Finding(Place("campaigns/autumn.yaml"), Severity.ERROR, "empty-file", "empty")


@pytest.fixture
def shown(monkeypatch):
    """What a terminal of eighty columns shows of some findings."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def show(*findings):
        page = io.StringIO()
        page.isatty = lambda: True
        with redirect_stdout(Door(page)):
            show_findings(findings)
        return page.getvalue()

    return show


def plain(page):
    return re.sub(r"\x1b\[[0-9;]*m", "", page)


def test_each_post_has_a_heading_and_its_remarks_below(shown):
    page = shown(TAG, LINK, HALL, EMPTY)
    assert [line.rstrip() for line in plain(page).splitlines()] == [
        "campaigns/autumn.yaml:1",
        '     1:1  error    the file is empty: begin with "campaign: name" and "posts:"',
        "                   [empty-file]",
        "",
        "spring/doors  campaigns/spring.yaml:4",
        "     4:9  warning  x: #migrantsday reads better as #MigrantsDay, as the desk",
        "                   writes it elsewhere [camel-case]",
        "    11:7  error    mastodon: hall.jpg has no alt text [alt-text]",
        "",
        "spring/tea  campaigns/spring.yaml:8",
        "    8:11  warning  x: the link",
        "                   https://example.org/a-long-way/through/many/folders ends",
        "                   before /أخبار: write https://example.org/%D8%A3 [whole-link]",
        "",
        "2 errors, 2 warnings in 2 files.",
    ]
    assert "\x1b[1;31merror" in page
    assert "\x1b[33mwarning" in page


def test_no_colour_where_none_is_wanted(shown, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in shown(HALL)
    assert "spring/doors  campaigns/spring.yaml:11" in plain(shown(HALL))


def test_a_name_that_would_steer_the_terminal_is_shown_inert(shown):
    place = Place("campaigns/\x1b[2J.yaml", 1, 1)
    page = shown(Finding(place, Severity.ERROR, "empty-file", "empty", post="a\n\x1b]52;c;x\x07/b"))
    assert "\x1b[2J" not in page
    assert "\x1b]52" not in page


def test_posts_come_in_the_order_of_their_first_remarks():
    assert by_post([TAG, LINK, HALL]) == [[TAG, HALL], [LINK]]
