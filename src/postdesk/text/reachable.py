"""Where somebody can be reached: the phone numbers and e-mail addresses in a text.

Dates, figures, hashtags, handles (`@office@example.social`) and web addresses are none. Source of how numbers are
written: https://en.wikipedia.org/wiki/E.164.
"""

import re
from collections.abc import Iterable
from functools import cache

from postdesk.models import Entity

FEWEST_DIGITS = 6
FREE = ("0800", "0808", "00800", "+800")
"""How numbers begin that are free to call: of help lines and services, of no person.

Source: https://en.wikipedia.org/wiki/Toll-free_telephone_number.
"""


def emails_in(text: str, links: tuple[Entity, ...] = ()) -> list[str]:
    """Return the e-mail addresses in a text; what lies inside a link is part of an address of the web."""
    return _outside(email().finditer(text), links) if "@" in text else []


def phones_in(text: str, links: tuple[Entity, ...] = ()) -> list[str]:
    """Return the phone numbers in a text; what lies inside a link is part of an address of the web."""
    if not _digits().search(text):
        return []
    return _outside((match for match in phone().finditer(text) if is_phone(match["number"])), links)


def is_free_to_call(number: str) -> bool:
    """Tell whether a phone number is one that whoever is called pays for."""
    return re.sub(r"[^+0-9]", "", number).startswith(FREE)


def _outside(matches: Iterable[re.Match[str]], links: tuple[Entity, ...]) -> list[str]:
    return [match["number"] for match in matches if not any(link.start <= match.start() < link.end for link in links)]


def is_phone(number: str) -> bool:
    """Tell a phone number from a date, a decimal and a figure in thousands."""
    if sum(map(str.isdecimal, number)) < FEWEST_DIGITS or date().search(number) or re.fullmatch(r"0\.\d+", number):
        return False
    _, *groups = re.split(r"[\s.]", number)
    return not (groups and groups[-1] == "000" and all(len(group) == 3 for group in groups))


@cache
def _digits() -> re.Pattern[str]:
    """Match what only a text with a long number has: six digits with nothing but joints between them."""
    return re.compile(r"\d(?:[\s()./-]{0,3}\d){5}")


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
    joint = r"(?:[ \u00a0\u202f./-]|\)[ \u00a0./-]?|[ \u00a0]?\(0\)[ \u00a0]?|[ \u00a0-]?\()?"
    said = "tel|phone|mob|whatsapp|viber|tél|тел|моб|telefon|телефон|mobile|cell|cel|móvil|telephone|téléphone|teléfono"
    signs = r"هاتف|جوال|واتساب|电话|電話|手机|手機|☎\ufe0f?|📞|📱"
    word = rf"(?P<word>\b(?:{said})\b|{signs})[\s.:：]{{0,3}}"
    number = rf"\(?(?:\+[1-9١-٩]|[0٠۰])(?:{joint}\d){{7,14}}|(?(word)\d(?:{joint}\d){{5,14}}|(?!))"
    before = r"(?<![#@/.,+=-])(?:(?<!\w)|(?<=[\u2e80-\u9fff]))"
    return re.compile(rf"{before}(?:{word})?(?P<number>{number})(?![\d%])", re.IGNORECASE)
