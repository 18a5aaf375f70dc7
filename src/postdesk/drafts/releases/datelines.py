"""The place, and perhaps the day, with which the text of a release begins: "Geneva, 12 November 2026 – …"."""

import re
from itertools import islice

from msgspec import Struct

from postdesk.text.abbreviations import is_starter
from postdesk.text.named_days import NamedDay, named_days
from postdesk.text.small_words import languages_by_word

_NAME = r"[^\W\d_](?:[\w’'.-]|[\u064b-\u0652])*"
_PLACE = re.compile(
    rf"^({_NAME}(?:[ /]{_NAME}){{0,3}}(?:, {_NAME}(?: {_NAME})*)?)\s*"
    r"(?:[,،(]\s*[^–—-]{3,40}?\)?)?\s*(?:–|—|--| - |\.-|\.–)\s"
)
_PLACE_AND_DAY = re.compile(rf"^({_NAME}(?: {_NAME}){{0,3}}), (?:[^\W\d_]+ )?\d{{1,2}}[^.:–—]{{1,20}}\d{{4}} ?[.:–—-]")
_BRACKETED = re.compile(rf"^[(\[]({_NAME}(?:[ /]{_NAME}){{0,3}}(?:, {_NAME})?)[)\]]\s*(?:–|—|--|- )")
_WIDE_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_WIDE_DATELINE = re.compile(
    rf"^[（(]?([\u4e00-\u9fff]{{2,8}}?)[，,]?\s*{_WIDE_DAY}"
    "(?:[电讯電訊](?:[（(][^）)]{1,20}[）)])?[—–-]*|[（(][^）)]{1,20}[）)][—–-]*|[）)][—–-]*|[—–-]+)"
)
"""A place and a day that something closes; "联合国日定于每年10月24日，" begins a sentence."""
_WIDE_DAY_FIRST = re.compile(rf"^{_WIDE_DAY}[，,]\s*([\u4e00-\u9fff]{{2,8}}?)[—–-]+")
_CLOSES = " .:–—-"
_LONGEST, _SIGNS, _ENDS = 8, 110, 5
_CLOSED = re.compile(r"[.)\]]*\s*(?:[–—|]|--|-(?=\s)|:)\s*|[.)\]]+\s+")
"""What may close a head."""
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|/[\w ]+/)")
_PLACES = re.compile(rf"{_NAME}(?:[ /]{_NAME}){{0,3}}(?:[,،] {_NAME}(?: {_NAME}){{0,3}}){{0,2}}")
_PARTS, _OPENS, _OUTSIDE = ",،|–—-", "([", " ,،|–—-([)]"
_EDGES = f"{_OUTSIDE}."
_BESIDE = frozenset(("le", "el", "du", "am", "dana", "дана", "г", "года", "год", "godine", "године", "في"))
"""Words that stand between a place and its day, or after its year."""
_INSIDE = frozenset(("de", "la", "del", "des", "du", "of", "les", "el", "and", "y", "et", "i", "и"))
"""Small words inside the name of a place."""


class Dateline(Struct, frozen=True):
    """A head: the place in it, all of it but for what closes it, and where the text after it begins."""

    place: str
    said: str
    end: int


def dateline(text: str) -> Dateline | None:
    """Return the head with which a paragraph begins; None where it begins with its text."""
    found = _PLACE.match(text) or _PLACE_AND_DAY.match(text) or _WIDE_DATELINE.match(text)
    found = found or _WIDE_DAY_FIRST.match(text) or _BRACKETED.match(text)
    if found and not found[1][0].islower() and len(found[0].split()) <= _LONGEST and len(found[1].split()) <= 5:
        return Dateline(found[1].strip(" ,"), found[0].strip(_CLOSES), found.end())
    return _beside_a_day(text)


def _beside_a_day(text: str) -> Dateline | None:
    """Return a head that is nothing but a place and a day, in whichever order and brackets."""
    for closed in islice(_CLOSED.finditer(text[:_SIGNS]), _ENDS):
        head = _ASIDE.sub("", text[: closed.start()]).strip(_EDGES)
        days = named_days(head)
        if len(days) == 1 and (place := _place(head.split(), days[0])) and _closes(closed[0], days[0]):
            return Dateline(place, text[: closed.start()], closed.end())
    return None


def _closes(closed: str, day: NamedDay) -> bool:
    """Whether a sign ends a head: a dash or a bracket does, a stop or a colon only after a whole day."""
    return day.year is not None or bool(closed.strip(" .:"))


def _place(words: list[str], day: NamedDay) -> str:
    """Return what a sign parts from a day before or after it, if that is a place alone; "" where it is not."""
    before, after = (
        [word for word in side if word.strip(_EDGES).casefold() not in _BESIDE]
        for side in (words[: day.first], words[day.last + 1 :])
    )
    parted = before and (before[-1][-1] in _PARTS or words[day.first][0] in _OPENS)
    if bool(before) == bool(after) or not (parted or day.first == 0):
        return ""
    place = " ".join(before or after).strip(_OUTSIDE)
    return place if _is_place(place) else ""


def _is_place(place: str) -> bool:
    """Whether some words can name a place: "On Thursday, 12 November" begins with none."""
    known = place.casefold() in languages_by_word() or is_starter(place)
    small = any(word[0].islower() and word not in _INSIDE for word in place.split())
    return bool(_PLACES.fullmatch(place)) and not small and not known
