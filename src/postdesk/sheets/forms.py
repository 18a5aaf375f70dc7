"""Workbooks in which people write, and that come back: headings that stay in sight, lists to choose from, real dates.

What a person types is a text, whatever it looks like, and what begins like a formula stays one.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from msgspec import Struct

from postdesk.sheets.writing import LONGEST_NAME, like_formula, workbook_into

ROOM = 200
"""Rows below the last that have the lists and formats, too, for whoever goes on."""
_NOT_IN_NAMES = r"[\[\]:*?/\\\x00-\x1f]"
_RESERVED = "history"
_MOMENT = "yyyy-mm-dd hh:mm"


class Choice(Struct, frozen=True):
    """What a column offers to choose from; where it is not `strict`, anything else may be written, too."""

    words: tuple[str, ...]
    strict: bool = False


class FormColumn(Struct, frozen=True):
    """One column: its heading, its width in letters, what may be chosen.

    `moments` are shown as dates with times; what is `ours` is told and not to be written in; `hidden` is for machines.
    """

    name: str
    width: int
    choice: Choice | None = None
    moments: bool = False
    ours: bool = False
    hidden: bool = False


class Form(Struct, frozen=True):
    """One sheet: its name, its columns, its rows of texts and moments by the office's clock."""

    name: str
    columns: Sequence[FormColumn]
    rows: Sequence[Sequence[str | datetime]]


def forms_workbook(forms: Sequence[Form], title: str, made: datetime, lists: str) -> bytes:
    """Return forms as XLSX, a sheet for each, and a hidden one, called `lists`, with what there is to choose from.

    Raises:
        PostdeskError: XlsxWriter, which only this needs, is not installed.
    """
    content = BytesIO()
    with workbook_into(content, title, made) as book:
        looks = _looks(book)
        names = sheet_names([form.name for form in forms])
        sheets = [book.add_worksheet(name) for name in names]
        offered = _Offered(book, lists)
        for form, sheet in zip(forms, sheets, strict=True):
            _fill_form(sheet, form, looks, offered)
        offered.hide()
    return content.getvalue()


def sheet_names(names: Iterable[str]) -> list[str]:
    """Return names as a workbook takes them: short enough, without its signs, no two the same."""
    given: list[str] = []
    for name in names:
        bare = re.sub(_NOT_IN_NAMES, "-", name).strip("' ")
        bare = "posts" if bare.casefold() in {"", _RESERVED} else bare
        fit = bare[:LONGEST_NAME].strip("' ")
        number, there = 1, {one.casefold() for one in given}
        while fit.casefold() in there:
            number += 1
            fit = f"{bare[: LONGEST_NAME - len(str(number)) - 1]}-{number}"
        given.append(fit)
    return given


def _looks(book: Any) -> dict[str, object]:  # noqa: ANN401 - XlsxWriter has no types
    top = {"text_wrap": True, "valign": "top"}
    return {
        "heading": book.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "valign": "top"}),
        "text": book.add_format({**top, "num_format": "@"}),
        "quoted": book.add_format({**top, "num_format": "@", "quote_prefix": True}),
        "ours": book.add_format({**top, "num_format": "@", "font_color": "#5A6470"}),
        "moment": book.add_format({"valign": "top", "num_format": _MOMENT, "align": "left"}),
    }


class _Offered:
    """The hidden sheet with the lists to choose from, a column each."""

    def __init__(self, book: Any, name: str) -> None:  # noqa: ANN401
        self._sheet, self._name = book.add_worksheet(name), name
        self._known: dict[tuple[str, ...], str] = {}

    def place(self, words: tuple[str, ...]) -> str:
        """Return where a list stands, writing it where it does not yet."""
        if words not in self._known:
            from xlsxwriter.utility import xl_range_abs

            column = len(self._known)
            for row, word in enumerate(words):
                self._sheet.write_string(row, column, word)
            self._known[words] = f"='{self._name}'!{xl_range_abs(0, column, len(words) - 1, column)}"
        return self._known[words]

    def hide(self) -> None:
        """Hide the sheet."""
        self._sheet.hide()


def _fill_form(sheet: Any, form: Form, looks: dict[str, object], offered: _Offered) -> None:  # noqa: ANN401
    sheet.freeze_panes(1, 1)
    last = len(form.rows) + ROOM
    for number, column in enumerate(form.columns):
        look = looks["moment" if column.moments else "ours" if column.ours else "text"]
        sheet.set_column(number, number, column.width, look, {"hidden": True} if column.hidden else None)
        sheet.write_string(0, number, column.name, looks["heading"])
        if column.choice:
            rule = {
                "validate": "list",
                "source": offered.place(column.choice.words),
                "show_error": column.choice.strict,
            }
            sheet.data_validation(1, number, last, number, rule)
    sheet.autofilter(0, 0, max(len(form.rows), 1), max(len(form.columns) - 1, 0))
    for row, cells in enumerate(form.rows, 1):
        for number, (column, cell) in enumerate(zip(form.columns, cells, strict=True)):
            _fill_cell(sheet, (row, number), column, cell, looks)


def _fill_cell(
    sheet: Any,  # noqa: ANN401
    where: tuple[int, int],
    column: FormColumn,
    cell: str | datetime,
    looks: dict[str, object],
) -> None:
    if isinstance(cell, datetime):
        sheet.write_datetime(*where, cell, looks["moment"])
    elif cell:
        look = "quoted" if like_formula(cell) else "ours" if column.ours else "text"
        sheet.write_string(*where, cell, looks[look])
