"""What a full stop says behind a number: that a sentence ends, or that it counts, lists or dates. Pure."""

import re

from postdesk.text.abbreviations import is_starter, words_by_kind
from postdesk.text.language_tags import SOUTH_SLAVIC
from postdesk.text.shortened import first_word
from postdesk.text.stops import Stop

_ORDINALS = (*SOUTH_SLAVIC, "de", "cs", "sk", "pl", "hu", "da", "nb", "no", "fi", "et")
_NAMED_BY_INITIALS = re.compile(r"[^\W\d_a-z]\w?\. (?:[^\W\d_a-z]\w?\. )?[^\W\d_a-z]\w")
"""A name that begins with an initial, as no noun does that is counted: "12 prema 3. Dž. K. Osej"."""
_COUNTED_OUT = re.compile(r"\d (?:od|од|из|of|sur|de|prema|према)$")
"""What stands before the second number of "1 od 10"."""
_DATELINE = 8
"""Words of a dateline at most."""
_GROUPED = re.compile(r"\d{2,}[ \u00a0/-]\d{2,3}$")
"""What stands before the last group of a telephone number."""
_HAPPENED = re.compile(r"(?i)(?<!poče)(?<!поче)(?:lo|ло)(?: (?:je|је|ih|их))?$")
"""What happened to so many, in South Slavic: "poginulo 12", "стигло их 48"."""


def names_by_letters(before: str) -> bool:
    """Tell whether a text ends with what is told apart by letters, as an annex is."""
    last = re.search(r"\S+$", before)
    named = last[0].casefold() if last else ""
    return named in words_by_kind()["lettered"] or named.removeprefix("و") in words_by_kind()["lettered"]


def ends_after_number(stop: Stop, token: str, following: str, tongue: str) -> bool:
    """Tell whether a sentence ends after a number: not after the 1. of a list, an ordinal or a part of a date."""
    ordinal = tongue in _ORDINALS
    if (len(token) <= 2 and stop.first) or (token in words_by_kind()["points"] and stop.earlier.endswith((":", "："))):
        return False
    if stop.after.lstrip()[0] in "–—" and (ordinal or _is_dateline(stop, token)):
        return False
    if following[0].isdecimal():
        return len(token) > 2 and not ordinal
    if _counts_nothing(stop, following, tongue) or _is_telephone(stop, following):
        return True
    if (counted := re.search(r"(\w+)\.$", stop.earlier)) and first_word(following) not in words_by_kind()["acts"]:
        ordinal &= counted[1].casefold() not in words_by_kind()["number"]
    return not (ordinal and len(token) <= 2 and not is_starter(following.split(maxsplit=1)[0].strip(",.;")))


def _counts_nothing(stop: Stop, following: str, tongue: str) -> bool:
    """Tell whether a number is no ordinal: an age, "Mira, 34.", an amount, or one before somebody's name."""
    aged = re.search(r"[^\W\d_]{2},$", stop.earlier) is not None
    slavic = tongue in SOUTH_SLAVIC and (aged or _is_amount(stop.earlier))
    return slavic or _NAMED_BY_INITIALS.match(following) is not None


def _is_dateline(stop: Stop, token: str) -> bool:
    """Tell whether a year belongs to where and when a text was written: "Bogotá, 12 de marzo de 2026. – Se abre"."""
    return len(token) == 4 and stop.opened <= _DATELINE and bool(re.search(r"^[^,]+,.*\d", stop.earlier))


def _is_telephone(stop: Stop, following: str) -> bool:
    """Tell whether a telephone's number ends here, or the word before one follows, with which a line begins."""
    return bool(_GROUPED.search(stop.earlier)) or first_word(following).casefold() in words_by_kind()["telephone"]


def _is_amount(before: str) -> bool:
    """Tell whether what stands before a number counts how many or which: "ih je", "ima", "samo", "Tabela"."""
    last = [word.casefold() for word in before.split()[-2:]]
    return (
        bool(_COUNTED_OUT.search(before) or _HAPPENED.search(before))
        or names_by_letters(before)
        or any(word in words_by_kind()["amounts"] for word in last)
    )
