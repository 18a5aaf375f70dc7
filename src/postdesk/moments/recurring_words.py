"""The words by which people say when something comes back: "first Tuesday of the month", in the desk's languages.

The names of days and months are those of the Unicode CLDR, by Babel; here is what stands between them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from postdesk.moments.wall_clock import DAYS

MONTHS = ("january", "february", "march", "april", "may", "june",
          "july", "august", "september", "october", "november", "december")  # fmt: skip
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERED = r"(?a)(\d{1,3})(?:st|nd|rd|th|er|re|e|ème|º|ª|o|a|-й|-го)?\.?"
_LAST = -1


@cache
def _meant() -> Mapping[str, str]:
    """Return what each word means that is no name: a number, a kind of time, or "-" for nothing."""
    lines = (Path(__file__).parent / "recurring_words.txt").read_text("utf-8").splitlines()
    told = (line.split() for line in lines if not line.startswith("#"))
    return {word: what for what, *words in told for word in words}


class SaidWords(Struct):
    """What a phrase is made of: days of the week from Monday's 0, numbers, kinds of time, months from 1."""

    weekdays: list[int]
    numbers: list[int]
    kinds: set[str]
    months: list[int]


def said_words(phrase: str, language: str) -> SaidWords | None:
    """Return what a phrase is made of, whatever the order; None where one of its words is not known."""
    said = SaidWords([], [], set(), [])
    for word in re.findall(r"[^\s,]+", phrase.casefold()):
        if not _take(word, said, language):
            return None
    return said


def _take(word: str, said: SaidWords, language: str) -> bool:
    """Put a word where it belongs; tell whether it belongs anywhere."""
    if (number := re.fullmatch(_NUMBERED, word)) and int(number[1]):
        said.numbers.append(int(number[1]))
    elif what := _meant().get(word):
        _mean(what, said)
    elif days := _weekdays(word, language):
        said.weekdays += days
    elif months := _near(word.rstrip("."), _months(language)):
        said.months.append(months)
    else:
        return False
    return True


def _mean(what: str, said: SaidWords) -> None:
    if what.lstrip("-").isdigit():
        said.numbers.append(int(what))
    elif what != "-":
        said.kinds.add(what)


def _weekdays(word: str, language: str) -> list[int]:
    """Return the days that a word names: one, or "mon-fri"; none where it is no name of a day."""
    first, bar, last = word.partition("-")
    ends = [_weekday(one, language) for one in ((first, last) if bar else (word,))]
    if None in ends:
        return []
    begin, end = int(ends[0] or 0), int(ends[-1] or 0)
    return [(begin + ahead) % 7 for ahead in range((end - begin) % 7 + 1)]


def _weekday(word: str, language: str) -> int | None:
    word = word.rstrip(".")
    for number, name in enumerate(_ENGLISH_DAYS):
        if len(word) >= 3 and f"{name}s".startswith(word):
            return number
    if language.partition("-")[0] == "en":
        return None
    from postdesk.moments.spoken import spoken_weekdays

    return found_among(word, spoken_weekdays(language).items())


def found_among(word: str, names: Iterable[tuple[str, int]]) -> int | None:
    """Return which of some names a word is, also in another case or number; None where that is nothing, or not sure."""
    known = dict(names)
    if word in known:
        return known[word]
    near = {number for name, number in known.items() if len(name) > 3 and _is_form(word, name)}
    return near.pop() if len(near) == 1 else None


def _is_form(word: str, name: str) -> bool:
    """Tell whether a word is a name with another ending: "среду" of "среда", "lundis" of "lundi"."""
    return word.startswith(name[:-1]) and len(word) <= len(name) + 1


def _near(word: str, names: Iterable[tuple[str, int]]) -> int:
    return found_among(word, names) or 0


def _months(language: str) -> Iterator[tuple[str, int]]:
    """Yield the names of months, long and short, in English and a language."""
    for number, name in enumerate(MONTHS, 1):
        yield from ((name, number), (name[:3], number))
    if language.partition("-")[0] == "en":
        return
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return  # a language that the CLDR lacks has no names of months
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            yield from (
                (name.casefold().rstrip("."), int(number)) for number, name in locale.months[form][width].items()
            )


def rule_of(said: SaidWords) -> str:
    """Return the RFC 5545 rule that words mean; "" where they mean none, or might mean two."""
    days = ",".join(DAYS[day][:2].upper() for day in sorted(set(said.weekdays)))
    if said.months:
        return _yearly(said, days)
    if "month" in said.kinds:
        return _monthly(said)
    return _weekly(said, days) if days else _daily(said)


def _yearly(said: SaidWords, days: str) -> str:
    if days or said.kinds or len(said.months) != 1 or len(said.numbers) != 1 or said.numbers[0] < 1:
        return ""
    return f"FREQ=YEARLY;BYMONTH={said.months[0]};BYMONTHDAY={said.numbers[0]}"


def _monthly(said: SaidWords) -> str:
    """Return "first Tuesday of the month", "15th of the month", "last day of the month" as a rule."""
    if said.kinds - {"month", "day"} or not said.numbers:
        return ""
    if said.weekdays and "day" not in said.kinds:
        which = [f"{number}{DAYS[day][:2].upper()}" for number in said.numbers for day in said.weekdays]
        return f"FREQ=MONTHLY;BYDAY={','.join(which)}" * all(-1 <= number <= 5 for number in said.numbers)
    if said.weekdays:
        return ""
    return f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, said.numbers))}"


def _weekly(said: SaidWords, days: str) -> str:
    if said.kinds == {"other"} and not said.numbers:
        return f"FREQ=WEEKLY;INTERVAL=2;BYDAY={days}"
    if said.kinds == {"week"} and len(said.numbers) == 1 and said.numbers[0] > 0:
        return f"FREQ=WEEKLY;INTERVAL={said.numbers[0]};BYDAY={days}"
    return "" if said.kinds - {"week"} or said.numbers else f"FREQ=WEEKLY;BYDAY={days}"


def _daily(said: SaidWords) -> str:
    if said.kinds == {"workday"} and not said.numbers:
        return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    if said.kinds == {"day"} and len(said.numbers) <= 1 and _LAST not in said.numbers:
        return f"FREQ=DAILY;INTERVAL={said.numbers[0] if said.numbers else 1}"
    return "FREQ=DAILY;INTERVAL=2" if said.kinds == {"day", "other"} and not said.numbers else ""
