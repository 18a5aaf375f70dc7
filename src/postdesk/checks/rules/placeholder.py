"""A post holds nothing that was still to be filled in.

Templates and first versions are full of signs for "later": `TBC`, `[NAME]`, `xx.xx.`, `DD/MM/YYYY`, `lorem ipsum`.
One that is overlooked is what readers remember of the post.

What to do: write what belongs there. Where it is meant (`TODO` is a word in Spanish and Portuguese, and left alone
there), say so in the post: `ignore: {placeholder: reason}`.

Source: https://www.gov.uk/guidance/content-design/content-maintenance (check every fact before you publish).
"""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from postdesk.models import Remark, Severity, Variant

ID = "placeholder"
SEVERITY = Severity.WARNING
HINTS = (
    "[",
    "{",
    "<",
    "____",
    "XX",
    "xx",
    "Xx",
    "TB",
    "TODO",
    "TKTK",
    "DD",
    "JJ",
    "HH:",
    "YY",
    "FIXME",
    "orem ",
    "OREM ",
    "text here",
)
"""Every placeholder holds one of these; a text without any needs no closer look."""
_LABELS = "LIVE VIDEO PHOTO PHOTOS AUDIO UPDATE UPDATED BREAKING THREAD WATCH READ NEW PDF INFO ALERT"
LABELS = frozenset(_LABELS.split())
"""What stands in square brackets and capitals at the head of a finished post."""
NAMED = (
    "add date insert link location name number organisation organization place quote time title url venue your "
    "ajouter ici insérer lien lieu nom titre fecha enlace insertar lugar nombre título "
    "ime datum mjesto mesto naziv ovdje ovde umetnuti име датум место назив "
    "имя дата место название ссылка вставить الاسم التاريخ المكان الرابط"
)
SPEAK_OF_ALL = ("es", "pt", "gl", "it", "ca")
"""Languages in which TODO means "all"."""


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first placeholder of each part, and of the words for each picture."""
    language = variant.draft.language
    for index, text in enumerate(variant.words):
        if found := placeholder(text, language):
            yield Remark(variant.place("thread" if index else "text"), "left", words=found)
    if found := placeholder(unquote(variant.link) if "%" in variant.link else variant.link, language):
        yield Remark(variant.place("link"), "left", words=found)
    for media in variant.media:
        if found := placeholder(media.alt, language):
            yield Remark(media.place, "left", words=found)


def placeholder(text: str, language: str = "") -> str:
    """Return the first placeholder of a text; "" where there is none."""
    if not any(hint in text for hint in HINTS):
        return ""
    for match in pattern().finditer(text):
        found = match[0]
        if match.lastgroup == "bracketed" and not is_blank(match["inside"]):
            continue
        if found == "TODO" and language[:2] in SPEAK_OF_ALL and not text.startswith(":", match.end()):
            continue
        return found.rstrip(".")
    return ""


def is_blank(inside: str) -> bool:
    """Tell whether words in square brackets ask for others: "[NAME]", "[insert link]"; "[…]" and "[1]" do not."""
    words = inside.split()
    if not words or not any(letter.isalpha() for letter in inside):
        return False
    if words[0].casefold() in NAMED.split() or words[-1].casefold() in {"here", "ici", "ovdje"}:
        return True
    return inside.isupper() and len(inside) > 3 and words[0] not in LABELS


@cache
def pattern() -> re.Pattern[str]:
    """Match what may be a placeholder; words in brackets that lead to an address are Markdown."""
    date = (
        r"(?<!\w)(?:DD|MM|YYYY|YY|HH|JJ|AAAA|xx|XX)(?:[./:-](?:DD|MM|YYYY|YY|HH|SS|JJ|AAAA|xx|XX|xxxx|XXXX))+\.?(?!\w)"
    )
    number = r"(?<!\w)(?:xx|[Xx]{4,}|20[Xx]{2}|XX(?=\s?%))(?!\w)"
    word = r"(?<![\w#@/])(?:TODO|TBC|TBD|TBA|TKTK|FIXME|[Ll]orem ipsum|LOREM IPSUM|[Yy]our text here|_{4,})(?!\w)"
    braces = r"\{\{[^{}\n]{1,60}\}\}|\{[A-Z][A-Z _]{1,40}\}|<(?:insert|add|INSERT|ADD|NAME|DATE|LINK)\b[^<>\n]{0,60}>"
    return re.compile(rf"{date}|{number}|{word}|{braces}|(?P<bracketed>\[(?P<inside>[^\[\]\n]{{1,60}})\](?!\())")
