"""What stands in a cell → what a campaign file may say, or why not, told at the cell."""

from msgspec import Struct

from postdesk.drafts.findings import Findings
from postdesk.drafts.spreadsheets.campaign_rows import plain_moment
from postdesk.drafts.spreadsheets.cells import EMPTY, cell_digest, escaped, meant_value, unguarded, whole_lines
from postdesk.drafts.spreadsheets.columns import column_address, shape_of
from postdesk.drafts.spreadsheets.networks_named import accounts_named
from postdesk.drafts.spreadsheets.tables import SheetFault
from postdesk.drafts.spreadsheets.wall_times import (
    ORDERS,
    UntoldOrder,
    office_slot,
    slot_written,
    wall_time,
)
from postdesk.drafts.values import Values
from postdesk.drafts.yaml_tree import Scalar
from postdesk.moments.unreadable import Unreadable
from postdesk.settings import House

ORDER_UNTOLD = (
    "which number is the day? say --dates day-first or --dates month-first, or write the date as 2026-12-18 09:00"
)


class TableClocks(Struct, frozen=True):
    """How a table's times are meant: by the clock of `zone`, the day or the month first ("" where nobody knows)."""

    zone: str
    order: str = ""


class CellReader:
    """Reads the cells of one table for one desk."""

    def __init__(self, house: House, clocks: TableClocks) -> None:
        self.house, self.clocks = house, clocks

    def cell(
        self, column: str, cell: str, place: str, known: tuple[str, str | None] = ("", None)
    ) -> tuple[str, list[SheetFault]]:
        """Return a cell in the one way that our tables have its value, and what is wrong with it.

        `known` is what the file has there, and the digest of what the table once had: a date whose order nobody told is
        taken for one of these where it can be.
        """
        where = column_address(column)
        shape = shape_of(where) if where else "text"
        cell = escaped(whole_lines(unguarded(cell)))
        if not cell or cell == EMPTY or cell == known[0]:
            return cell, []
        if shape in {"moment", "instant"}:
            return self._moment(cell, place, known)
        if shape == "accounts":
            names, why = accounts_named(cell, self.house)
            return ", ".join(names), [SheetFault(place, each) for each in why]
        if shape == "hashtags":
            return " ".join(f"#{word.lstrip('#＃')}" for word in cell.replace(",", " ").split()), []
        return self._plain(shape, cell), []

    def _plain(self, shape: str, cell: str) -> str:
        if shape in {"yes or no", "visibility"}:
            return cell.strip().lower()
        if shape == "reasons":
            return "\n".join(" ".join(line.split()) for line in cell.splitlines() if line.strip())
        return whole_lines(cell) if shape == "text" else " ".join(cell.split())

    def _moment(self, cell: str, place: str, known: tuple[str, str | None]) -> tuple[str, list[SheetFault]]:
        if cell.lower() == "next":
            return "next", []
        before, base = known
        try:
            return self.moment(cell), []
        except UntoldOrder:
            for order in ORDERS:
                either = self.moment(cell, order=order)
                if either == before or (base and cell_digest(either) == base):
                    return either, []
            return "", [SheetFault(place, ORDER_UNTOLD)]
        except Unreadable as why:
            return "", [SheetFault(place, str(why))]

    def moment(self, cell: str, clock: str = "", order: str = "", *, zoned: bool = True) -> str:
        """Return the moment of a cell as a campaign file has it: with the zone that it names, or by the office clock.

        Raises:
            UntoldOrder: Which number is the day is not told.
            Unreadable: It is no moment, or one that clocks never show, or twice.
        """
        wall = wall_time(cell, clock, order or self.clocks.order)
        slot = office_slot(wall, self.clocks.zone, self.house.timezone)
        if wall.zone and zoned:
            return f"{plain_moment(f'{wall.at:%Y-%m-%d %H:%M:%S}')} {wall.zone}"
        return slot_written(slot)

    def fault(self, column: str, cell: str) -> str:
        """Return why a campaign file may not say what a cell does, in a sentence; "" where it may."""
        where = column_address(column)
        if where is None or not cell:
            return ""
        shape = shape_of(where)
        value = meant_value(cell) or ""
        if shape == "reasons":
            return _no_reasons(value)
        if where.key == "media" and where.number and not value:
            return ""
        return value_fault("media" if where.key == "media" and where.number else shape, value, self.house)


def _no_reasons(value: str) -> str:
    bad = [line for line in value.splitlines() if not all(part.strip() for part in line.partition(":"))]
    return (
        f'"{bad[0]}" should name a rule and the reason, as in "quiet-hours: the vigil begins at 22:00"' if bad else ""
    )


def value_fault(shape: str, value: str, house: House) -> str:
    """Return what is wrong with a value of some shape, in a sentence; "" where nothing is."""
    from postdesk.words.findings import in_words

    findings = Findings("", dict.fromkeys(("shortcode",), "off"))
    Values(house, findings).reader(shape)(Scalar(value, 1, 1))
    return in_words(findings.sorted()[0]) if findings else ""


def reasons_said(value: str) -> dict[str, str]:
    """Return the rules that a cell names, each with its reason."""
    pairs = (line.partition(":") for line in value.splitlines() if line.strip())
    return {rule.strip(): why.strip() for rule, _, why in pairs}


def cell_meant(column: str, cell: str) -> str | list[str] | dict[str, str]:
    """Return the value of a cell as a campaign file holds it: a text, words, or rules with their reasons."""
    value = meant_value(cell) or ""
    where = column_address(column)
    shape = shape_of(where) if where else "text"
    if shape == "accounts":
        return value.replace(",", " ").split()
    if shape == "hashtags":
        return [word.lstrip("#＃") for word in value.split()]
    return reasons_said(value) if shape == "reasons" else value
