from datetime import date

import pytest

from postdesk.errors import ExportError
from postdesk.measure.importers.meta_days import IMPORTER, named
from postdesk.measure.intake.recognising import extract, opened_tables
from postdesk.measure.layouts.importer import DayCount
from postdesk.models import Skipped
from stage.workbooks import workbook

VIEWS = 'sep=,\n"Views"\n"Date","Primary"\n"2026-09-28T00:00:00","67753"\n'


def read(tmp_path, text, encoding="utf-16"):
    (tmp_path / "Views.csv").write_text(text, encoding=encoding)
    match = IMPORTER.recognise(opened_tables(tmp_path / "Views.csv", {}))
    return None if match is None else list(match.rows())


def test_the_sample(shared):
    export = extract(shared / "samples" / "Views.csv")
    assert (export.of, export.networks) == ("day", ("facebook", "instagram"))
    assert list(export.rows) == [
        DayCount(4, "", "views", date(2026, 9, 28), 67753),
        DayCount(5, "", "views", date(2026, 9, 29), 41200),
    ]


@pytest.mark.parametrize(
    ("title", "network", "metric"),
    [
        ("Facebook follows", "facebook", "follows"),
        ("Instagram reach", "instagram", "reach"),
        ("Content interactions", "", "content interactions"),
        ("Facebook", "", "facebook"),
    ],
)
def test_a_name_tells_the_metric_and_sometimes_the_network(title, network, metric):
    assert named(title) == (network, metric)


def test_several_metrics_in_one_file_and_headers_in_another_language(tmp_path):
    text = VIEWS + '\n"Facebook follows"\n"Datum","Primär"\n"2026-09-28T00:00:00","3"\n"2026-09-30","-1"\n'
    assert read(tmp_path, text) == [
        DayCount(4, "", "views", date(2026, 9, 28), 67753),
        DayCount(8, "facebook", "follows", date(2026, 9, 28), 3),
        DayCount(9, "facebook", "follows", date(2026, 9, 30), -1),
    ]


def test_a_file_that_a_spreadsheet_saved_again(tmp_path):
    text = "Views;\nDate;Primary\n2026-09-28T00:00:00;67.753\n"
    assert read(tmp_path, text, "cp1252") == [DayCount(3, "", "views", date(2026, 9, 28), 67753)]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ('"soon","3"', 'no date can be read in "soon"'),
        ('"2026-13-40T00:00:00","3"', 'no date can be read in "2026-13-40T00:00:00"'),
        ('"2026-09-29T00:00:00",""', "views is not given for 2026-09-29"),
        ('"2026-09-29T00:00:00"', "views is not given for 2026-09-29"),
        ('"2026-09-29T00:00:00","23.936,5"', 'views: "23.936,5" is no whole number'),
    ],
)
def test_days_that_cannot_be_believed_tell_why(tmp_path, row, why):
    assert read(tmp_path, f"{VIEWS}{row}\n")[1:] == [Skipped(5, why)]


@pytest.mark.parametrize(
    "text",
    ["", "Views\n", "Views\nDate\n", "Post id,Date\n1,2026-09-28\n", "A sentence\nDate,Impressions\n09/28/2026,3\n"],
)
def test_files_of_other_kinds(tmp_path, text):
    assert read(tmp_path, text, "utf-8") is None


def test_a_workbook_of_several_sheets_is_of_another_kind(tmp_path):
    path = workbook(tmp_path / "a.xlsx", One=[["Views"], ["Date", "Primary"]], Two=[["Views"]])
    assert IMPORTER.recognise(opened_tables(path, {})) is None


def test_an_hour_is_no_matter_as_metas_own_clocks_change(tmp_path):
    text = VIEWS + '"2026-11-02T01:00:00","1049"\n"2026-11-03 23:00:00","7"\n"2026-11-04T01:30:00","8"\n'
    assert read(tmp_path, text)[1:] == [
        DayCount(5, "", "views", date(2026, 11, 2), 1049),
        DayCount(6, "", "views", date(2026, 11, 3), 7),
        DayCount(7, "", "views", date(2026, 11, 4), 8),
    ]


def test_a_header_without_days(tmp_path):
    assert read(tmp_path, 'sep=,\n"Views"\n"Date","Primary"\n') == []


def test_a_day_without_a_figure_ends_no_block(tmp_path):
    rows = '"2026-09-29T00:00:00",""\n"2026-09-30T00:00:00","5"\n"2026-10-01T00:00:00","6"\n'
    assert read(tmp_path, VIEWS + rows)[1:] == [
        Skipped(5, "views is not given for 2026-09-29"),
        DayCount(6, "", "views", date(2026, 9, 30), 5),
        DayCount(7, "", "views", date(2026, 10, 1), 6),
    ]


@pytest.mark.parametrize(
    "day",
    [
        "2026-09-28T23:00:00", "2026-09-28T05:30:00", "2026-09-28T07:00:00Z", "2026-09-28T00:00:00-07:00", "2026-09-28 01:00:00.000",
        "٢٠٢٦-٠٩-٢٨T٠٠:٠٠:٠٠", "28/09/2026 00:00", "09/28/2026 0:00", "28.9.2026 1:00", "28. 09. 2026. 0:00:00", "28.09.2026",
    ],
)  # fmt: skip
def test_ways_to_write_a_day(tmp_path, day):
    assert read(tmp_path, f'Vues\nDate,Principal\n"{day}","7"\n', "utf-8") == [
        DayCount(3, "", "vues", date(2026, 9, 28), 7)
    ]


def test_days_that_a_spreadsheet_saved_in_a_way_that_says_two_things(tmp_path):
    with pytest.raises(ExportError, match="may be day or month first"):
        read(tmp_path, 'Views\nDate,Primary\n"04/05/2026","7"\n', "utf-8")
