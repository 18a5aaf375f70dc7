"""The columns of our own table."""

from postdesk.drafts.keys import POST
from postdesk.drafts.spreadsheets.columns import ColumnAddress, column_address, columns_in_order, shape_of


def test_a_heading_stands_for_one_value_of_a_post():
    assert [column_address(name) for name in ("text", "media 2", "part 1", "part 3 alt 1")] == [
        ColumnAddress("text"), ColumnAddress("media", 0, 2), ColumnAddress("text", 1), ColumnAddress("alt", 3, 1),
    ]  # fmt: skip
    assert [column_address(name) for name in ("", "remarks", "media", "media 0", "part 1media 2", "base")] == [None] * 6


def test_each_is_read_as_its_key_is():
    shapes = {
        name: shape_of(column_address(name)) for name in ("at", "media 1", "alt 1", "part 1", "part 1 media 1", "card")
    }
    assert shapes == {"at": "moment", "media 1": "line", "alt 1": "text", "part 1": "text", "part 1 media 1": "line",
                      "card": "yes or no"}  # fmt: skip


def test_a_table_has_what_is_used_in_an_order_that_never_changes():
    assert columns_in_order(["part 1 alt 1", "part 10", "part 2", "media 2", "ignore", "latest", "part 1"]) == (
        "at", "accounts", "language", "text", "link", "hashtags", "media 1", "alt 1", "media 2",
        "part 1", "part 1 alt 1", "part 2", "part 10", "latest", "ignore",
    )  # fmt: skip


def test_every_key_of_a_post_has_a_place():
    plain = [key.name for key in POST if key.shape not in {"media", "parts", "name"}]
    assert set(plain) <= set(columns_in_order(plain))
