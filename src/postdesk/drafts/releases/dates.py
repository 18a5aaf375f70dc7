"""When and where a release says that it was given out."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from postdesk.drafts.sources.original import Passage
from postdesk.text.named_days import NamedDay, named_days, spoken_weekday

_NUMERIC = re.compile(
    r"(?<![\d.,/])(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)(?![\d/])|(?<!\d)((?:19|20)\d\d)[./-](\d{1,2})[./-](\d{1,2})(?!\d)"
)
_IN_SHORT = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
_SHORT_MONTH = re.compile(
    rf"\b(\d{{1,2}})[ -]({_IN_SHORT})\.?[ -,]+((?:19|20)\d\d)\b|\b({_IN_SHORT})\.? (\d{{1,2}}),? ((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_WITHOUT_YEAR = re.compile(r"\((\d{1,2})[/.](\d{1,2})\.?\)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"[^\W\d_](?:[\w’'.-]|[\u064b-\u0652])*"
_PLACE = re.compile(
    rf"^({_NAME}(?:[ /]{_NAME}){{0,3}}(?:, {_NAME}(?: {_NAME})*)?)\s*"
    r"(?:[,،(]\s*[^–—-]{3,40}?\)?)?\s*(?:–|—|--| - |\.-|\.–)\s"
)
_PLACE_AND_DAY = re.compile(rf"^({_NAME}(?: {_NAME}){{0,3}}), (?:[^\W\d_]+ )?\d{{1,2}}[^.:–—]{{1,20}}\d{{4}} ?[.:–—-]")
_WIDE_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_WIDE_DATELINE = re.compile(
    rf"^[（(]?([\u4e00-\u9fff]{{2,8}}?)[，,]?\s*{_WIDE_DAY}"
    "(?:[电讯電訊](?:[（(][^）)]{1,20}[）)])?[—–-]*|[（(][^）)]{1,20}[）)][—–-]*|[）)][—–-]*|[—–-]+)"
)
"""A place and a day that something closes; "联合国日定于每年10月24日，" begins a sentence."""
_WIDE_DAY_FIRST = re.compile(rf"^{_WIDE_DAY}[，,]\s*([\u4e00-\u9fff]{{2,8}}?)[—–-]+")
_HEAD = 6
"""Paragraphs from the first in which a release says its day."""
_DATELINE = 8
_SHORTEST = 4
"""Signs that a title has at least: two words of Chinese, one of any other language."""


class Dated(Struct, frozen=True):
    """A day, 2026-11-26, and where it was found: a line, or what of its source said it; "" for none.

    `sure` is whether it is surely the day on which the text was given out, and no other that the text tells of.
    """

    day: str = ""
    found: str = ""
    line: int = 0
    sure: bool = True

    @property
    def where(self) -> str:
        """Where the day was found: "line 24", or what of its source said it."""
        return f"line {self.line}" if self.line else self.found


def release_date(title: str, paragraphs: Sequence[Passage], around: Sequence[Passage], today: date) -> Dated:
    """Return the day of a release: of a line that is one, of the dateline, or of the first paragraphs.

    `around` are the lines before its text, where pages put it. A day without a year is the one nearest to `today`, if
    nothing else tells the year. One that only stands somewhere in the text is not sure, and is none if it is to come:
    then it is the day of what the text invites to.
    """
    lines = [passage for passage in (*around, *paragraphs[:_HEAD], *paragraphs[-2:]) if len(passage.text) < 80]
    heads = [Passage(passage.line, passage.text[:160]) for passage in paragraphs[:2]]
    whole = list(paragraphs[:_HEAD])
    everything = f"{title} {' '.join(passage.text for passage in paragraphs)}"
    for some, needs_year in (
        (lines, True),
        (heads, True),
        (heads, False),
        (whole, True),
        (whole[:1], False),
        (lines, False),
    ):
        for passage in some:
            day = _day_in(passage.text, today, everything, needs_year=needs_year)
            if day and ((sure := _tells_its_day(passage.text)) or day <= today.isoformat()):
                return Dated(day, "line", passage.line, sure)
    return Dated()


def _tells_its_day(text: str) -> bool:
    """Tell whether a day in a text is its own: in a line that is hardly more, a dateline, or "today (26/11)"."""
    head = _dateline(text)
    dated = head is not None and re.search(r"\d", head[0]) is not None
    return dated or is_dateline(text) or bool(_WITHOUT_YEAR.search(text))


def _day_in(text: str, today: date, everything: str, *, needs_year: bool) -> str:
    """Return the first day that a text names, in figures or in words; "" for none."""
    if found := _in_figures(text):
        return found
    days = list(named_days(text))
    if not needs_year and (figures := _WITHOUT_YEAR.search(text)):
        days.insert(0, NamedDay("", 0, 0, int(figures[1]), int(figures[2])))
    for said in days:
        if said.year and (day := said.near(today)):
            return day.isoformat()
        if not said.year and not needs_year and (day := _in_a_year(said, today, everything)):
            return day.isoformat()
    return ""


def _in_a_year(said: NamedDay, today: date, text: str) -> date | None:
    """Return a day that is named without its year: where the weekday tells it, or no other year is spoken of."""
    years = sorted({int(year) for year in re.findall(r"(?<!\d)(20[0-4]\d)(?!\d)", text) if int(year) <= today.year})
    weekdays = {number for word in text.split()[:60] if (number := spoken_weekday(word)) is not None}
    days = [
        day for year in reversed(years or [today.year - 1, today.year]) if (day := _date(year, said.month, said.day))
    ]
    told = [day for day in days if day.weekday() in (weekdays if said.weekday is None else {said.weekday})]
    if told:
        return told[0]
    past = [day for day in days if (day - today).days < 60]
    return past[0] if past and not years else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_figures(text: str) -> str:
    """Return the first day that a text writes in figures, or with a month in short."""
    if found := _NUMERIC.search(text):
        first, second, year, early, month, day = found.groups()
        return _made(early, month, day) if early else _made(year, second, first) or _made(year, first, second)
    if found := _SHORT_MONTH.search(text):
        day, month, year, name, number, late = found.groups()
        short = (month or name).casefold()[:3]
        return _made(year or late, str(_MONTHS.index(short) + 1), day or number)
    return ""


def _made(year: str, month: str, day: str) -> str:
    found = _date(int(year), int(month), int(day))
    return found.isoformat() if found else ""


def is_dateline(text: str) -> bool:
    """Tell whether a line is hardly more than a day: "26 November 2019", "Geneva, 26/11/2019"."""
    if len(text) > 70 or not any(sign.isdecimal() for sign in text):
        return False
    return bool(_in_figures(text)) or any(
        said.last - said.first + 1 >= len(text.split()) - 3 for said in named_days(text)
    )


def release_place(heads: Sequence[Passage]) -> str:
    """Return the place in the dateline of what a release begins with, "Geneva – …"; "" for none."""
    for passage in heads:
        if found := _dateline(passage.text):
            return found[1].strip(" ,")
    return ""


def without_dateline(text: str) -> str:
    """Return a first paragraph without the place and the day that stand before its dash or its first full stop."""
    found = _dateline(text)
    return text[found.end() :].lstrip() if found else text


def without_dated_head(title: str) -> str:
    """Return a title without the place and the day that stand before its dash; one with a place alone keeps it."""
    head, rest = _dateline(title), without_dateline(title)
    dated = head is not None and bool(_in_figures(head[0]) or any(named_days(head[0])))
    return rest if dated and len(rest) >= _SHORTEST else title


def dateline_day(heads: Sequence[Passage], today: date) -> Dated:
    """Return the day, with its year, that the dateline of a release says: the one to which its "today" belongs."""
    for passage in heads:
        found = _dateline(passage.text)
        if found and (day := _day_in(found[0], today, "", needs_year=True)):
            return Dated(day, "line", passage.line)
    return Dated()


def _dateline(text: str) -> re.Match[str] | None:
    """Return the place, and perhaps the day, with which a paragraph begins; None where it begins with its text."""
    found = _PLACE.match(text) or _PLACE_AND_DAY.match(text) or _wide_dateline(text)
    if found and not found[1][0].islower() and len(found[0].split()) <= _DATELINE and len(found[1].split()) <= 5:
        return found
    return None


def _wide_dateline(text: str) -> re.Match[str] | None:
    return _WIDE_DATELINE.match(text) or _WIDE_DAY_FIRST.match(text)
