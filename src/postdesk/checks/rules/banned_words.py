"""A post uses none of the words that the desk has banned.

`banned_words` under `[style]` in desk.toml lists words and phrases. They are found as whole words, in any
case and any script, across line breaks, in texts and in the words for pictures; Arabic vowel signs and the
stretching stroke make no difference. A `*` stands for any ending or beginning: `illegal migrant*` finds the
plural too.

What to do: say it with the word that the office has agreed on, for example "migrant in an irregular
situation".

Source: the desk's own list; on words, https://www.iom.int/key-migration-terms.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "banned-words"
SEVERITY = Severity.ERROR
UNSEEN = {
    **dict.fromkeys(range(0x064B, 0x0653)),
    0x0640: None,
    0x0670: None,
    0x00AD: None,
}  # harakat, tatweel, soft hyphen


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Name each banned word where it stands."""
    pattern = banned(house.banned_words)
    for index, text in enumerate(variant.texts):
        for match in pattern.finditer(plain_words(text)):
            yield Remark(variant.place("thread" if index else "text"), "text", words=on_one_line(match[0]))
    for media in variant.media:
        for match in pattern.finditer(plain_words(media.alt)):
            yield Remark(media.place, "alt", words=on_one_line(match[0]))


def on_one_line(found: str) -> str:
    """Return words that a line may have broken."""
    return " ".join(found.split())


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def plain_words(text: str) -> str:
    """Return the text as words are compared: composed, in lower case, without signs that do not make another word.

    Blanks and line breaks that follow each other are one blank.
    """
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFC", text).translate(UNSEEN).casefold()
    return " ".join(folded.split())


@cache
def banned(words: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the desk's list into one pattern of whole words."""
    phrases = "|".join(starred(plain_words(phrase).strip()) for phrase in words if phrase.strip(" *"))
    return re.compile(rf"(?<!\w)(?:{phrases or '(?!)'})(?!\w)")


def starred(phrase: str) -> str:
    """Return the pattern of a phrase in which each `*` stands for any letters.

    Each star but the last takes as few letters as it can, once and for all: so a word is read once, however many there
    are.
    """
    begin, *rest = (re.escape(piece) for piece in phrase.split("*"))
    if not rest:
        return begin
    *inner, end = rest
    return begin + "".join(rf"(?>\w*?{piece})" for piece in inner if piece) + (rf"\w*{end}" if end else r"\w*+")
