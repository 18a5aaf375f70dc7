"""Days that a text names by the day on which it is read: "today", "the day after tomorrow", "next week".

A word is known in the text's own language only, and left alone where it may mean something else: "mañana" is the
morning after "la", "sutra" and "tomorrow" are the future after "bolje" and "of".
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from msgspec import Struct

from postdesk.text.language_tags import AS_SERBIAN, subtags
from postdesk.text.named_days import spoken_weekday
from postdesk.text.signs import SoughtWords
from postdesk.text.worded import Worded

SAME = {**AS_SERBIAN, "": "en", "no": "nb", "nn": "nb"}
DAY, WEEK, WEEKEND, WEEKDAY = "day", "week", "weekend", "weekday"
_UNITS = {"w": WEEK, "e": WEEKEND, "d": WEEKDAY}
_BESIDE = {"+": 1, "-": -1}
_OF_A_TODAY = frozenset(("مساء", "صباح", "ظهر", "عصر"))
_OF_A_MORNING = frozenset(
    (
        *("heute", "gestern", "am", "guten", "jeden", "diesem", "vom", "übermorgen", "der", "dem", "zum"),
        *("de", "deze", "elke", "iedere", "goede", "op", "voor", "van"),
    )
)
"""Before these words "morgen" is the morning, in German and in Dutch; or, after "van", the future."""
_GREETED = frozenset(("zusammen", "allerseits"))


class SpokenDay(Struct, frozen=True):
    """A stretch of words that names a day, or a week, by the day on which it is read.

    `offset` is how many days off it is, or weeks, as `unit` says; of `WEEKDAY` the words stand before the name of a
    weekday: "this", "next".
    """

    words: str
    first: int
    last: int
    offset: int
    unit: str = DAY


def spoken_days(said: Worded, language: str) -> Iterator[SpokenDay]:
    """Yield what names a day, a week or the side of a weekday by today, in order."""
    phrases, after = phrases_of(language), 0
    for place, word in enumerate(said.bare):
        if word in phrases and place >= after and (found := next(_at(said, place, phrases[word]), None)):
            yield found
            after = found.last + 1


def may_speak_of_days(text: str, language: str) -> bool:
    """Tell whether a text, in small letters, holds a word of anything that names a day by today."""
    return _hints(language).inside(text)


@cache
def words_that(kind: str) -> frozenset[str]:
    """Return the words of all languages that do one thing beside a day.

    `between`: may stand between a day said by today and the same day said by its number; `ahead`: call readers to what
    is still to come, "join"; `will`: put what follows into the future; `gone`: tell of what is over, "opened"; `from`:
    let a day be the first of many; `days` and `to`: count the days up to another, "10 days to go until"; `never`: take
    its meaning from a word like "tomorrow"; `evening` and `morning`: say which part of the day is meant.
    """
    return frozenset(dict(_lines_of("*"))[kind].split())


def _at(said: Worded, place: int, phrases: Sequence[tuple[tuple[str, ...], int, str]]) -> Iterator[SpokenDay]:
    for words, offset, unit in phrases:
        last = place + len(words) - 1
        if tuple(said.bare[place : last + 1]) != words or not said.same_sentence(place, last):
            continue
        if unit != DAY or len(words) > 1 or _is_meant(said, place):
            yield SpokenDay(" ".join(words), place, last, offset, unit)


def _is_meant(said: Worded, place: int) -> bool:
    """Tell whether a single word names a day here, and neither the future nor a part of the day."""
    before = said.bare[place - 1] if place and said.same_sentence(place - 1, place) else ""
    after = said.bare[place + 1] if place + 1 < len(said.bare) else ""
    word = said.bare[place]
    if word == "morgen":
        starts = said.words[place].islower() or not before
        greets = after in _GREETED or said.words[place].endswith("!")
        return starts and not greets and before not in _OF_A_MORNING and spoken_weekday(before) is None
    if word == "اليوم":
        return before in _OF_A_TODAY or spoken_weekday(after) is not None
    return before not in words_that("never")


@cache
def phrases_of(language: str) -> Mapping[str, Sequence[tuple[tuple[str, ...], int, str]]]:
    """Return the phrases of a language by their first word, the longest first, each with its offset and unit."""
    found: dict[str, list[tuple[tuple[str, ...], int, str]]] = {}
    first = subtags(language)[0]
    for kind, phrases in _lines_of(SAME.get(first, first)):
        unit = _UNITS.get(kind[0], DAY)
        offset = int(kind) if unit == DAY else _BESIDE.get(kind[1:], 0)
        for phrase in phrases.split(";"):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, offset, unit))
    return {word: sorted(some, key=lambda one: -len(one[0])) for word, some in found.items()}


@cache
def _hints(language: str) -> SoughtWords:
    """Seek one word of each phrase that names a day, the longest."""
    days = [words for phrases in phrases_of(language).values() for words, _, unit in phrases if unit == DAY]
    return SoughtWords({max(words, key=len) for words in days})


@cache
def _lines_of(language: str) -> Sequence[tuple[str, str]]:
    """Return the lines of the list for a language, each a kind and its words."""
    mine = [line.split(maxsplit=2) for line in _written() if line.startswith(f"{language} ")]
    return [(kind, words) for _, kind, words in mine]


@cache
def _written() -> Sequence[str]:
    """Return the lines of the list."""
    return Path(__file__).with_name("spoken_days.txt").read_text("utf-8").splitlines()
