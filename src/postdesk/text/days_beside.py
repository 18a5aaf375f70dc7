"""What the words beside a day say of it: "tomorrow, 4 December", "next week (7–11 December)", "join us on 4 December".

Each function is silent where the words leave room for another meaning.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from postdesk.text.named_days import NamedDay, spoken_weekday
from postdesk.text.spoken_days import DAY, WEEK, WEEKDAY, WEEKEND, SpokenDay, phrases_of, words_that
from postdesk.text.worded import EDGES, Worded

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FARTHEST = 5
"""How many words may stand between two that name one day."""
BEFORE, SOON, AFTER = 10, 4, 3
"""How many words before and after a day may call readers to it; and before one of another year."""
FORTNIGHT = 14
FEW_DIGITS = 4
"""How few digits the days of a countdown have: others are years."""
_CALENDARS = frozenset("📅📆🗓⏰⏳")
"""A day behind one is that of something to come."""
_SEMICOLONS = (";", "؛", "；")
"""Behind one begins another thought: "Human Rights Day is on 10 December; today we look at its first article"."""
_FIRST_DAYS = (0, 5, 6)
"""Weeks begin on Monday, on Saturday or on Sunday (Unicode CLDR, week data)."""
_CONJUNCTIONS = [[word] for word in ("and", "&", "et", "y", "e", "und", "i", "и", "й", "та", "dhe", "și", "og", "och")]
"""Behind a day they begin something else: "of 2 December and join the debate"."""
_WHERE_E_ADDS = ("pt", "it")
"""Languages in which "e" adds another day, "amanhã e domingo"; in Albanian it is part of one, "sot, e enjte"."""
MORNING, NOON = 4, 12
"""The hours between which it is morning."""
Fate = tuple[str, dict[str, Any]]
"""The code of what does not fit, with its values."""
LATE = timedelta(hours=1)
"""How long after its beginning readers may still be called to what has begun."""


def names_another(named: NamedDay, meant: date, said: Worded, spoken: Mapping[int, SpokenDay], day: date) -> bool:
    """Tell whether the words beside a day that is named speak of another one than is `meant`, where `day` is today.

    `spoken` are the days said by today, by the places of their first and last words.
    """
    near = range(named.first - FARTHEST - 1, named.last + FARTHEST + 2)
    told = any(_contradicts(spoken[place], named, meant, said, day) for place in near if place in spoken)
    return told or _counts_down_otherwise(named, said, (meant - day).days)


def _contradicts(spoken: SpokenDay, named: NamedDay, meant: date, said: Worded, day: date) -> bool:
    if not _is_beside(spoken, named, said):
        return False
    apart = (meant - day).days
    if spoken.unit == DAY:
        ranged = named.several or _is_range(spoken, named, said)
        return apart < spoken.offset if ranged else apart != spoken.offset
    if spoken.unit == WEEK:
        weeks = {_week(meant, first) - _week(day, first) for first in _FIRST_DAYS}
        return weeks.isdisjoint({spoken.offset, spoken.offset + named.several})
    if spoken.unit == WEEKEND:
        return not -1 <= apart <= 7
    told = named.weekday is not None and not named.several
    return told and _is_on_another_side(spoken.offset, apart)


def _is_on_another_side(offset: int, apart: int) -> bool:
    """Tell whether "this", "next" or "last" before a weekday cannot mean a day so many days ahead."""
    if offset:
        return not 0 < apart * offset <= FORTNIGHT
    return abs(apart) >= FORTNIGHT


def _week(day: date, first: int) -> int:
    """Return the number of the week of a day, counted from the first of all days, where weeks begin on `first`."""
    return (day.toordinal() - 1 - first) // 7


def _is_beside(spoken: SpokenDay, named: NamedDay, said: Worded) -> bool:
    """Tell whether nothing but words that may join the two stand between them, in one sentence."""
    if spoken.first > named.last:
        left, right = named.last, spoken.first
    else:
        left, right = spoken.last, named.first
    if right - left > FARTHEST + 1 or not said.same_sentence(left, right):
        return False
    if any(said.words[place].endswith(_SEMICOLONS) for place in range(left, right)):
        return False
    if spoken.unit == WEEKDAY:
        return right - left <= 1 and spoken.last < named.first + 1
    return all(_joins(said.bare[place], spoken) for place in range(left + 1, right))


def _joins(word: str, spoken: SpokenDay) -> bool:
    """Tell whether a word beside a day said by today may join it to another name of the same day."""
    if word == "e" and any(spoken.words.partition(" ")[0] in phrases_of(language) for language in _WHERE_E_ADDS):
        return False
    plain = not any(sign.isalnum() for sign in word)
    return (
        plain
        or word in words_that("between")
        or spoken_weekday(word) is not None
        or (word[0].isdecimal() and bool(_clock().fullmatch(word)))
    )


def _is_range(spoken: SpokenDay, named: NamedDay, said: Worded) -> bool:
    """Tell whether a dash between the two may mean all the days from the one to the other."""
    return any(word in {"-", "–", "—"} for word in said.words[spoken.last + 1 : named.first])


def _counts_down_otherwise(named: NamedDay, said: Worded, apart: int) -> bool:
    """Tell whether the words right before a day count other days up to it than there are: "10 days to go until"."""
    place = named.first - 1
    while place > 0 and said.bare[place] in words_that("to") and said.same_sentence(place, named.first):
        place -= 1
    counted = said.bare[place - 1] if place > 0 and said.bare[place] in words_that("days") else ""
    bare_count = counted.isdecimal() and len(counted) < FEW_DIGITS and place < named.first - 1
    return bare_count and apart > 0 and abs(apart - int(counted)) > 1


def calls_to(named: NamedDay, said: Worded, *, long_ago: bool) -> bool:
    """Tell whether the words nearest to a day call readers to it; of one of another year, right before it."""
    if _is_first_of_many(named, said):
        return False
    behind = [said.bare[place] for place in _near(said, named.last, range(named.last + 1, named.last + 1 + AFTER))]
    if not words_that("gone").isdisjoint(behind):
        return False
    for place in _near(said, named.first, range(named.first - 1, named.first - 1 - (SOON if long_ago else BEFORE), -1)):
        word = said.bare[place]
        if word in words_that("gone") and not _is_to_come(said, place):
            return False
        if _calls(word) or (word in words_that("will") and named.first - place <= SOON):
            return True
    return not long_ago and behind[:1] not in _CONJUNCTIONS and any(map(_calls, behind))


def is_announced(named: NamedDay, said: Worded) -> bool:
    """Tell whether a day stands behind a calendar and before nothing but a time: "📅 Wednesday, 9 December, 10:00"."""
    if not named.first or said.bare[named.first - 1].rstrip("\ufe0f") not in _CALENDARS:
        return False
    after = range(named.last + 1, min(named.last + 2, len(said.bare)))
    return all(not said.same_sentence(named.last, place) or _clock().match(said.bare[place]) for place in after)


def _is_to_come(said: Worded, place: int) -> bool:
    """Tell whether a word that mostly tells of what is over is put into the future: "will be held", "aura lieu"."""
    return any(said.bare[one] in words_that("will") for one in _near(said, place, range(place - 1, place - 3, -1)))


def _near(said: Worded, place: int, places: range) -> Iterator[int]:
    """Yield those of some places that are in the sentence of a word."""
    return (one for one in places if 0 <= one < len(said.bare) and said.same_sentence(one, place))


def _calls(word: str) -> bool:
    return word in words_that("ahead") or word.partition("-")[0] in words_that("ahead")


def _is_first_of_many(named: NamedDay, said: Worded) -> bool:
    """Tell whether a day is only where something begins: "since 1 December", "25 November to 10 December"."""
    after, figure = (*said.bare[named.last + 1 : named.last + 3], "", "")[:2]
    stretch = figure[:1].isdecimal() and (not after or after in words_that("to"))
    return stretch or (named.first > 0 and said.bare[named.first - 1] in words_that("from"))


def of_spoken(said: Worded, spoken: Sequence[SpokenDay], days: Sequence[NamedDay], due: datetime) -> Iterator[Fate]:
    """Yield what does not fit of the days said by today themselves: their weekday, their time."""
    dated = {number for one in days for number in range(one.first, one.last + 1)}
    for one in spoken:
        meant = due.date() + timedelta(one.offset)
        number = _weekday_of(said, one, dated)
        if number is not None and spoken_weekday(said.bare[number]) != meant.weekday():
            words = " ".join(said.words[one.first : number + 1]).strip(EDGES)
            yield "weekday", {"words": words, "day": str(meant), "weekday": WEEKDAYS[meant.weekday()]}
        elif one.offset == 0 and (clock := _passed(said, one, due)):
            yield "over", {"words": f"{one.words} {clock}", "day": f"{due:%Y-%m-%d %H:%M}"}
        elif wrong := _at_another_hour(said, one):
            yield wrong


def _at_another_hour(said: Worded, spoken: SpokenDay) -> Fate | None:
    """Return what is wrong with an evening that begins in the morning: "tonight at 09:00"; None for nothing.

    "Tonight at 9:00" may be meant by the clock of twelve hours; "09:00" is not.
    """
    last = spoken.last + (spoken.last + 1 < len(said.bare) and said.bare[spoken.last + 1] in words_that("evening"))
    after = " ".join(said.words[place] for place in _near(said, last, range(last + 1, last + 4)))
    timed = any(map(str.isdecimal, after))
    clock = _at_a_time().match(after.removeprefix("a ")) if timed else None  # as Spanish says it: "a las 09:00"
    hour = _time(clock) if clock else None
    if clock is None or hour is None:
        return None
    bare, words = said.bare[spoken.first : last + 1], f"{' '.join(said.words[spoken.first : last + 1])} {clock[0]}"
    early = MORNING <= hour.hour < NOON and (clock["hour"].startswith("0") or bool(clock["half"]))
    if early and not words_that("evening").isdisjoint(bare):
        return "evening", {"words": words}
    if hour.hour > NOON and spoken.offset == 0 and not words_that("morning").isdisjoint(bare):
        return "morning", {"words": words}
    return None


def _weekday_of(said: Worded, spoken: SpokenDay, dated: set[int]) -> int | None:
    """Return the number of the word that names the weekday of a day said by today; None where none surely does."""
    place = spoken.last + 1
    while place < min(spoken.last + 2 + FARTHEST, len(said.bare)) and said.same_sentence(spoken.last, place):
        if spoken_weekday(said.bare[place]) is not None:
            alone = place not in dated and not _goes_on(said, place)
            return place if alone else None
        if not _joins(said.bare[place], spoken):
            return None
        place += 1
    return None


def _goes_on(said: Worded, place: int) -> bool:
    """Tell whether a weekday is the first of several: "Friday and Saturday", "Monday–Friday"."""
    return any(spoken_weekday(word) is not None for word in said.bare[place + 1 : place + 4])


def _passed(said: Worded, spoken: SpokenDay, due: datetime) -> str:
    """Return the time of day near a "today" that readers are called to, and which is over; "" for none."""
    places = list(_near(said, spoken.first, range(spoken.first - BEFORE, spoken.last + BEFORE)))
    bare = {said.bare[place] for place in places}
    if bare.isdisjoint(words_that("ahead")) or not bare.isdisjoint(words_that("gone")):
        return ""
    sentence = " ".join(said.words[place] for place in places)
    clocks = list(_at_a_time().finditer(sentence)) if any(map(str.isdecimal, sentence)) else []
    if len(clocks) != 1:
        return ""
    begins = _time(clocks[0])
    is_late = begins is not None and due >= datetime.combine(due.date(), begins, due.tzinfo) + LATE
    return clocks[0]["clock"] if is_late and not _elsewhere().search(sentence) else ""


def _time(clock: re.Match[str]) -> time | None:
    hour, half = int(clock["hour"]), (clock["half"] or "").casefold()
    if half:
        hour = hour % 12 + 12 * half.startswith("p")
    try:
        return time(hour, int(clock["minute"] or 0))
    except ValueError:
        return None


@cache
def _clock() -> re.Pattern[str]:
    """Match a time of the day by itself: 10:00, 10h30, 9pm."""
    return re.compile(r"\d{1,2}(?:[:h]\d\d|h|[ap]m)", re.IGNORECASE)


@cache
def _at_a_time() -> re.Pattern[str]:
    """Match what says at which time of the day something begins: "at 10:00", "à 10h30", "um 18 Uhr", "9 a.m."."""
    at = r"at|@|à|las|um|u|у|в|о|në|às|alle|om|kl\.|kl|klo|v|ob|الساعة"
    unit = r"h|Uhr|uur|часов|годин|časova|sati|часова|сати"
    return re.compile(
        rf"(?<!\S)(?:(?:{at}) (?P<clock>(?P<hour>\d{{1,2}})(?:[:h.](?P<minute>\d\d))?"
        rf"(?:\s?(?P<half>[ap]\.?m)\b|(?<=\d\d\d)|(?<=[:h.]\d\d)|\s?(?:{unit})\b))(?![\w–:-]))",
        re.IGNORECASE,
    )


@cache
def _elsewhere() -> re.Pattern[str]:
    """Match what says that a time is another place's, or one among others."""
    zones = "GMT|UTC|CES?T|EES?T|E[SD]T|P[SD]T|MSK|ME[SZ]Z?|BST|time|heure|hora|horário|kohë|vremenu|времени|بتوقيت"
    others = "from|until|till|to|bis|ab|jusqu|hasta|desde|od|do|с|до|até|deri|nga|tot|vanaf|van|från|til|fra"
    return re.compile(rf"\b(?:{zones}|{others})\b", re.IGNORECASE)
