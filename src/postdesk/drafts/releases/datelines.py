"""The place, and perhaps the day, with which the text of a release begins: "Geneva, 12 November 2026 – …"."""

import re
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from postdesk.drafts.releases.cities import is_city
from postdesk.drafts.releases.towns import is_town
from postdesk.drafts.sources.labels import is_no_place
from postdesk.text.abbreviations import is_starter
from postdesk.text.named_days import NamedDay, named_days
from postdesk.text.small_words import languages_by_word

_NAME = r"[^\W\d_](?:[\w’'.-]|[\u064b-\u0652])*"
_PLACE = re.compile(
    rf"^({_NAME}(?:[ /]{_NAME}){{0,3}}(?:, {_NAME}(?: {_NAME})*)?)\s*"
    r"(?:[,،(]\s*[^–—-]{3,40}?\)?)?(?:\s*(?:–|—|--|\.-|\.–)|\s+-)\s"
)
_PLACE_AND_DAY = re.compile(
    rf"^({_NAME}(?:[ /]{_NAME}){{0,3}}), (?:[^\W\d_]+ )?\d{{1,2}}[^.:–—]{{1,20}}\d{{4}} ?[.:–—-]"
)
_BRACKETED = re.compile(rf"^[(\[]({_NAME}(?:[ /]{_NAME}){{0,3}}(?:, {_NAME})?)[)\]]\s*(?:–|—|--|- )")
_WIDE_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_WIDE_PLACE = "[\u4e00-\u9fff]{2,8}?(?:[/、／][\u4e00-\u9fff]{2,8}?)*"
_WIDE_DATELINE = re.compile(
    rf"^[（(]?(?:联合国[，,])?({_WIDE_PLACE})[，,]?\s*{_WIDE_DAY}"
    r"(?:[电讯電訊](?:[（(][^）)]{1,20}[）)])?[—–-]*|[（(][^）)]{1,20}[）)][—–-]*|[）)][—–-]*|\s*[—–-]+)\s*"
)
"""A place and a day that something closes; "联合国日定于每年10月24日，" begins a sentence."""
_WIDE_DAY_FIRST = re.compile(rf"^{_WIDE_DAY}[，,]\s*({_WIDE_PLACE})(?:\s*[—–-]+\s*|[讯電电訊]\s+)")
_WIDE_DAY_BRACKETED = re.compile(rf"^({_WIDE_PLACE})[讯电電訊][（(]{_WIDE_DAY}[）)][：:]?\s*")
_CLOSES = " .:–—-"
_LONGEST, _WORDS, _SIGNS, _ENDS = 8, 5, 110, 5
_CLOSED = re.compile(r"[.)\]]*\s*(?:[–—|]|--|-(?=\s)|:)\s*|[.)\]]+\s+")
"""What may close a head."""
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|/[\w ]+/)")
_PLACES = re.compile(rf"{_NAME}(?:[ /]{_NAME}){{0,3}}(?:[,،] {_NAME}(?: {_NAME}){{0,3}}){{0,2}}")
_PARTS, _OPENS, _OUTSIDE = ",،|·•–—-:])", "([", " ,،|·•–—-([)]:"
_EDGES = f"{_OUTSIDE}."
_CITY = re.compile(
    rf"({_NAME}(?:[ /]{_NAME}){{0,2}}(?:, {_NAME}(?: {_NAME})?)?)"
    r"(?: ?[:：]\s*(?:\d{1,2}[./]\d{1,2}[./]\d{4}\.?\s*(?:–|—|--|-)\s+)?|(?<=[A-ZÀ-ÞА-Я]{3})\.\s+)(?=\S)"
)
_AGENCY = re.compile(r"\([^()\d]{2,30}\)\s*(?:–|—|--|-)\s+")
"""Who reports from there, behind the day: "Podgorica, 3. juna 2026. (Tanjug) – "."""
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_SHORT_MONTH = re.compile(rf"\b({_SHORT})\.?(?=\s\d{{1,2}},? \d{{4}})|(?<=\d )({_SHORT})\.?(?=,? \d{{4}})")
_ENGLISH = "January February March April May June July August September October November December"
_MONTHS = {month[:3]: month for month in _ENGLISH.split()}
_DONE = re.compile(r"^(?:(?:fait|dado|hecho|done|given|حرر|صدر)\s+)?(?:à|en|at|in|u|у|في)\s+(?=\S)", re.IGNORECASE)
"""What stands before the place where a text is signed."""
_OF_YEAR = frozenset(("г", "года", "год", "god", "godine", "године"))
"""Words that end a day behind its year, and the stop of the year: "3. јуна 2026. године"."""
_BESIDE = _OF_YEAR | {"le", "el", "du", "am", "den", "a", "the", "on", "of", "dana", "дана", "في"}
"""Words that stand between a place and its day, or after its year."""
_INSIDE = frozenset(("de", "la", "del", "des", "du", "of", "les", "el", "and", "y", "et", "i", "и"))
"""Small words inside the name of a place."""


class Dateline(Struct, frozen=True):
    """A head: the place in it, all of it but for what closes it, and where the text after it begins."""

    place: str
    said: str
    end: int


