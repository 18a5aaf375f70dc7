"""Every real layout as offices save it: other marks, pages, dates, digits, sheets, and rows that are no posts."""

import csv
import re
from datetime import datetime
from io import StringIO

import pytest
from openpyxl import Workbook

from postdesk.measure.intake.recognising import extract
from postdesk.models import Extracted
from stage.real_layouts import LAYOUTS

ARABIC, PERSIAN = (str.maketrans("0123456789", digits) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"))
WRITTEN = ("%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M", "%m/%d/%Y", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S")
NOTES = ("no id of a", "it has no link that names a", "alone: a note below the table")


def table(layout):
    """The cells of a layout, and the row of its header."""
    marks = (";", "\t", ",")
    mark = next(mark for mark in marks if layout.lines.count(mark) > 4)
    rows = list(csv.reader(StringIO(layout.lines), delimiter=mark))
    return rows, max(
        range(min(3, len(rows))), key=lambda at: sum(bool(re.search("[^\\d.]", cell)) for cell in rows[at])
    )


def each(rows, head, change):
    """The rows with every cell below the header changed."""
    return [*rows[: head + 1], *([change(cell) for cell in row] for row in rows[head + 1 :])]


def saved(rows, mark=",", encoding="utf-8"):
    text = StringIO()
    csv.writer(text, delimiter=mark, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def european(cell):
    """A cell as Excel of a European office writes it back."""
    for wording in WRITTEN:
        try:
            moment = datetime.strptime(cell, wording)  # noqa: DTZ007 - as the file has it
        except ValueError:
            continue
        return f"{moment:%d.%m.%Y %H:%M}" if "%H" in wording else f"{moment:%d.%m.%Y}"
    return cell.replace(".", ",") if re.fullmatch(r"\d+\.\d+", cell) else cell


def marked(cell):
    """A date as a right-to-left system copies it."""
    return re.sub(r"^(\d+)([/-])(\d+)[/-](\d+)", "\u200f\\1\u200f\\2\\3\u200f\\2\\4", cell)


def digits(script):
    return lambda cell: cell.translate(script) if re.fullmatch(r"[\d.,%K]{1,8}", cell) else cell


def below(rows, head):
    """The rows with a total and notes under them."""
    wide = len(rows[head])
    total = ["Total", *(cell if re.fullmatch(r"\d{1,5}", cell) else "" for cell in rows[-1][1:])]
    return [*rows, total, [], ["* Figures may be late by two days", *[""] * (wide - 1)], ["Exported by Ana"]]


def above(rows, head):
    """The rows with a line of groups over the header."""
    return [*rows[:head], ["Content", *[""] * (len(rows[head]) - 2), "Performance"], *rows[head:]]


def apart(rows, _head):
    """The rows with two empty columns among the others."""
    return [[*row[:2], "", "", *row[2:]] if len(row) > 3 else row for row in rows]


def in_lines(rows, _head):
    """Each line one cell, as a spreadsheet saves it that did not take the comma for a separator."""
    text = StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(
        [line] for line in saved(rows).decode().split("\r\n")[:-1]
    )
    return text.getvalue().encode()


def with_decimals(rows, head):
    """Every count with three decimals, as a program writes numbers that it took for measures."""
    return saved(each(rows, head, lambda cell: f"{cell}.000" if re.fullmatch(r"\d{1,7}", cell) else cell))


def with_thousands(rows, head):
    return saved(each(rows, head, lambda cell: f"{int(cell):,}" if re.fullmatch(r"\d{4,7}", cell) else cell))


QUIRKS = {
    "as lines of one cell": in_lines,
    "with three decimals": with_decimals,
    "with commas between thousands": with_thousands,
    "with a mark": lambda rows, _: saved(rows, encoding="utf-8-sig"),
    "with semicolons": lambda rows, _: saved(rows, ";", "utf-8-sig"),
    "as Unicode text": lambda rows, _: saved(rows, "\t", "utf-16"),
    "saved by a European Excel": lambda rows, head: saved(each(rows, head, european), ";", "utf-8-sig"),
    "with marks of direction": lambda rows, head: saved(each(rows, head, marked)),
    "with Arabic digits": lambda rows, head: saved(each(rows, head, digits(ARABIC))),
    "with Persian digits": lambda rows, head: saved(each(rows, head, digits(PERSIAN))),
    "with totals and notes": lambda rows, head: saved(below(rows, head)),
    "with two header rows": lambda rows, head: saved(above(rows, head)),
    "with empty columns": lambda rows, head: saved(apart(rows, head)),
}


def told(path, layout):
    """What stands in a file besides the one post of its layout, whose figures and moment have to be right."""
    rows = list(extract(path, languages=("fr",)).rows)
    (post,) = (row for row in rows if isinstance(row, Extracted))
    assert post.figures == layout.figures
    assert abs((post.published - layout.published).total_seconds()) <= 60
    return [row.why for row in rows if hasattr(row, "why")]


@pytest.mark.parametrize("quirk", QUIRKS)
@pytest.mark.parametrize("name", LAYOUTS)
def test_figures_and_moment_are_those_of_the_network(tmp_path, name, quirk):
    layout = LAYOUTS[name]
    file = tmp_path / "export.csv"
    file.write_bytes(QUIRKS[quirk](*table(layout)))
    skipped = told(file, layout)
    assert [why for why in skipped if not any(words in why for words in NOTES)] == []
    assert len(skipped) == name.startswith("youtube") + 3 * (quirk == "with totals and notes")


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_workbook_with_another_sheet_name_an_empty_column_and_empty_rows(tmp_path, name):
    layout = LAYOUTS[name]
    book = Workbook()
    book.active.title = "Лист1"
    for row in ([], [], *table(layout)[0]):
        book.active.append(
            [None, *(int(cell) if cell.isdecimal() and len(cell) < 16 else cell or None for cell in row)]
        )
    book.save(tmp_path / "export.xlsx")
    assert len(told(tmp_path / "export.xlsx", layout)) == name.startswith("youtube")
