"""Where the tables of desk.toml begin and end."""

import pytest

from postdesk.settings.tables import ended_with, quoted, read_toml, says, table_headers, table_place

TEXT = """\
# Ours
[desk]
name = "Office"

[ accounts . "fedi" ] # social
network = "mastodon"
# its last words

# What the week looks like:
[slots]
fedi = ["Tue 10:00"]
"""
LINES = TEXT.splitlines(keepends=True)


def test_every_table_has_its_line_and_its_name():
    assert table_headers(LINES) == [(1, ("desk",)), (4, ("accounts", "fedi")), (9, ("slots",))]


@pytest.mark.parametrize(
    ("name", "place"),
    [(("desk",), (1, 3)), (("accounts", "fedi"), (4, 7)), (("slots",), (9, 11)), (("accounts", "page"), None)],
)
def test_a_table_ends_before_what_leads_to_the_next_one(name, place):
    assert table_place(LINES, name) == place


def test_a_mark_of_their_order_and_windows_line_ends_are_read_over():
    assert read_toml("\ufeff" + TEXT.replace("\n", "\r\n"))["slots"] == {"fedi": ["Tue 10:00"]}


@pytest.mark.parametrize("text", ['"Доме", he said', "C:\\new", "#"])
def test_a_text_comes_back_out_of_its_quotes(text):
    assert says(f"a = {quoted(text)}\n", {"a": text})
    assert not says(f"a = {quoted(text)}\n", {"a": "other"})


def test_what_is_no_toml_says_nothing():
    text = "two\nlines"
    assert not says(f"a = {quoted(text)}", {"a": text})


@pytest.mark.parametrize(("text", "ended"), [("", ""), ("a\n", "a\n"), ("a", "a\r\n")])
def test_a_last_line_gets_an_end(text, ended):
    assert ended_with(text, "\r\n") == ended
