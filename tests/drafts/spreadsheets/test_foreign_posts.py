"""Rows of other people's tables as posts."""

import pytest

from postdesk.errors import ExportError
from stage.plans import changes, csv_plan, errors, new_posts, taken, written

HEADINGS = ["text", "at", "accounts", "language", "cw", "link", "image", "alt text", "hashtags", "id"]


def read(office, tmp_path, *row, **said):
    return taken(office, csv_plan(tmp_path / "plan.csv", [HEADINGS, row]), **said)


def test_all_that_a_row_may_say(office, tmp_path):
    row = ("Doors: open.", "next", "Mastodon, bsky", "sr_Latn", "Cake", "https://example.org/a", "hall.jpg", "The hall.",
           "Spring #Doors", "doors")  # fmt: skip
    assert new_posts(read(office, tmp_path, *row)) == {
        "plan/doors": {
            "at": "next",
            "accounts": ["fedi", "bsky"],
            "language": "sr_Latn",
            "warning": "Cake",
            "text": "Doors: open.",
            "link": "https://example.org/a",
            "hashtags": ["Spring", "Doors"],
            "media": [{"file": "media/hall.jpg", "alt": "The hall."}],
        }
    }


def test_a_link_that_stands_in_the_text_is_not_written_twice(office, tmp_path):
    post = new_posts(
        read(office, tmp_path, "See https://example.org/a today.", "", "fedi", "", "", "https://example.org/a")
    )
    assert post == {"plan/see-today": {"accounts": ["fedi"], "text": "See https://example.org/a today."}}


def test_files_are_named_by_their_address(office, tmp_path):
    pictures = "https://example.org/a%20b/H%C3%A4ll.JPG?w=1 https://example.org/"
    post = new_posts(read(office, tmp_path, "Doors.", "", "fedi", "", "", "", pictures))
    assert post["plan/doors"]["media"] == [{"file": "media/Häll.JPG"}, {"file": "media/picture"}]
    post = new_posts(read(office, tmp_path, "Doors.", "", "fedi", "", "", "", "media\\spring\\hall.jpg"))
    assert post["plan/doors"]["media"] == [{"file": "media/spring/hall.jpg"}]


def test_what_is_wrong_is_told_at_its_cell_and_nothing_is_taken(office, tmp_path):
    row = ("Doors.", "5/6/2026 09:00", "fedi, x, vk", "english!", "", "", "", "", "#a#b", "a name")
    taking = read(office, tmp_path, *row)
    assert [fault.partition(": error: ")[0] for fault in errors(taking)] == [
        "plan.csv!B2", "plan.csv!D2", "plan.csv!I2", "plan.csv!J2",
    ]  # fmt: skip
    assert taking.files == []
    assert [note for note in taking.notes if "no account of this desk" in note] == [
        "plan.csv: no account of this desk is on x; it was left out of 1 row",
        "plan.csv: no account of this desk is on vk; it was left out of 1 row",
    ]


def test_a_time_that_does_not_exist_is_told_with_its_zone(office, tmp_path):
    assert errors(read(office, tmp_path, "Doors.", "2026-03-29 02:30", "fedi")) == [
        (
            "plan.csv!B2: error: clocks in Europe/Podgorica never show 2026-03-29 02:30: after 2026-03-29 01:59 comes "
            "2026-03-29 03:00; write another time"
        )
    ]
    assert new_posts(read(office, tmp_path, "Doors.", "2026-03-29 02:30", "fedi", zone="Asia/Manila")) == {
        "plan/doors": {"at": "2026-03-28 19:30", "accounts": ["fedi"], "text": "Doors."}
    }


def test_a_row_without_a_text_or_with_accounts_only(office, tmp_path):
    plan = csv_plan(tmp_path / "plan.csv", [HEADINGS, ["", "2026-12-01 09:00", "fedi"], ["", "", "fedi"]])
    assert errors(taken(office, plan)) == ["plan.csv!A2: error: the row has no text: write it, or delete the row"]


def test_a_row_for_networks_where_nobody_is(office, tmp_path):
    assert errors(read(office, tmp_path, "Doors.", "", "pinterest")) == [
        "plan.csv!C2: error: the row names no account: say --account NAME, once for each account"
    ]


