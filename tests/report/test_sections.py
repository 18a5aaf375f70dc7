"""The order of a report's sections, in every form of it."""

import json
import re
from pathlib import Path

import pytest
from msgspec import structs

from postdesk.figures.period import Period
from postdesk.report import document, printed
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.paper import blocks
from postdesk.report.sections import SECTIONS
from postdesk.settings import House
from stage.invented import AFTER, ZONE, busy, material, post

HOUSE = House(Path(), "Office", ZONE)

HEADED = [
    "Two posts to look at", "Next week", "How good the figures are", "For the officer", "Networks", "Campaigns",
    "Accessibility", "Every post", "Definitions", "Sources",
    "For those who want to check",
]  # fmt: skip


@pytest.mark.parametrize("number", [30, 300])
def test_every_form_has_the_same_sections_in_the_same_order(number):
    made = report(Gathered(busy(number, now=AFTER)), HOUSE)
    headed = ["What went out"] * (number == 30) + HEADED
    assert len(SECTIONS) == 2 + len(HEADED)
    assert re.findall(r"^## (.*)", printed(made, "md"), re.MULTILINE) == headed
    page = printed(made, "html")
    assert [head for head in re.findall(r"<h2>(.*?)</h2>", page) if head != made.lead.title] == headed
    paper = [block["text"] for block in blocks(made) if block["kind"] == "heading" and block["level"] == 2]
    assert paper == headed


def test_the_picture_of_page_one_is_named_not_counted():
    made = report(Gathered(busy(30)), HOUSE)
    assert made.lead.name == "against-usual"
    assert made.lead not in made.rest
    assert len(made.rest) == len(made.pictures) - 1


def test_what_a_test_found_stands_on_the_last_page_alone():
    made = report(Gathered(busy(300)), HOUSE)
    before, _, after = printed(made, "html").partition("For those who want to check")
    assert "p = " not in before
    assert '<th scope="col" class="n">p</th>' in after
    month = report(Gathered(structs.replace(busy(30), period=Period.month("2026-11", ZONE))), HOUSE)
    assert [one.name for one in month.statistical] == ["hashtag-trend", "hashtag-lift", "best-time"]


def test_thousands_of_hashtags_make_no_large_document():
    """1,500 hashtags in 26 weeks are 39,000 cells; as a table of names and dates they were 7 MB."""
    posts = [post(-(number % 170), hashtags=(f"Tag{number}",)) for number in range(1500)]
    made = document(report(Gathered(material(*posts)), HOUSE))
    assert len(made) < 1_500_000
    (chart,) = [one for one in json.loads(made)["charts"] if one["name"] == "hashtag-weeks"]
    assert len(chart["rows"]) == 1500
    assert {len(row["posts"]) for row in chart["rows"]} == {len(chart["weeks"])} == {26}
