"""Cells: what is empty on purpose, what looks like a formula, and what a table remembers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postdesk.drafts.spreadsheets.cells import (
    EMPTY,
    base_digests,
    base_of,
    cell_digest,
    escaped,
    meant_value,
    shown_cell,
    unguarded,
    whole_lines,
)
from postdesk.sheets.writing import csv_cell

TEXTS = st.text(st.sampled_from("'=+-@＝\t\n\r ()empty#аب🎁"), max_size=12) | st.text(max_size=20)


def test_nothing_and_nothing_on_purpose_are_two_things():
    assert meant_value("") is None
    assert meant_value(EMPTY) == ""
    assert shown_cell("") == EMPTY
    assert [meant_value(shown_cell(text)) for text in ("(empty)", "((empty))", "(emptyy)")] == [
        "(empty)", "((empty))", "(emptyy)",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "'=1+1", "''=1", "@office", "-5", "+1", "'", "'quoted' word", "''", "＝1"])
def test_a_guarded_text_comes_back_as_it_was(text):
    assert unguarded(escaped(text)) == text
    assert unguarded(str(csv_cell(escaped(text)))) == text


@given(TEXTS)
def test_every_text_comes_back_from_its_cell(text):
    plain = whole_lines(text)
    for cell in (shown_cell(text), str(csv_cell(shown_cell(text)))):
        assert meant_value(whole_lines(cell)) == plain


def test_a_row_is_remembered_cell_by_cell():
    base = base_of({"post": "spring/doors", "text": "Doors open.", "link": ""})
    assert base_digests(base) == {"post": cell_digest("spring/doors"), "text": cell_digest("Doors open.")}
    assert cell_digest("a\r\nb ") == cell_digest("a\nb") != cell_digest("a b")
    assert [base_digests(damaged) for damaged in ("", "text", "text:12;post", "46010")] == [{}, {}, {}, {}]
