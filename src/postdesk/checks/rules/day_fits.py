"""The days that a post names fit the day on which it goes out.

"Join us on Friday 4 December" is an invitation until the fourth, and a mistake on the fifth; 4 December 2026 is a
Friday whatever the text says, and so is "tomorrow" in a post of the third; "next week (7–11 December)" is this week on
the seventh; "today" in a post that may go out after midnight speaks of another day, and "today at 10:00" in one of
noon of what is over, and "tonight at 09:00" of a morning; "25–26 June" in January was left over from last summer.
Posts are moved, and words stay as they are.

In English 4/12/2026 may be a day of December or of April: it is told only where neither fits.

What to do: mend the day, or the moment; give a day that is meant to be far away its year.

Source: ISO 8601-1:2019 (a day of a year has one weekday).
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from postdesk.models import Place, Remark, Severity, Variant
from postdesk.text.language_tags import subtags
from postdesk.text.named_days import NamedDay, named_days
from postdesk.text.signs import in_small
from postdesk.text.spoken_days import DAY, SpokenDay, may_speak_of_days, spoken_days
from postdesk.text.worded import Worded, with_days_parted, worded

ID = "day-fits"
SEVERITY = Severity.WARNING
FAR = timedelta(days=120)
"""From how far on a day without a year is more likely to be last year's."""
LATEST = timedelta(hours=2)
"""How late a post may go out where nobody says it."""
MONTHS_FIRST = frozenset(("", "en", "fil", "tl"))
"""Languages some of whose offices write months first (Unicode CLDR, short dates of en-US, en-PH, fil)."""
Fate = tuple[str, dict[str, Any]]


def check(variant: Variant) -> Iterator[Remark]:
    """Hold each day that a part names, and "today" and its kin, against the day of the post."""
    language = variant.draft.language
    for index, text in enumerate(variant.words):
        if may_speak_of_days(in_small(text), language) or named_days(text, language):
            yield from of_part(variant, with_days_parted(text), variant.place("thread" if index else "text"))


def of_part(variant: Variant, text: str, place: Place) -> Iterator[Remark]:
    """Yield what does not fit in one part of a post."""
    at, said = variant.draft.at, worded(text)
    spoken = list(spoken_days(said, variant.draft.language))
    if (by_today := [one for one in spoken if one.unit == DAY]) and (slip := may_slip(variant)):
        yield Remark(place, slip, words=by_today[0].words)
    if at is None:
        return
    due = datetime.fromisoformat(at.local)
    days = named_days(text, variant.draft.language)
    by_place = {place: one for one in spoken for place in (one.first, one.last)}
    month_first = may_begin_with_months(variant.draft.language)
    for named in days:
        if fate := fate_of(named, said, by_place, due.date(), month_first=month_first):
            code, values = fate
            yield Remark(place, code, words=named.words, **values)
    if by_today:
        from postdesk.text.days_beside import of_spoken  # only for a text that names a day by today

        yield from (Remark(place, code, **values) for code, values in of_spoken(said, by_today, days, due))


def fate_of(
    named: NamedDay, said: Worded, spoken: Mapping[int, SpokenDay], day: date, *, month_first: bool
) -> Fate | None:
    """Return why a day that is named does not fit `day`, however it may be read; None where it does."""
    fates = [misfit(named, meant, said, spoken, day) for meant in named.readings(day, month_first=month_first)]
    if not fates:
        return "no-day", {}
    return fates[0] if all(fates) else None


def misfit(named: NamedDay, meant: date, said: Worded, spoken: Mapping[int, SpokenDay], day: date) -> Fate | None:
    """Return why a day that is named, read as `meant`, does not fit the day of the post; None where it does."""
    # only for a text that names a day
    from postdesk.text.days_beside import WEEKDAYS, calls_to, is_announced, names_another

    if named.weekday is not None and named.weekday != meant.weekday() and not named.several:
        return "weekday", {"day": str(meant), "weekday": WEEKDAYS[meant.weekday()]}
    if names_another(named, meant, said, spoken, day):
        return "beside", {"day": str(day)}
    long_ago = named.year not in {None, day.year}
    if meant < day and (calls_to(named, said, long_ago=long_ago) or (not long_ago and is_announced(named, said))):
        return "over", {"day": str(day)}
    if named.year is None and abs(meant - day) > FAR and (named.several or named.weekday is not None):
        return "far", {"day": str(day)}
    return None


def may_begin_with_months(language: str) -> bool:
    """Tell whether a language has offices that write 12/4/2026 for the fourth of December; "" may be any."""
    first, *rest = subtags(language)
    return first in MONTHS_FIRST and "gb" not in rest


def may_slip(variant: Variant) -> str:
    """Return how a post with "today" in it may go out on another day; "" where it cannot."""
    draft = variant.draft
    if draft.at is None:
        return "next" if "at" in draft.places else ""
    due = datetime.fromisoformat(draft.at.local)
    return "" if (due + (draft.latest or LATEST)).date() == due.date() else "midnight"
