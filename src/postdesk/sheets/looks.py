"""How the sheets of a workbook look to whoever opens it: hidden rows and sheets, merged cells, formulas that failed.

What reads the cells tells none of this, and an officer who sees four rows does not expect that nine are read.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from msgspec import Struct

ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
ERROR = re.compile(rb'<(?:\w+:)?c\s[^>]*\bt="e"[^>]*>')
UNTOLD = re.compile(
    rb"<(?:\w+:)?c\s[^>]*>\s*<(?:\w+:)?f[^>]*>[^<]*</(?:\w+:)?f>\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
"""A formula of which no program has told what it gives."""
NUMBER = re.compile(rb'\br="(\d{1,7})"')
NAME = re.compile(rb'\br="([A-Z]{1,3}\d{1,7})"')
HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
MOST = 10_000
"""Hidden rows and failed formulas of a sheet that are remembered."""
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Look(Struct, frozen=True):
    """One sheet: its `name`, whether it is hidden itself (`aside`), and what is not as it looks.

    `left` is the number of the column in which its cells begin, from 0. `hidden` are the numbers of rows, from 1;
    `merged` the first row and column and the last of cells made one, from 0; `failed` the names of cells, such as
    "D12", whose formula gave an error, or nothing yet.
    """

    name: str = ""
    left: int = 0
    aside: bool = False
    hidden: tuple[int, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    failed: tuple[str, ...] = ()


def seen_rows(book: ZipFile, part: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the hidden rows of a sheet, and the cells without what their formula gives; it was measured before."""
    text = book.read(part)
    hidden = (NUMBER.search(row[0]) for row in ROW.finditer(text) if HIDDEN.search(row[0]))
    failed = (NAME.search(cell[0]) for form in (ERROR, UNTOLD) for cell in form.finditer(text))
    return (
        tuple(int(found[1]) for found in hidden if found)[:MOST],
        tuple(found[1].decode() for found in failed if found)[:MOST],
    )


def sheet_parts(book: ZipFile) -> dict[str, str]:
    """Return by the name of a sheet the part of the workbook that holds it; what is told of no sheet stays out."""
    named = set(book.namelist())
    targets = {link.get("Id", ""): link.get("Target", "") for link in _elements(book, "xl/_rels/workbook.xml.rels")}
    sheets = (one for one in _elements(book, "xl/workbook.xml") if one.tag.endswith("}sheet"))
    parts = {one.get("name", ""): targets.get(one.get(OFFICE, ""), "") for one in sheets}
    whole = {name: part.lstrip("/") if part.startswith("/") else f"xl/{part}" for name, part in parts.items()}
    return {name: part for name, part in whole.items() if part in named}


def _elements(book: ZipFile, part: str) -> Iterator[Element]:
    from xml.etree.ElementTree import ParseError, fromstring

    try:
        yield from fromstring(book.read(part)).iter()  # noqa: S314 - its size is bounded, and no entity is unfolded twice
    except (KeyError, ParseError):
        return
