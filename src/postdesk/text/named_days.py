"""Days that a text names: "Friday 4 December", "25–26 June", "4. decembra 2026", "2026-12-04", "4/12/2026".

Months and weekdays are known by their names in the languages that offices write in most, whatever the text's own is.
A month counts only beside the number of a day. Pure, and by a look at each word: no pattern over whole texts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postdesk.text.signs import in_small, signs_of
from postdesk.text.worded import bare_words

_BETWEEN = frozenset(("of", "de", "the", "del", "di", "le", "el", "u", "у", "am", "den", "на", "on"))
_STRETCH = "and & et y e und i и й і та dhe to au a al bis до по do deri și ve en إلى"
_UP_TO = frozenset(_STRETCH.split())
"""What stands between the first and the last of some days: "25 and 26 June", "du 25 au 26 juin"."""
_SUNDAYS = "nedelje nedjelje nedelju nedjelju недеље недјеље недељу недјељу недела"
_SUNDAY_OR_WEEK = frozenset(_SUNDAYS.split())
_WEEKS = (
    "ove ovu sledeće sljedeće sledeću sljedeću iduće iduću naredne narednu prošle prošlu svake svaku "
    "ове ову следеће сљедеће следећу идуће наредне прошле прошлу сваке следната минатата оваа"
)
_OF_A_WEEK = frozenset(_WEEKS.split())
"""After these words a name of Sunday that also means "week" means either."""
_BEFORE_A_NUMBER = frozenset(("den", "der", "më", "the", "le", "el", "il", "dana", "дана", "d"))
_LEVANTINE = {"كانون": (("الأول", 12), ("الثاني", 1)), "تشرين": (("الأول", 10), ("الثاني", 11))}
_CHINESE_WEEKDAYS = {
    sign: number
    for number, signs in enumerate(("一月", "二火", "三水", "四木", "五金", "六土", "日天"))
    for sign in signs
}
_ENDINGS = ("st", "nd", "rd", "th", "er", "º", "ª", "-го", "-е")
_EDGES = ".,;:!?¡¿()[]«»“”„\"'…،؛؟"
_LISTOPAD_IS_NOVEMBER = ("cs", "pl")  # elsewhere, in Croatian, it is October
_DIGITS = {ord(sign): str(number % 10) for number, sign in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_OTHER_DIGITS = frozenset(map(chr, _DIGITS))
_YEAR_FIRST = r"(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})"
_DAY_FIRST = (
    r"(?P<since>\d{1,2}\.?[-–])?(?P<day>\d{1,2})(?P<sign>[./-])(?P<month>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)"
)
_NO_DAYS = frozenset(("24/7", "9/11"))
_SHORT_YEAR = r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d\d)"
_FIGURED = r"\d[./-]\s*[^\w\s]?\d"
"""What every day holds that is written in figures."""
_OF_THE_YEAR = r"(?P<day>\d{1,2})(?:\.(?P<month>\d{1,2})\.|/(?P<slashed>\d{1,2}))[,;:!?)]*"


class NamedDay(Struct, frozen=True):
    """One day, or the last of some days, as a text names it.

    `words` are its own words; `first` and `last` are the indices of its first and last word in the text; `several` is
    whether it is a stretch such as 25–26 June. `year` is None where the text leaves it out, `weekday` (0 is Monday)
    where it names none. `swapped` is whether it may as well be the month's number that comes first: 4/12/2026.
    """

    words: str
    first: int
    last: int
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    several: bool = False
    swapped: bool = False

    def near(self, day: date) -> date | None:
        """Return the day that is meant, without a year the one nearest to `day`; None where there is no such day."""
        return _nearest(day, self.year, self.month, self.day)

    def readings(self, day: date, *, month_first: bool) -> tuple[date, ...]:
        """Return each day that may be meant; `month_first` is whether the text's language may write months first.

        A weekday that stands beside it decides; of figures that are one day only, the order is told.
        """
        both = [(self.month, self.day), *([(self.day, self.month)] if self.swapped else [])]
        found = [made for pair in both if (made := _nearest(day, self.year, *pair))]
        if month_first:
            told = [made for made in found if made.weekday() == self.weekday] if self.weekday is not None else []
            return tuple(dict.fromkeys(told or found))
        return tuple(found[:1])


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def named_days(text: str, language: str = "") -> tuple[NamedDay, ...]:
    """Return the days that a text names, in order; its language is asked only for a name of different months."""
    small = in_small(text)
    if not re.search(r"\d", text) or not _may_name_one(small, bare_words(text), language):
        return ()
    small = small if text.isascii() or _OTHER_DIGITS.isdisjoint(signs_of(text)) else small.translate(_DIGITS)
    bare = [word.strip(_EDGES) for word in small.split()]
    if "/" in small:  # Arabic gives both names of a month: "شباط/فبراير"
        bare = [second if (second := word.rpartition("/")[2]) in months() else word for word in bare]
    if language[:2] == "tr":  # "9 Aralık’a kadar"
        bare = [re.split("[’']", word, maxsplit=1)[0] if word[:1].isalpha() else word for word in bare]
    if language[:2] in _LISTOPAD_IS_NOVEMBER:
        bare = ["november" if word.startswith("listopad") else word for word in bare]
    return tuple(_found(text.split(), bare))


def _may_name_one(small: str, words: Sequence[str], language: str) -> bool:
    """Tell whether a text holds the name of a month by itself or what may be one, or figures as days are written in."""
    hidden = "/" in small or "月" in small or language[:2] in {*_LISTOPAD_IS_NOVEMBER, "tr"}
    named = not months().keys().isdisjoint(words) or not _LEVANTINE.keys().isdisjoint(words)
    return hidden or named or re.search(_FIGURED, small) is not None


def _found(words: Sequence[str], bare: Sequence[str]) -> Iterator[NamedDay]:
    by_name = months()
    for place, word in enumerate(bare):
        if month := by_name.get(word) or (word in _LEVANTINE and _of_two_words(bare, place)):
            if said := _around(bare, place, month):
                yield _with_weekday(said, words, bare)
        elif "月" in word:
            yield from _without_blanks(words[place], place)
        elif word[:1].isdigit():
            yield from _by_figures(words, bare, place)


def _of_two_words(bare: Sequence[str], place: int) -> int:
    """Return the number of a month whose name is two words in Arabic, "كانون الأول"; 0 where there is none."""
    after = bare[place + 1] if place + 1 < len(bare) else ""
    return next((number for second, number in _LEVANTINE[bare[place]] if after.startswith(second)), 0)


def _without_blanks(word: str, place: int) -> Iterator[NamedDay]:
    """Yield the days in a run of Chinese or Japanese: 2026年12月4日（星期五）."""
    for found in _chinese().finditer(word):
        year, month, since, later, day, weekday = found.groups()
        number = _CHINESE_WEEKDAYS[weekday] if weekday else None
        if 1 <= int(later or month) <= 12 and 1 <= int(day) <= 31:
            said = NamedDay(found[0], place, place, int(day), int(later or month), int(year) if year else None, number)
            yield replace(said, several=True) if since else said


def _by_figures(words: Sequence[str], bare: Sequence[str], place: int) -> Iterator[NamedDay]:
    """Yield the day that figures name: 2026-12-04, 4.12.2026, 4/12/2026; and 4.12. or 4/12 beside its weekday."""
    if said := _in_figures(bare[place], place) or _in_three(words, bare, place):
        yield _with_weekday(said, words, bare)
    elif said := _of_any_year(words[place], bare[place], place):
        said = _with_weekday(said, words, bare)
        if said.weekday is not None:
            yield said


def _in_three(words: Sequence[str], bare: Sequence[str], place: int) -> NamedDay | None:
    """Return the day that three words of figures name: 4. 12. 2026."""
    three = bare[place : place + 3]
    if len(three) < 3 or not (three[1].isdecimal() and words[place].endswith(".") and words[place + 1].endswith(".")):
        return None
    found = re.match(r"(\d{1,2}) (\d{1,2}) ((?:19|20)\d\d)\b", " ".join(three))
    if found is None:
        return None
    day, month, year = map(int, found.groups())
    return NamedDay("", place, place + 2, day, month, year) if _made(year, month, day) else None


def _of_any_year(word: str, bare: str, place: int) -> NamedDay | None:
    """Return the day that a word names without its year, if it is one: 4.12. or 4/12."""
    if bare in _NO_DAYS or not ("/" in word or word.count(".") > 1):
        return None
    found = re.fullmatch(_OF_THE_YEAR, word.lstrip("(").translate(_DIGITS))
    if found is None:
        return None
    month = found["month"] or found["slashed"]
    return _ordered(int(found["day"]), int(month), None, place, slashed=bool(found["slashed"]))


def _around(bare: Sequence[str], place: int, month: int) -> NamedDay | None:
    """Return the day whose month stands at `place`: its number before it, or after it."""
    before = place - 1
    if before >= 0 and (bare[before] in _BETWEEN or bare[before] in _LEVANTINE or months().get(bare[before]) == month):
        before -= 1
    last, number = place, _number(bare[before]) if before >= 0 else None
    first = before
    if number is None:
        first, last = place, place + 1
        number = _number(bare[last]) if last < len(bare) else None
    if number is None:
        return None
    day, several = number
    if not several and (since := _since(bare, first, day)) is not None:
        first, several = since, True
    after = last + 1 if last + 1 < len(bare) and bare[last + 1] not in _BETWEEN else last + 2
    year = int(bare[after]) if after < len(bare) and re.fullmatch(r"(?:19|20)\d\d", bare[after]) else None
    return NamedDay("", first, after if year else last, day, month, year, several=several)


def _since(bare: Sequence[str], place: int, day: int) -> int | None:
    """Return the place of the first of two days, the last of which is at `place`; None for one: "Cairo – 3 June"."""
    before, sign = (bare[place - 2], bare[place - 1]) if place > 1 else ("", "")
    earlier = _number(before)
    if sign in {"-", "–", "—"}:
        return place - 2 if earlier or before.isdecimal() or before in months() else None
    return place - 2 if sign in _UP_TO and earlier and earlier[0] < day else None


def _in_figures(word: str, place: int) -> NamedDay | None:
    """Return the day that one word of figures names: 2026-12-04, 4.12.2026, 4/12/2026, 4/12/26."""
    if len(word) < 6:
        return None
    if found := re.fullmatch(_YEAR_FIRST, word):
        return _ordered(int(found["day"]), int(found["month"]), int(found["year"]), place)
    if found := re.fullmatch(_DAY_FIRST, word):
        day, month, year = (int(found[name]) for name in ("day", "month", "year"))
        said = _ordered(day, month, year, place, slashed=found["sign"] == "/")
        return replace(said, several=True) if said and found["since"] else said
    if found := re.fullmatch(_SHORT_YEAR, word):
        return _ordered(int(found["day"]), int(found["month"]), 2000 + int(found["year"]), place, slashed=True)
    return None


def _ordered(day: int, month: int, year: int | None, place: int, *, slashed: bool = False) -> NamedDay | None:
    """Return the day of two numbers, None where there is none; between slashes the month may come first."""
    leap = year or 2024
    if _made(leap, month, day):
        swapped = slashed and day != month and _made(leap, day, month) is not None
        return NamedDay("", place, place, day, month, year, swapped=swapped)
    return NamedDay("", place, place, month, day, year) if slashed and _made(leap, day, month) else None


def _nearest(day: date, year: int | None, month: int, number: int) -> date | None:
    """Return the day of a month that is nearest to `day`, in its year where it has one."""
    years = [year] if year else [day.year - 1, day.year, day.year + 1]
    found = [made for one in years if (made := _made(one, month, number))]
    return min(found, key=lambda other: abs(other - day), default=None)


def _with_weekday(said: NamedDay, words: Sequence[str], bare: Sequence[str]) -> NamedDay:
    """Return a day with the name of its weekday, where that stands right before or right after it."""
    first, last, weekday = said.first, said.last, None
    before = first - 2 if first > 1 and bare[first - 1] in _BEFORE_A_NUMBER else first - 1
    if before >= 0 and (weekday := _weekdays().get(bare[before])) is not None:
        if before and bare[before] in _SUNDAY_OR_WEEK and bare[before - 1] in _OF_A_WEEK:
            weekday = None
        else:
            first = before
    elif last + 1 < len(bare) and not words[last].endswith((".", "!", "?")):
        weekday = _weekdays().get(bare[last + 1])
        last += weekday is not None
    shown = " ".join(words[first : last + 1]).strip(_EDGES)
    return replace(said, words=shown, first=first, last=last, weekday=weekday)


def _number(word: str) -> tuple[int, bool] | None:
    """Return the number of a day, of several days the last, and whether there are several: "4th", "25–26"."""
    for ending in _ENDINGS:
        word = word.removesuffix(ending)
    parts = [part.strip(".") for part in word.replace("–", "-").replace("—", "-").replace("/", "-").split("-")]
    if len(parts) > 2 or not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return None
    day = int(parts[-1])
    return (day, len(parts) == 2) if 1 <= day <= 31 else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _chinese() -> re.Pattern[str]:
    """Match a day as Chinese and Japanese write it, with its weekday where that is said."""
    chinese, japanese = "(?:星期|周|週)(?=[一二三四五六日天])", "(?=[日月火水木金土](?:曜|[）)]))"
    weekday = rf"[（(]?(?:{chinese}|{japanese})([一二三四五六日天月火水木金土])"
    since = r"(?:(\d{1,2})日?[至到~～〜–—-](?:(\d{1,2})月)?)?"
    return re.compile(rf"(?<!\d)(?:((?:19|20)\d\d)年)?(\d{{1,2}})月{since}(\d{{1,2}})日(?:{weekday})?")


@cache
def _names() -> Sequence[Sequence[str]]:
    """Return the names of the twelve months, then of the seven weekdays, in many languages and cases."""
    lines = Path(__file__).with_name("day_names.txt").read_text("utf-8").splitlines()
    return [line.split() for line in lines]


@cache
def months() -> Mapping[str, int]:
    """Return the number of each month by its names."""
    return {word: number for number, words in enumerate(_names()[:12], 1) for word in words}


def spoken_weekday(word: str) -> int | None:
    """Return the number of the weekday that a word names; 0 is Monday, None stands for no weekday."""
    return _weekdays().get(word.strip(_EDGES).casefold())


@cache
def _weekdays() -> Mapping[str, int]:
    """Return the number of each weekday by its names; 0 is Monday."""
    return {word: number for number, words in enumerate(_names()[12:]) for word in words}
