"""The table behind a picture, as files of data hold it: plain names, plain values, whatever the language."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from postdesk.words import say
from postdesk.words.dates import WEEKDAYS
from postdesk.words.names import language_name

NAMED: Mapping[str, str] = {"weekday": "day"}
"""Figures whose column has another name."""
DRAWN_ONLY = frozenset({"state"})
"""Figures that a picture needs and that its table says in other columns."""
DIGITS = 3
COARSE: Mapping[str, int] = {"engagements": 1, "clicks": 1}
"""Digits behind the point, where they are not three: of what is interpolated between two counts."""
WRITTEN: Mapping[str, Callable[[Any], object]] = {
    "weekday": WEEKDAYS.__getitem__,
    "campaign": lambda name: name or no_campaign(),
    "language": language_name,
}
"""How what is a code among figures is written."""


def no_campaign() -> str:
    """Return what posts without a campaign are called."""
    return say("no campaign")


def columns_of(row: type[Struct]) -> tuple[str, ...]:
    """Return the names of the columns for rows of one kind."""
    return tuple(NAMED.get(field, field) for field in row.__struct_fields__ if field not in DRAWN_ONLY)


def cells_of(row: Struct) -> tuple[Any, ...]:
    """Return one row as plain values."""
    fields = (field for field in row.__struct_fields__ if field not in DRAWN_ONLY)
    return tuple(_cell(field, getattr(row, field)) for field in fields)


def _cell(field: str, value: Any) -> Any:  # noqa: ANN401 - a cell holds any plain value
    if field in WRITTEN:
        return WRITTEN[field](value)
    return round(value, COARSE.get(field, DIGITS)) if isinstance(value, float) else value


def grouped(rows: Sequence[Any], field: str) -> dict[str, list[Any]]:
    """Return rows by one of their figures, in the order in which each is met first."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, field), []).append(row)
    return found
