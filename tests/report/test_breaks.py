"""Where a network counts one figure in the place of another, every format of the report tells the break."""

import io
import json
from datetime import date

import pytest
import python_calamine
from msgspec import structs

from postdesk.figures.period import Period
from postdesk.models.accounts import Break
from postdesk.networks import SHELF
from postdesk.report.breaks import _said, broken_series, series_breaks
from postdesk.report.contents import report
from postdesk.report.paper import blocks
from postdesk.report.pdf import texts
from postdesk.report.workbook import report_workbook
from postdesk.report.writing import printed
from postdesk.words import KNOWN, speaking
from report.test_languages import gathered, house
from stage.invented import ZONE, material, post

SAID = (
    "Facebook has counted views in place of impressions since 15 Nov 2025: each is a series of its own, and neither "
    "continues the other (source: developers.facebook.com, Page Insights, 2025-08-15)."
)


def made(language="en", week="2026-W47", network="facebook"):
    stuff = material(post(0, network, 5), period=Period.week(week, ZONE))
    return (
        report(gathered(stuff, "week"), house(language))
        if week == "2026-W47"
        else report(early(stuff), house(language))
    )


def early(stuff):
    """The same, long before."""
    began = gathered(stuff, "week")
    there = structs.replace(
        stuff, posts=tuple(structs.replace(one, published=stuff.period.begin) for one in stuff.posts)
    )
    return structs.replace(began, material=there)


def test_every_format_tells_the_break():
    one = made()
    paper = "\n".join(texts(blocks(one)))
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(report_workbook(one)))
    assert ["break", SAID, "none", ""] in book.get_sheet_by_name("report").to_python()
    for text in (printed(one, "md"), printed(one, "html"), paper):
        assert SAID in text
    assert json.loads(printed(one, "json"))["breaks"] == [
        {
            "network": "facebook",
            "figure": "impressions",
            "since": "2025-11-15",
            "instead": "views",
            "source": "developers.facebook.com, Page Insights, 2025-08-15",
        }
    ]


def test_the_two_figures_keep_a_column_each():
    head, row = (line.split(",") for line in printed(made(), "csv").splitlines()[:2])
    assert [row[head.index(name)] for name in ("impressions", "views")] == ["", ""]


@pytest.mark.parametrize(
    ("week", "network"), [("2025-W40", "facebook"), ("2026-W47", "mastodon"), ("2026-W47", "gone")]
)
def test_a_report_that_lies_before_it_or_has_no_such_network_is_silent(week, network):
    assert series_breaks(made("en", week, network)) == ()


@pytest.mark.parametrize("language", [tag for tag in KNOWN if tag != "en"])
def test_the_break_is_told_in_every_language(language):
    with speaking(language):
        (said,) = series_breaks(made(language))
    assert "in place of" not in said
    assert "developers.facebook.com" in said


def test_a_figure_that_nothing_replaced():
    said = _said("X", Break("impressions", date(2026, 1, 2), source="docs.x.com"))
    assert said == "X has not counted impressions since 2 Jan 2026 (source: docs.x.com)."


def test_both_networks_of_meta_declare_when_views_began():
    assert {
        (name, str(each.since)) for name, one in SHELF.items() for each in one.breaks if each.instead == "views"
    } == {
        ("facebook", "2025-11-15"),
        ("instagram", "2025-04-21"),
    }
    assert next(iter(broken_series(made(network="instagram"))))[1].source
