"""When and where a release says that it was given out."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from postdesk.drafts.releases.datelines import dateline, place_of_line
from postdesk.drafts.sources.original import Passage
from postdesk.text.embargo_notes import embargo_note
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
_HEAD = 6
"""Paragraphs from the first in which a release says its day."""
_FIRST = 2
"""Paragraphs of which a release begins with one."""
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
    heads = [Passage(one.line, said) for one in paragraphs[:2] for said in (*_said_in_head(one.text), one.text[:160])]
    heads += [Passage(one.line, said) for one in paragraphs[2:_HEAD] for said in _said_in_head(one.text)]
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


def _said_in_head(text: str) -> list[str]:
    head = dateline(text)
    return [head.said] if head else []


def _tells_its_day(text: str) -> bool:
    """Tell whether a day in a text is its own: in a line that is hardly more, a dateline, or "today (26/11)"."""
    head = dateline(text)
    dated = head is not None and re.search(r"\d", head.said) is not None
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
    if len(text) > 70 or text.rstrip().endswith("。") or not any(sign.isdecimal() for sign in text):
        return False
    words = [word for word in text.split() if any(map(str.isalnum, word))]
    near = bool(_in_figures(text)) or any(
        said.last - said.first + 1 >= len(words) - 3 for said in named_days(" ".join(words))
    )
    return near or bool(place_of_line(text))


def release_place(heads: Sequence[Passage], lines: Sequence[Passage] = (), told: str = "") -> str:
    """Return the place in the dateline of what a release begins with, "Geneva – …", or in a line that is no more.

    `told` is the whole text, by which a town is known that no list has.
    """
    found = next((head.place for passage in heads if (head := dateline(passage.text, told))), "")
    return found or next((place for passage in lines if (place := place_of_line(passage.text))), "")


def without_dateline(text: str, told: str = "") -> str:
    """Return a first paragraph without the place and the day that stand before its dash or its first full stop.

    `told` is the whole text, by which a town is known that no list has.
    """
    found = dateline(text, told)
    return text[found.end :].lstrip() if found else text


def without_head(text: str, place: int, told: str = "") -> str:
    """Return a paragraph of a release, the first of which is at place 0, without the place and the day before its text.

    Behind the second one, as in a message that says what it brings, only a head with a day is one.
    """
    if place < _FIRST:
        return without_dateline(text, told)
    return without_dated_head(text) if place < _HEAD else text


def without_dated_head(title: str) -> str:
    """Return a title without the place and the day that stand before its dash; one with a place alone keeps it."""
    head, rest = dateline(title), without_dateline(title)
    dated = head is not None and bool(_in_figures(head.said) or any(named_days(head.said)))
    return rest if dated and len(rest) >= _SHORTEST else title


def dateline_day(heads: Sequence[Passage], today: date) -> Dated:
    """Return the day, with its year, that the dateline of a release says: the one to which its "today" belongs."""
    for passage in heads:
        found = dateline(passage.text)
        if found and (day := _day_in(found.said, today, "", needs_year=True)):
            return Dated(day, "line", passage.line)
    return Dated()


def embargo_day(lines: Sequence[Passage], today: date) -> Dated:
    """Return the day, with its year, from which a text is free, by the first line that says so and names one.

    That is the day on which it is given out, though no such line is one of the text's own.
    """
    for passage in lines:
        if embargo_note(passage.text) and (day := _day_in(passage.text, today, "", needs_year=True)):
            return Dated(day, "line", passage.line)
    return Dated()