def dateline(text: str, told: str = "") -> Dateline | None:
    """Return the head with which a paragraph begins; None where it begins with its text.

    `told` is the text of its release, by which a town is known that no list has.
    """
    found = _beside_a_day(text) or _before_a_sign(text) or _city_alone(text, told)
    agency = _AGENCY.match(text, found.end) if found else None
    return replace(found, end=agency.end()) if found and agency else found


def place_of_line(line: str) -> str:
    """Return the place of a line that is a place and a day and no more: "Fait à Bamako, le 3 juin 2026"; else ""."""
    return _place_beside(_DONE.sub("", line.strip("([])")))[0]


def _before_a_sign(text: str) -> Dateline | None:
    """Return a head that begins with a place and ends with a dash or a bracket, whatever stands between them."""
    found = _PLACE.match(text) or _PLACE_AND_DAY.match(text) or _WIDE_DATELINE.match(text)
    found = found or _WIDE_DAY_FIRST.match(text) or _WIDE_DAY_BRACKETED.match(text) or _BRACKETED.match(text)
    if not (found and _fits(found)):
        return None
    return Dateline(_without_agency(found[1]), found[0].strip(_CLOSES), found.end())


def _fits(found: re.Match[str]) -> bool:
    """Whether what a pattern found is a head and no sentence: "However, the office – like others – agreed"."""
    place = _without_agency(found[1])
    between = found[0][found.start(1) + len(place) :].casefold()
    small = any(word.strip(_EDGES) in languages_by_word() for word in between.split())
    told = any(map(str.isdecimal, between)) or not small
    return told and len(found[0].split()) <= _LONGEST and len(place.split()) <= _WORDS and _is_place(place)


def _without_agency(place: str) -> str:
    """Return a place without who reports from there: "Podgorica, PR Pres centar"."""
    first, _, other = place.strip(" ,").partition(", ")
    return first if any(word[0].islower() and word not in _INSIDE for word in other.split()) else place.strip(" ,")


def _beside_a_day(text: str) -> Dateline | None:
    """Return a head that is nothing but a place and a day, in whichever order and brackets."""
    for closed in islice(_CLOSED.finditer(text[:_SIGNS]), _ENDS):
        place, day = _place_beside(text[: closed.start()])
        goes_on = text[closed.end() :].split(" ", maxsplit=1)[0].strip(_EDGES).strip(":").casefold() in _OF_YEAR
        if day and place and not goes_on and _closes(closed[0], day, place):
            return Dateline(place, text[: closed.start()], closed.end())
    return None


def _city_alone(text: str, told: str) -> Dateline | None:
    """Return a head that is a city and a colon, "DHAKA: …", or one in capitals and a stop, "BERLIN. …"."""
    found = _CITY.match(text)
    name = found[1].split(",")[0] if found else ""
    return (
        Dateline(found[1], found[0].strip(_CLOSES), found.end())
        if found and (is_city(name) or is_town(name, told))
        else None
    )


def _closes(closed: str, day: NamedDay, place: str) -> bool:
    """Whether a sign ends a head: a dash or a bracket does, a stop or a colon after a whole day or a city's day.

    So does a stop behind the day of a place in capitals, as agencies write it: "ЗАРЕЧЬЕ, 4 декабря. …".
    """
    return day.year is not None or bool(closed.strip(" .:")) or is_city(place) or place.isupper()


def _place_beside(head: str) -> tuple[str, NamedDay | None]:
    """Return the place and the day of which a head is made; "" where it is made of anything else."""
    bare = _ASIDE.sub("", head).strip(_EDGES).removeprefix("г. ").replace(" / ", "/")
    days = named_days(_SHORT_MONTH.sub(lambda found: _MONTHS[(found[1] or found[2])[:3]], bare))
    return (_place(bare.split(), days[0]), days[0]) if len(days) == 1 else ("", None)


def _place(words: list[str], day: NamedDay) -> str:
    """Return what a sign or a small word parts from a day before or after it, if that is a place alone; else ""."""
    sides = words[: day.first], words[day.last + 1 :]
    before, after = _without_small_words(sides[0], -1), _without_small_words(sides[1], 0)
    if bool(before) == bool(after) or not (day.first == 0 or _is_parted(sides[0], before, words[day.first])):
        return ""
    place = " ".join(before or after).strip(_OUTSIDE)
    return place if _is_place(place) else ""


def _without_small_words(side: list[str], at: int) -> list[str]:
    """Return the words beside a day but for signs, and the small ones at the end (0 or -1) that join them to it."""
    words = [word for word in side if word.strip(_EDGES)]
    while words and words[at].strip(_EDGES).casefold() in _BESIDE:
        words.pop(at)
    return words


def _is_parted(side: list[str], place: list[str], day: str) -> bool:
    """Whether a sign or a small word stands between a place and the day behind it."""
    return bool(place) and (
        side[-1][-1] in _PARTS or place[-1][-1] in _PARTS or side[-1] != place[-1] or day[0] in _OPENS
    )


def _is_place(place: str) -> bool:
    """Whether some words can name a place: "On Thursday, 12 November" begins with none."""
    said = place.casefold()
    known = said in languages_by_word() or is_starter(place) or is_no_place(said)
    small = any(word[0].islower() and word not in _INSIDE for word in place.split())
    return bool(_PLACES.fullmatch(place)) and not small and not known
