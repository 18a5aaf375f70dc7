from datetime import UTC, datetime

import pytest

from postdesk.measure.intake.recognising import extract
from postdesk.models import Figures, Skipped
from stage.workbooks import workbook

HEADER = [
    "Post title",
    "Post link",
    "Created date",
    "Impressions",
    "Clicks",
    "Likes",
    "Comments",
    "Shares",
    "Content Type",
]
LINK = "https://www.linkedin.com/feed/update/urn:li:activity:7510602264084480007"


def rows(tmp_path, *posts):
    path = workbook(
        tmp_path / "office_content_1759622400000.xlsx", Metrics=[["Date"]], Posts=[["A sentence"], HEADER, *posts]
    )
    return list(extract(path).rows)


@pytest.mark.parametrize("pattern", ["iom-example_content_*.xls", "pt_iom-example_content.xls"])
def test_the_samples_in_english_and_portuguese(shared, pattern):
    export = extract(next((shared / "samples").glob(pattern)))
    assert export.networks == ("linkedin",)
    first, second = export.rows
    assert first.remote_id == "urn:li:activity:7510602264084480007"
    assert (first.published, first.exact) == (datetime(2026, 9, 29, 7, 32, tzinfo=UTC), True)
    assert first.figures == Figures(reactions=80, comments=4, shares=9, clicks=60, impressions=2400)
    assert (second.remote_id, second.kind) == ("urn:li:share:7511555545497600007", "video")


def test_the_page_is_in_the_files_name_and_shares_are_the_older_reposts(tmp_path):
    (post,) = rows(tmp_path, ["Doors", LINK, "09/29/2026", 10, 1, -1, 0, 2, "Image"])
    assert (post.row, post.account, post.kind, post.figures) == (
        3,
        "office",
        "image",
        Figures(-1, 0, 2, 1, impressions=10),
    )


def test_a_serial_number_of_a_spreadsheet_is_a_date_too(tmp_path):
    (post,) = rows(tmp_path, ["Doors", LINK, 46294, 1, 1, 1, 1, 1, "Poll"])
    assert (post.exact, post.kind) == (True, "")


def test_a_number_that_contradicts_the_day_is_not_believed(tmp_path):
    (post,) = rows(tmp_path, ["Doors", LINK, "09/25/2026", 1, 1, 1, 1, 1, ""])
    assert (post.published, post.exact) == (datetime(2026, 9, 25, 12, tzinfo=UTC), False)


def test_a_link_in_the_newer_form_and_no_date(tmp_path):
    (post,) = rows(
        tmp_path,
        ["Doors", "https://www.linkedin.com/posts/office_doors-activity-7510602264084480007-Xy", "", 1, 1, 1, 1, 1, ""],
    )
    assert (post.remote_id, post.exact) == ("urn:li:activity:7510602264084480007", True)


def test_a_link_that_names_no_post(tmp_path):
    assert rows(tmp_path, ["", "https://www.linkedin.com/company/office", "09/25/2026", 1, 1, 1, 1, 1, ""]) == [
        Skipped(3, 'the link "https://www.linkedin.com/company/office" does not name a post of LinkedIn')
    ]


def test_a_row_of_totals_has_no_link(tmp_path):
    assert rows(tmp_path, ["Total", "", "", 1, 1, 1, 1, 1, ""]) == [
        Skipped(3, "it has no link that names a post of LinkedIn: a total, or a note")
    ]


def test_an_export_under_another_name_does_not_say_whose_it_is(tmp_path):
    path = workbook(tmp_path / "posts.xlsx", Posts=[HEADER, ["Doors", LINK, "09/29/2026", 1, 1, 1, 1, 1, ""]])
    assert next(extract(path).rows).account == ""


def test_the_links_tell_whether_the_day_stands_first(tmp_path):
    """5 May is the same in both orders; the other link is of 4 June 2026, 18:00."""
    may, june = "7457398692249600000", "7468360925184000000"
    posts = rows(
        tmp_path,
        *(
            ["Doors", f"https://www.linkedin.com/feed/update/urn:li:share:{number}", day, 1, 1, 1, 1, 1, "Image"]
            for number, day in ((may, "05/05/2026"), (june, "04/06/2026"))
        ),
    )
    assert [(post.published, post.exact) for post in posts] == [
        (datetime(2026, 5, 5, 12, tzinfo=UTC), True),
        (datetime(2026, 6, 4, 18, tzinfo=UTC), True),
    ]
