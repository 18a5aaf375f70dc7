"""Dates of an export: read by its layout, with the order of day and month decided over the whole column."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

from msgspec import Struct

from postdesk.errors import ExportError
from postdesk.text.named_days import months

CLOCK = (
    r"(?:[ T,،]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,6})?)?\s*"
    r"(?P<half>[AaPp]\.?\s?[Mm]\.?|ص|م)?)?"
    r"\s*(?P<zone>[+-]\d{2}:?\d{2}|Z|UTC)?"
)
NUMBERS = re.compile(r"(?P<a>\d{1,4})(?P<sep>[./-])\s?(?P<b>\d{1,2})(?P=sep)\s?(?P<c>\d{1,4})\.?" + CLOCK)
MONTH = r"[^\W\d_]{3,12}"
NAMED = re.compile(
    rf"(?:{MONTH}\.?,?\s+)?"
    rf"(?:(?P<day>\d{{1,2}})\.?[\s-]\s*(?P<month>{MONTH})|(?P<first>{MONTH})\.?\s+(?P<date>\d{{1,2}}))"
    r"\.?,?[\s-]\s*(?P<year>\d{4}|\d{2})\.?" + CLOCK
)
"""A day whose month is a word, as spreadsheets save "Sep 29, 2026" again: 29-Sep-26, 29-sept.-26, 29. Okt. 2026."""
UNSEEN = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u202a\u202b\u202c\u2066\u2067\u2069\ufeff"))
"""Marks of direction, which right-to-left systems put between the numbers of a date."""
FIRST_YEAR, LAST_YEAR = 2003, 2100
"""Between the first network and the end of any plan; other years are another calendar's, or a mistake."""
SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
EXCEL_BEGINS = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's day knows no zone
Order = Literal["month first", "day first"]


class Dates(Struct, frozen=True):
    """How one column writes its dates: the order of its numbers, and the layout's own wording (`strptime`), if any."""

    order: Order = "month first"
    wording: str = ""

    def read(self, text: str) -> datetime | None:
        """Return the moment, naive where no zone is named, at midnight where no time is; None where it is no date."""
        text = text.translate(UNSEEN).strip()
        if match := NUMBERS.fullmatch(text):
            return self._numbers(match)
        if match := NAMED.fullmatch(text):
            return _named(match)
        if SERIAL.fullmatch(text):
            return EXCEL_BEGINS + timedelta(days=float(text))
        try:
            return datetime.strptime(text, self.wording) if self.wording else None  # noqa: DTZ007 - a day in words
        except ValueError:
            return None

    def _numbers(self, match: re.Match[str]) -> datetime | None:
        a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
        year, month, day = (a, b, c) if len(match["a"]) == 4 else (c, a, b)
        if self.order == "day first" and len(match["a"]) != 4:
            month, day = day, month
        return _moment(year, month, day, match)


def _named(match: re.Match[str]) -> datetime | None:
    """Return the moment of a day whose month is a word; None where nobody knows the word, or it is of two months."""
    word = (match["month"] or match["first"]).casefold()
    known = {months()[word]} if word in months() else {of for name, of in months().items() if name.startswith(word)}
    if len(known) != 1:
        return None
    return _moment(int(match["year"]), known.pop(), int(match["day"] or match["date"]), match)


def _moment(year: int, month: int, day: int, match: re.Match[str]) -> datetime | None:
    """Return the moment of a day at the time and in the zone beside it; None where there is no such day."""
    year += 2000 if year < 100 else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    zone = _zone(match["zone"]) if match["zone"] else None
    try:
        return datetime(year, month, day, *_clock(match), tzinfo=zone)
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> tuple[int, int, int]:
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pPم" else 0)
    return hour, minute, second


def _zone(offset: str) -> timezone:
    if offset in {"Z", "UTC"}:
        return UTC
    away = timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
    return timezone(-away if offset[0] == "-" else away) if away else UTC


def decide(
    column: Iterable[str],
    wording: str,
    resaved: bool,  # noqa: FBT001 - a fact of the file
    name: str,
    asked: Callable[[], Order | None] = lambda: None,
) -> Dates:
    """Return how a whole column writes its dates.

    Networks write the month first; a file that a spreadsheet has `resaved` may have turned them round. A day above 12
    anywhere in the column settles it, and so do full stops, which nobody writes with the month first. Else `asked`, if
    it is given, may know an order, from what the ids of the posts tell.

    Raises:
        ExportError: The column contradicts itself, or nothing in it tells the day from the month.
    """
    firsts, seconds, dotted, sample = _written(column)
    if firsts > 12 and seconds > 12:
        raise ExportError("{name} mixes dates with the day first and the month first: export it again", name=name)
    if firsts > 12 or (dotted and seconds <= 12):
        return Dates("day first", wording)
    open_to_both = firsts > 0 and seconds <= 12
    if open_to_both and (known := asked()):
        return Dates(known, wording)
    if open_to_both and resaved:
        raise ExportError(
            "{name} was saved by a spreadsheet and {sample} may be day or month first: export it again and do not "
            "open it in a spreadsheet",
            name=name,
            sample=sample,
        )
    return Dates("month first", wording)


def _written(column: Iterable[str]) -> tuple[int, int, bool, str]:
    """Return the greatest first and second number of the dates, whether full stops part them, and one of them."""
    firsts, seconds, dotted, sample = 0, 0, False, ""
    for text in column:
        if (match := NUMBERS.fullmatch(text.translate(UNSEEN).strip())) and len(match["a"]) != 4:
            firsts, seconds = max(firsts, int(match["a"])), max(seconds, int(match["b"]))
            dotted, sample = dotted or match["sep"] == ".", match[0]
    return firsts, seconds, dotted, sample
