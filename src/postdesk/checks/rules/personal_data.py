"""A public post gives away nobody's phone number or e-mail address unawares.

A press contact is normal, the private number of a colleague or of a family is not, and a post cannot be
called back. So this is a warning, and a desk that never publishes contacts can make it an error. Dates,
figures, hashtags, handles (`@office@example.social`) and web addresses are not meant.

What to do: take it out, or say that it is meant to be public:

    ignore: { personal-data: The press officer's public number. }

Sources: https://www.iom.int/data-protection, https://en.wikipedia.org/wiki/E.164 (how numbers are written).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from postdesk.models import Entity, Remark, Severity, Variant

ID = "personal-data"
SEVERITY = Severity.WARNING
FEWEST_DIGITS = 6


def check(variant: Variant) -> Iterator[Remark]:
    """Name each e-mail address and phone number in the texts and in the words for pictures."""
    for index, (text, parsed) in enumerate(zip(variant.texts, variant.parsed, strict=True)):
        for kind, found in contacts(text, parsed.links):
            yield Remark(variant.place("thread" if index else "text"), kind, found=found)
    for media in variant.media:
        for kind, found in contacts(media.alt, ()):
            yield Remark(media.place, f"{kind}-in-alt", found=found)


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def contacts(text: str, links: tuple[Entity, ...]) -> tuple[tuple[str, str], ...]:
    """Return the kind of each contact, and what it says; what lies inside a link is part of an address."""
    found = [("email", match) for match in email().finditer(text)] if "@" in text else []
    if sum(map(str.isdecimal, text)) >= FEWEST_DIGITS and _digits().search(text):
        found += [("phone", match) for match in phone().finditer(text) if is_phone(match["number"])]
    return tuple(
        (kind, match["number"])
        for kind, match in found
        if not any(link.start <= match.start() < link.end for link in links)
    )


def is_phone(number: str) -> bool:
    """Tell a phone number from a date, a decimal and a figure in thousands."""
    if sum(map(str.isdecimal, number)) < FEWEST_DIGITS or date().search(number) or re.fullmatch(r"0\.\d+", number):
        return False
    _, *groups = re.split(r"[\s.]", number)
    return not (groups and groups[-1] == "000" and all(len(group) == 3 for group in groups))


@cache
def _digits() -> re.Pattern[str]:
    """Match what only a text with a long number has: six digits with nothing but joints between them."""
    return re.compile(r"\d(?:[ \u00a0\u202f()./-]{0,3}\d){5}")


@cache
def email() -> re.Pattern[str]:
    """Match an e-mail address; `@user@host` is a handle."""
    return re.compile(r"(?<![\w@.+-])(?P<number>[\w.+-]+@\w[\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,})")


@cache
def date() -> re.Pattern[str]:
    """Match a day, month and year, or a span of hours (08.00-16.30), inside what could be a number."""
    return re.compile(r"\d[ ./-] ?\d{1,2}[ ./-] ?(?:19|20)\d\d(?!\d)|^\d\d\.\d\d ?- ?\d\d\.\d\d$")


@cache
def phone() -> re.Pattern[str]:
    """Match a number that begins with +, 00 or 0, or that stands after a word for the telephone."""
    joint = r"(?:[ \u00a0\u202f./-]|\)[ \u00a0]?|[ \u00a0]?\(0\)[ \u00a0]?)?"
    word = r"(?P<word>\b(?:tel|phone|mob|whatsapp|viber|tél|тел|моб|telefon|телефон)\b|هاتف|☎\ufe0f?|📞|📱)[\s.:]{0,3}"
    number = rf"\(?(?:\+[1-9١-٩]|[0٠۰])(?:{joint}\d){{7,14}}|(?(word)\d(?:{joint}\d){{5,14}}|(?!))"
    return re.compile(rf"(?<![\w#@/.,+=-])(?:{word})?(?P<number>{number})(?![\d%])", re.IGNORECASE)
