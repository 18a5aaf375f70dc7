"""The days that a post names fit the day on which it goes out.

"Join us on Friday 4 December" is an invitation until the fourth, and a mistake on the fifth; 4 December 2026 is a
Friday whatever the text says; "today" in a post that may go out after midnight speaks of another day; "25–26 June"
in January was left over from last summer. Posts are moved, and words stay as they are.

In English 4/12/2026 may be a day of December or of April: it is told only where neither fits.

What to do: mend the day, or the moment; give a day that is meant to be far away its year.

Source: ISO 8601-1:2019 (a day of a year has one weekday).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any

from postdesk.models import Place, Remark, Severity, Variant
from postdesk.text.named_days import NamedDay, named_days

ID = "day-fits"
SEVERITY = Severity.WARNING
FAR = timedelta(days=120)
"""From how far on a day without a year is more likely to be last year's."""
LATEST = timedelta(hours=2)
"""How late a post may go out where nobody says it."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
RELATIVE: Mapping[str, Mapping[str, int]] = {
    "en": {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1},
    "fr": {"aujourd'hui": 0, "aujourd’hui": 0, "demain": 1, "hier": -1},
    "es": {"hoy": 0, "ayer": -1},
    "pt": {"hoje": 0, "amanhã": 1, "ontem": -1},
    "it": {"oggi": 0, "domani": 1, "ieri": -1},
    "de": {"heute": 0, "gestern": -1},
    "sr": {"danas": 0, "večeras": 0, "sutra": 1, "juče": -1, "jučer": -1, "данас": 0, "вечерас": 0, "сутра": 1},
    "ru": {"сегодня": 0, "завтра": 1, "вчера": -1},
    "uk": {"сьогодні": 0, "завтра": 1, "вчора": -1},
    "sq": {"sot": 0, "nesër": 1, "dje": -1},
    "mk": {"денес": 0, "утре": 1, "вчера": -1},
    "bg": {"днес": 0, "утре": 1, "вчера": -1},
    "el": {"σήμερα": 0, "αύριο": 1, "χθες": -1},
    "pl": {"dziś": 0, "dzisiaj": 0, "jutro": 1, "wczoraj": -1},
    "ro": {"azi": 0, "astăzi": 0, "mâine": 1, "ieri": -1},
    "fa": {"امروز": 0, "فردا": 1, "دیروز": -1},
    "he": {"מחר": 1, "אתמול": -1},
    "zh": {"今天": 0, "明天": 1, "昨天": -1},
    "ja": {"今日": 0, "明日": 1, "昨日": -1},
    "tr": {"bugün": 0, "yarın": 1},
    "ar": {"غدا": 1, "غدًا": 1, "أمس": -1},
}  # fmt: skip
SAME = {"hr": "sr", "bs": "sr", "cnr": "sr", "me": "sr", "": "en"}
MONTHS_FIRST = frozenset(("", "en", "fil", "tl"))
"""Languages some of whose offices write months first (Unicode CLDR, short dates of en-US, en-PH, fil)."""
CHINESE = "\u3000"
"""From here on letters stand in words that no blanks part: which day one of them is beside cannot be told."""
_TO_COME = (
    "join register registration apply application applications deadline close closes until starts begins open "
    "opens tickets attend meet visit rsvp rejoignez inscrivez-vous inscription inscriptions candidature "
    "candidatures jusqu’au jusqu'au únete inscríbete inscripción inscripciones hasta plazo prijavite prijave "
    "prijava rok pridružite dođite otvaramo пријавите пријаве рок придружите дођите регистрация приходите срок "
    "melden anmeldung bis سجل سجلوا التسجيل انضموا حتى"
)
TO_COME = frozenset(_TO_COME.split())
"""Words that speak of what is still to come."""
Fate = tuple[str, dict[str, Any]]
NEARBY = 10
"""How many words before or after a day still speak of it."""


def check(variant: Variant) -> Iterator[Remark]:
    """Hold each day that a part names, and "today" and its kin, against the day of the post."""
    draft = variant.draft
    at, relative = draft.at, words_of(draft.language)
    for index, text in enumerate(variant.words):
        place = variant.place("thread" if index else "text")
        spoken = list(said_by_today(text, relative))
        if spoken and (slip := may_slip(variant)):
            yield Remark(place, slip, words=spoken[0][1])
        if at is not None and named_days(text):
            day = datetime.fromisoformat(at.local).date()
            beside = [(number, relative[word]) for number, word in spoken if word[0] < CHINESE]
            yield from misfits(text, day, place, beside, month_first=may_begin_with_months(draft.language))


def said_by_today(text: str, relative: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Yield the number of each word of a text that names a day by today, and that word; in Chinese it is within."""
    folded = text.casefold()
    if not any([word in folded for word in relative]):  # noqa: C419 -- half the time
        return
    within = [word for word in relative if word[0] >= CHINESE]
    for number, word in enumerate(_bare(text)):
        if word in relative:
            yield number, word
        elif found := next((part for part in within if part in word), ""):
            yield number, found