def test_parts_of_a_thread_are_mapped(office, tmp_path):
    rows = [["text", "Second", "Third"], ["One.", "Two.", "Three."], ["Alone.", "", ""]]
    plan = csv_plan(tmp_path / "plan.csv", rows)
    taking = taken(office, plan, headings={"Second": "part", "Third": "part"}, accounts=["fedi"])
    assert new_posts(taking)["plan/one"]["thread"] == ["Two.", "Three."]
    assert "thread" not in new_posts(taking)["plan/alone"]


def test_more_rows_than_anybody_wants_to_read_of(office, tmp_path):
    rows = [["text", "draft"], *([f"Door {number}.", "yes"] for number in range(12))]
    plan = csv_plan(tmp_path / "plan.csv", rows)
    assert taken(office, plan, headings={"draft": "draft"}, accounts=["fedi"]).notes[-1] == (
        "plan.csv: unfinished in the table, so `proposal:` keeps them out of the queue until somebody deletes that line: row 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …"
    )


@pytest.mark.parametrize(
    ("headings", "cells", "column"),
    [
        ("campaign,id,text", "spring,tea,Tea is hot.", "text"),
        ("Campaign,Name,Copy,When", "Spring,tea,Tea is hot.,", "text"),
        ("id,caption", "tea,Tea is hot.", "text"),
        ("campaign,id,when", "spring,tea,2026-11-26 11:30", "at"),
        ("id,url", "tea,https://example.org/hot", "link"),
        ("campaign,id,networks", "spring,tea,Mastodon", "accounts"),
    ],
)
def test_a_post_that_a_row_names_is_changed_where_it_says_otherwise(desk, tmp_path, headings, cells, column):
    taking = taken(desk, csv_plan(tmp_path / "some.csv", [headings.split(","), cells.split(",")]))
    assert (errors(taking), new_posts(taking)) == ([], {})
    assert [change[:2] for change in changes(taking)] == [("spring/tea", column)]


def test_new_rows_beside_a_named_one_take_the_accounts_of_the_campaign_that_they_name(desk, tmp_path):
    rows = [["campaign", "id", "text"], ["spring", "tea", "Tea is hot."], ["spring", "soup", "Soup for all."]]
    taking = taken(desk, csv_plan(tmp_path / "some.csv", rows))
    assert errors(taking) == []
    assert new_posts(taking) == {"spring/soup": {"text": "Soup for all."}}
    assert [change[:2] for change in changes(taking)] == [("spring/tea", "text")]


def test_a_name_twice_and_a_name_of_nobody_without_a_text_are_told(desk, tmp_path):
    rows = [["campaign", "id", "at", "text"], ["spring", "tea", "", "Tea."], ["spring", "tea", "", "Coffee."],
            ["spring", "teas", "2026-12-01 09:00", ""]]  # fmt: skip
    assert errors(taken(desk, csv_plan(tmp_path / "some.csv", rows))) == [
        "some.csv!B3: error: spring/tea stands in row 2 already: keep one of them",
        "some.csv!D4: error: no campaign file has this post, and its row has no text: write it, or delete the row",
    ]


def test_names_of_nobody_and_no_column_of_texts_are_no_plan(desk, tmp_path):
    with pytest.raises(ExportError, match=r'no column of staff\.csv is known as the posts\' text, of "Name", "Date"'):
        taken(desk, csv_plan(tmp_path / "staff.csv", [["Name", "Date"], ["Ana", "2026-12-01"]]))


def test_numbers_of_rows_are_no_names_of_another_campaigns_posts(desk, tmp_path):
    rows = [["id", "text"], ["1", "Doors open."], ["2", "Tea is hot."]]
    written(desk, csv_plan(tmp_path / "may.csv", rows), accounts=["fedi"])
    taking = taken(desk, csv_plan(tmp_path / "june.csv", [rows[0], ["1", "Soup."]]), accounts=["fedi"])
    assert [*new_posts(taking)] == ["june/1"]
    again = taken(desk, csv_plan(tmp_path / "may.csv", [rows[0], ["1", "Doors open at six."]]), accounts=["fedi"])
    assert [change[:2] for change in changes(again)] == [("may/1", "text")]
