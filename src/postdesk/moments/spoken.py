"""Moments as a person says them at a desk: "2026-12-18 09:00", "tomorrow 9", "next Fri 10:00", "+1h".

"yesterday", "today", "tomorrow", "next" and the days of the week are understood in English and in the desk's language;
the days are those of the Unicode CLDR, by Babel.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TypeVar

from postdesk.models import Slot
from postdesk.moments import wall_clock, weeks
from postdesk.moments.recurring_words import found_among
from postdesk.moments.unreadable import Unreadable
from postdesk.moments.years import is_counted
from postdesk.sentences import Sentence

D = TypeVar("D", date, datetime)
DAYS_AHEAD: Mapping[str, int] = {
    "today": 0, "tomorrow": 1,
    "aujourd'hui": 0, "aujourd’hui": 0, "demain": 1,
    "hoy": 0, "mañana": 1,
    "heute": 0, "morgen": 1,
    "oggi": 0, "domani": 1,
    "hoje": 0, "amanhã": 1,
    "danas": 0, "sutra": 1, "данас": 0, "сутра": 1,
    "сегодня": 0, "завтра": 1,
    "сьогодні": 0,
    "bugün": 0, "yarın": 1,
    "sot": 0, "nesër": 1,
    "днес": 0, "утре": 1, "денес": 0,
    "اليوم": 0, "غدا": 1, "غدًا": 1,
    "今天": 0, "明天": 1,
    "yesterday": -1, "hier": -1, "ayer": -1, "gestern": -1, "ieri": -1, "ontem": -1, "juče": -1, "jučer": -1,
    "јуче": -1, "јучер": -1, "вчера": -1, "вчора": -1, "dün": -1, "dje": -1, "أمس": -1, "昨天": -1,
}  # fmt: skip
"""How far ahead a day is that is named from today, in the languages in which no other day has that name."""
_AT = "at|à|a las?|um|alle|às|u|у|в|о|në|saat|الساعة"
_HOURS = "h|heures?|horas?|uhr|sati|časova|сати|часова|часов"
_CLOCK = (
    rf"(?P<day>[^\d+].*?),?\s+(?:(?:{_AT})\s+)?(?P<hour>\d{{1,2}})"
    rf"(?:(?:[:.]|\s?h\s?)(?P<minute>\d{{2}}))?\s*(?:(?P<half>[ap])\.?m\.?|{_HOURS})?"
)
"""A day and an hour, as "9:30", "9.30", "9h30", "9", "9 h" or "9 pm"."""
_ON = re.compile(r"(?:on|le|el|am|na|u|у|в|во|në)\s+")
_NEXT = re.compile(
    r"\b(?:next|prochaine?|próxim[oa]|nächste[nrs]?|prossim[oa]|(?:slj?edeć|след(?:ећ|ујућ|ующ))\w{1,2}|القادم)\b"
)
"""Words before or behind a day of the week that put it into the week after this one, as `--week next` does."""
_LATER = r"\+\s*(?P<span>\d.*)"


def moment_said(text: str, zone: str, now: datetime, language: str = "en", since: datetime | None = None) -> Slot:
    """Return the moment that a person means; a span such as "+1h" counts from `since`, or from now if that is over.

    A day of the week is the next one on which that time is still to come, today included; "next Fri" is that of the
    week after this one.

    Raises:
        ValueError: It is none of these, or clocks show it never or twice; the message says how to write it.
    """
    text = text.strip()
    if later := re.fullmatch(_LATER, text):
        return wall_clock.slot(_counted(max(since or now, now) + wall_clock.duration(later["span"]), text), zone)
    found = re.fullmatch(_CLOCK, text, re.IGNORECASE)
    days = _days(found["day"], now, zone, language) if found and _is_hour(found) else []
    for day in days:
        slot = wall_clock.moment(f"{day:%Y-%m-%d} {_clock(found)}" if found else "", zone)
        if slot.instant > now or len(days) == 1:
            return slot
    try:
        return wall_clock.moment(text, zone)
    except ValueError as trouble:
        if text[:1].isdigit():
            raise
        raise ValueError(_advice(text, language)) from trouble


def span_said(
    text: str, zone: str, now: datetime, language: str = "en", *, back: bool = False
) -> tuple[datetime, datetime]:
    """Return when begins and ends what a person says: a day ("2026-12-18", "tomorrow", "Fri"), or a moment, twice.

    A day of the week is the next one, today included; where one looks `back`, the last one.

    Raises:
        ValueError: It is neither; the message says how to write it.
    """
    low, today = text.strip().casefold(), now.astimezone(wall_clock.zone_named(zone)).date()
    try:
        day = today + timedelta(days=DAYS_AHEAD[low]) if low in DAYS_AHEAD else date.fromisoformat(low)
    except ValueError:
        if not (days := _days(low, now, zone, language)):
            instant = moment_said(text, zone, now, language).instant
            return instant, instant
        day = days[0].date()
        if back and day > today:
            day -= timedelta(days=7)
    day = _counted(day, text)
    return weeks.midnight(day, zone), weeks.midnight(day + timedelta(days=1), zone)


def _counted(day: D, text: str) -> D:
    """Return a day, or a moment, that a text means; Unreadable where it lies outside the years that a desk counts."""
    if not is_counted(day):
        raise Unreadable("date", "year", text=text)
    return day


def _is_hour(said: re.Match[str]) -> bool:
    """Tell whether an hour is one: there is no 14 pm."""
    return not said["half"] or 1 <= int(said["hour"]) <= 12


def _clock(said: re.Match[str]) -> str:
    """Return the hour that is said as clocks show it: "9" as 9:00, "2.30 pm" as 14:30."""
    hour, half = int(said["hour"]), (said["half"] or "").casefold()
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return f"{hour}:{said['minute'] or '00'}"


def _days(word: str, now: datetime, zone: str, language: str) -> list[datetime]:
    """Return the days that a word may mean, the nearest first; none where it is no word for a day."""
    today = now.astimezone(wall_clock.zone_named(zone))
    low = word.strip().casefold().rstrip(".")
    if low in DAYS_AHEAD:
        return [today + timedelta(days=DAYS_AHEAD[low])]
    low = _ON.sub("", low, count=1) if _ON.match(low) else low
    bare = " ".join(_NEXT.sub("", low).split())
    weekday = found_among(bare.rstrip("."), spoken_weekdays(language).items())
    if weekday is None:
        return []
    if bare != low:
        return [today + timedelta(days=7 - today.weekday() + weekday)]
    first = (weekday - today.weekday()) % 7
    return [today + timedelta(days=first), today + timedelta(days=first + 7)]


def spoken_weekdays(language: str) -> dict[str, int]:
    """Return the names of the days of the week, short and long, in English and a language: Monday is 0."""
    from babel import Locale, UnknownLocaleError

    named: dict[str, int] = {}
    for name in ("en", language):
        try:
            locale = Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue  # a language that the CLDR lacks has no names of days
        for form in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                days = locale.days[form][width].items()
                named |= {day.casefold().rstrip("."): number for number, day in days}
    return named


def _advice(text: str, language: str) -> Sentence:
    """Say what would have been understood."""
    clock = re.search(r"\d{1,2}:\d{2}", text)
    low = text.casefold()
    if not clock and (DAYS_AHEAD.get(low, -1) >= 0 or low.rstrip(".") in spoken_weekdays(language)):
        return Sentence('"{text}" has no time: write "{text} 09:00"', text=text)
    return Sentence(
        '"{text}" is no moment: write "2026-12-18 09:00", "tomorrow 09:00", "Fri 10:00", "+1h" or "next"', text=text
    )
