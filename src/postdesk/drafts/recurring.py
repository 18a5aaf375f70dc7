"""The values of a post that comes back (when, until which day, which days differ) or that goes after another one."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from postdesk.drafts.keys import EVERGREEN
from postdesk.drafts.yaml_tree import Block, Listing, Node, Scalar
from postdesk.models import After, Slot
from postdesk.moments.unreadable import Unreadable
from postdesk.moments.years import is_counted
from postdesk.settings import House

if TYPE_CHECKING:
    from postdesk.drafts.values import Values
    from postdesk.moments.recurrence import Recurrence

_DAY = r"(?a)\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[\s,-]+)(\d{1,2}):?(\d{2})(?::00)?)?\s*"
_AFTER = r"\s*(?P<ref>(?:[^\s/@]+/)?[^\s/@]+@[^\s/@]+)\s*(?:\+\s*(?P<by>\S.*?))?\s*"
_EVERGREEN = {key.name: key for key in EVERGREEN}


class SeriesDay(Struct, frozen=True):
    """A day of a post that comes back, as its id has it ("2026-12-25", "2026-12-25-1700"), and where it stands.

    `slot` is the moment it was moved to; None where it stays away.
    """

    name: str
    node: Node
    slot: Slot | None = None


class Evergreen(Struct, frozen=True):
    """Texts to be taken in turn, each with where it stands, and how long the same one stays away."""

    gap: timedelta
    wordings: tuple[tuple[str, Node], ...]


class RecurringValues:
    """Reads these values of one file; what is wrong with one is noted, and nothing stands for it."""

    def __init__(self, values: "Values", house: House) -> None:
        self._values, self._house = values, house

    @property
    def shapes(self) -> dict[str, Callable[[Node], Any]]:
        """The reader of each shape."""
        return {
            "recurrence": self.recurrence,
            "day": self.day,
            "number": self.number,
            "days": self.days,
            "moves": self.moves,
            "evergreen": self.evergreen,
            "after": self.after,
        }

    def after(self, node: Node) -> After | None:
        """Return the post that goes first, as it is written: without a campaign where that is the post's own."""
        text = self._values.raw(node)
        parts = re.fullmatch(_AFTER, text)
        if not parts:
            if isinstance(node, Scalar):
                self._values.error("wrong-type", node, "after", text=text)
            return None
        by = self._values.duration(Scalar(parts["by"], node.line, node.column)) if parts["by"] else timedelta()
        return After(parts["ref"], by or timedelta())

    def recurrence(self, node: Node) -> "tuple[Recurrence, ...]":
        """Return when a post comes back; a list has several rules."""
        from postdesk.moments.recurrence import MOST, repeats

        found: dict[Recurrence, None] = {}
        for item in self._values.listed(node):
            text = self._values.raw(item)
            try:
                read = repeats(text, self._house.timezone, self._house.language) if isinstance(item, Scalar) else ()
                found |= dict.fromkeys(read)
            except Unreadable as trouble:
                self._values.error(trouble.rule, item, trouble.code, **trouble.values)
                return ()
            if len(found) > MOST:
                self._values.error("every", item, "many", most=MOST)
                return ()
        return tuple(found)

    def day(self, node: Node) -> tuple[datetime, bool] | None:
        """Return a day, or a moment of it, on the wall clock, and whether it has a time."""
        found = self._named(node)
        if found is None:
            return None
        return datetime.strptime(found, "%Y-%m-%d-%H%M" if len(found) > 10 else "%Y-%m-%d"), len(found) > 10  # noqa: DTZ007 -- a wall clock's

    def _named(self, node: Node) -> str | None:
        """Return a day as ids have it."""
        text = self._values.raw(node)
        if not isinstance(node, Scalar):
            return None
        parts = re.fullmatch(_DAY, text)
        at = self._dated([int(part or 0) for part in parts.groups()]) if parts else None
        if at is None or parts is None:
            self._values.error("every", node, "day", text=text)
            return None
        if not is_counted(at):
            self._values.error("date", node, "year", text=text)
            return None
        return f"{at:%Y-%m-%d-%H%M}" if at.hour or at.minute else f"{at:%Y-%m-%d}"  # a spreadsheet's day has 00:00

    def _dated(self, parts: Sequence[int]) -> datetime | None:
        year, month, day, hour, minute = parts
        try:
            return datetime(year, month, day, hour, minute)  # noqa: DTZ001 -- a wall clock's
        except ValueError:
            return None

    def number(self, node: Node) -> int | None:
        """Return how often a post comes back."""
        text = self._values.raw(node).strip()
        if re.fullmatch(r"(?a)0*[1-9]\d{0,4}", text):
            return int(text)
        if isinstance(node, Scalar):
            self._values.error("every", node, "count", text=text)
        return None

    def days(self, node: Node) -> tuple[SeriesDay, ...]:
        """Return days of a list, or of one line with commas between them."""
        if isinstance(node, Scalar):
            items: Sequence[Node] = [
                Scalar(part, node.line, node.column) for part in node.value.split(",") if part.strip()
            ]
        else:
            items = self._values.listed(node)
        return tuple(SeriesDay(name, item) for item in items if (name := self._named(item)))

    def moves(self, node: Node) -> tuple[SeriesDay, ...]:
        """Return days with the moments they were moved to."""
        if not isinstance(node, Block):
            if self._values.listed(node):
                self._values.error("every", node, "moved")
            return ()
        found = []
        for key, value in node.entries.values():
            name, slot = self._named(key), self._values.instant(value)
            if name and slot:
                found.append(SeriesDay(name, value, slot))
        return tuple(found)

    def evergreen(self, node: Node) -> Evergreen | None:
        """Return the wordings of a post for all seasons; None after noting what is missing."""
        if not isinstance(node, Block):
            self._values.error("evergreen", node, "shape")
            return None
        for name, (key, _) in node.entries.items():
            if name not in _EVERGREEN:
                self._values.unknown(key, _EVERGREEN, "evergreen")
        gap = self._values.duration(node.entries["gap"][1]) if "gap" in node.entries else None
        listed = node.entries["wordings"][1] if "wordings" in node.entries else Listing([], node.line, node.column)
        wordings = tuple((text, item) for item in self._values.listed(listed) if (text := self._values.text(item)))
        if "gap" not in node.entries or not wordings:
            self._values.error("evergreen", node, "shape")
        return Evergreen(gap, wordings) if gap and wordings else None