def misfits(
    text: str, day: date, place: Place, spoken: Sequence[tuple[int, int]], *, month_first: bool
) -> Iterator[Remark]:
    """Yield each day named in a text that does not fit `day`; `spoken` are the words like "today", and their days."""
    for named in named_days(text):
        beside = {offset for number, offset in spoken if is_beside(named, number, text)}
        readings = named.readings(day, month_first=month_first)
        fates = [misfit(named, meant, day, _bare(text), beside) for meant in readings] or [("no-day", {})]
        if all(fates) and (fate := fates[0]):
            code, values = fate
            yield Remark(place, code, words=named.words, **values)


def misfit(named: NamedDay, meant: date, day: date, words: Sequence[str], beside: Collection[int]) -> Fate | None:
    """Return why a day that is named, read as `meant`, does not fit the day of the post; None where it does."""
    if named.weekday is not None and named.weekday != meant.weekday() and not named.several:
        return "weekday", {"day": str(meant), "weekday": WEEKDAYS[meant.weekday()]}
    if any(day + timedelta(offset) != meant for offset in beside):
        return "beside", {"day": str(day)}
    sentence = words[max(named.first - NEARBY, 0) : named.last + NEARBY]
    if meant < day and named.year in {None, day.year} and TO_COME.intersection(sentence):
        return "over", {"day": str(day)}
    if named.year is None and abs(meant - day) > FAR and (named.several or named.weekday is not None):
        return "far", {"day": str(day)}
    return None


def may_begin_with_months(language: str) -> bool:
    """Tell whether a language has offices that write 12/4/2026 for the fourth of December; "" may be any."""
    first, *rest = language.replace("_", "-").lower().split("-")
    return first in MONTHS_FIRST and "gb" not in rest


def is_beside(named: NamedDay, number: int, text: str) -> bool:
    """Tell whether the word of this number stands within three words of a day that is named, in its sentence."""
    first, last = (number, named.first) if number < named.first else (named.last, number)
    between = text.split()[first:last]
    return last - first <= 3 and not any(word.endswith((".", "!", "?")) for word in between)


def may_slip(variant: Variant) -> str:
    """Return how a post with "today" in it may go out on another day; "" where it cannot."""
    draft = variant.draft
    if draft.at is None:
        return "next" if "at" in draft.places else ""
    due = datetime.fromisoformat(draft.at.local)
    return "" if (due + (draft.latest or LATEST)).date() == due.date() else "midnight"


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def _bare(text: str) -> tuple[str, ...]:
    """Return the words of a text without the punctuation around them."""
    return tuple([word.strip('.,;:!?()[]«»“”„"…،؛؟').casefold() for word in text.split()])


@cache
def words_of(language: str) -> Mapping[str, int]:
    """Return the words of a language that name a day by today, with how many days off they are."""
    first = language.replace("_", "-").split("-")[0].lower()
    return RELATIVE.get(SAME.get(first, first), {})
