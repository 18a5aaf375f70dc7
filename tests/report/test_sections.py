"""The order of a report's sections, in every form of it."""

import re
from pathlib import Path

from postdesk.report import printed
from postdesk.report.contents import report
from postdesk.report.gathering import Gathered
from postdesk.report.paper import blocks
from postdesk.report.sections import SECTIONS
from postdesk.settings import House
from stage.invented import ZONE, busy

HOUSE = House(Path(), "Office", ZONE)

HEADED = [
    "Two posts to look at", "Next week", "How good the figures are", "For the officer", "Networks", "Campaigns",
    "Accessibility", "Every post", "Definitions", "Sources",
    "For those who want to check",
]  # fmt: skip


def test_every_form_has_the_same_sections_in_the_same_order():
    made = report(Gathered(busy(30)), HOUSE)
    assert len(SECTIONS) == 2 + len(HEADED)
    assert re.findall(r"^## (.*)", printed(made, "md"), re.MULTILINE) == HEADED
    page = printed(made, "html")
    assert [head for head in re.findall(r"<h2>(.*?)</h2>", page) if head != made.lead.title] == HEADED
    paper = [block["text"] for block in blocks(made) if block["kind"] == "heading" and block["level"] == 2]
    assert paper == HEADED


def test_the_picture_of_page_one_is_named_not_counted():
    made = report(Gathered(busy(30)), HOUSE)
    assert made.lead.name == "against-usual"
    assert made.lead not in made.rest
    assert len(made.rest) == len(made.pictures) - 1
