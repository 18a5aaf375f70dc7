from datetime import UTC, datetime, timedelta, timezone

import pytest

from postdesk.errors import ExportError
from postdesk.measure.layouts.dates import Dates, decide

# Exports name no zone; their moments stay naive until a layout knows better.
at = datetime


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("09/29/2026", at(2026, 9, 29)),
        ("09/29/2026 18:12", at(2026, 9, 29, 18, 12)),
        ("9/29/26 6:12:05 PM", at(2026, 9, 29, 18, 12, 5)),
        ("9/29/26 12:12 am", at(2026, 9, 29, 0, 12)),
        ("2022-01-30 12:15 +0000", at(2022, 1, 30, 12, 15, tzinfo=UTC)),
        ("2022-01-30 12:15 -0330", at(2022, 1, 30, 12, 15, tzinfo=timezone(-timedelta(hours=3, minutes=30)))),
        ("2026-09-28T00:00:00", at(2026, 9, 28)),
        ("46294", at(2026, 9, 29)),
        ("\u200f28/09/2026\u200f 18:12", None),
        ("\u200f09/28/2026\u200f 18:12", at(2026, 9, 28, 18, 12)),
        ("٠٩/٢٨/٢٠٢٦ ٠٦:١٢ م", at(2026, 9, 28, 18, 12)),
        ("٢٠٢٦/٠٩/٢٨، ٠٦:١٢ ص", at(2026, 9, 28, 6, 12)),
        ("۲۰۲۶/۰۹/۲۸ ۱۸:۱۲", at(2026, 9, 28, 18, 12)),
        ("۱۴۰۵/۰۷/۰۶", None),
        ("09/28/2026, 6:12 p.m.", at(2026, 9, 28, 18, 12)),
        ("2026-09-28T18:12:05.123Z", at(2026, 9, 28, 18, 12, 5, tzinfo=UTC)),
        ("2026-09-28 18:12:05 UTC", at(2026, 9, 28, 18, 12, 5, tzinfo=UTC)),
        ("2026-09-28 18:12:05+02:00", at(2026, 9, 28, 18, 12, 5, tzinfo=timezone(timedelta(hours=2)))),
        ("46294.75", at(2026, 9, 29, 18)),
        ("13/40/2026", None),
        ("Lifetime", None),
        ("", None),
    ],
)
def test_moments_as_networks_and_spreadsheets_write_them(text, moment):
    assert Dates().read(text) == moment


@pytest.mark.parametrize("text", ["28. 9. 2026. 18:12", "28.9.2026. 18:12", "28. 09. 2026 18:12"])
def test_a_date_as_the_balkans_write_it(text):
    assert decide([text], "", resaved=False, name="a.csv").read(text) == at(2026, 9, 28, 18, 12)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("29-Sep-26", at(2026, 9, 29)),
        ("29-sept.-26", at(2026, 9, 29)),
        ("29. Okt. 2026", at(2026, 10, 29)),
        ("29 сентября 2026", at(2026, 9, 29)),
        ("29 Sep 2026 18:12", at(2026, 9, 29, 18, 12)),
        ("Tue, Sept. 29, 2026, 6:12 PM", at(2026, 9, 29, 18, 12)),
        ("29-jui-26", None),
        ("31-Feb-26", None),
        ("29 Sep 1999", None),
        ("29 Doors 2026", None),
    ],
)
def test_a_day_whose_month_a_spreadsheet_has_put_in_words(text, moment):
    """Excel saves a day as 29-Sep-26, each in its own language; "jui" may be June or July."""
    assert Dates().read(text) == moment


def test_a_day_in_words():
    assert Dates(wording="%a, %b %d, %Y").read("Sun, Nov 9, 2025") == at(2025, 11, 9)
    assert Dates(wording="%a, %b %d, %Y").read("Yesterday") is None


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["01/02/2026"], "month first"),
        (["01/02/2026", "01/13/2026"], "month first"),
        (["01/02/2026", "13/02/2026"], "day first"),
        (["01.02.2026 18:00"], "day first"),
        (["2026-09-28"], "month first"),
        (["", "Lifetime"], "month first"),
    ],
)
def test_the_order_of_day_and_month_is_decided_over_the_whole_column(column, order):
    assert decide(column, "", resaved=False, name="a.csv").order == order


def test_a_day_above_twelve_settles_a_file_that_a_spreadsheet_saved():
    assert decide(["01/02/2026", "13/02/2026"], "", resaved=True, name="a.csv").read("01/02/2026") == at(2026, 2, 1)


def test_day_or_month_nobody_can_tell():
    with pytest.raises(
        ExportError, match=r"a\.csv was saved by a spreadsheet and 01/02/2026 may be day or month first"
    ):
        decide(["01/02/2026"], "", resaved=True, name="a.csv")


def test_dates_that_contradict_each_other():
    with pytest.raises(ExportError, match=r"a\.csv mixes dates"):
        decide(["13/02/2026", "02/13/2026"], "", resaved=False, name="a.csv")
