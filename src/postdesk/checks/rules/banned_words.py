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
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House
from postdesk.text.signs import in_small, signs_of

ID = "banned-words"
SEVERITY = Severity.ERROR
UNSEEN = {
    **dict.fromkeys(range(0x064B, 0x0653)),
    0x0640: None,
    0x0670: None,
    0x00AD: None,
}  # harakat, tatweel, soft hyphen
_UNSEEN_SIGNS = frozenset(map(chr, UNSEEN))


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Name each banned word where it stands."""
    for index, text in enumerate(variant.texts):
        for words in banned_in(text, house.banned_words):
            yield Remark(variant.place("thread" if index else "text"), "text", words=words)
    for media in variant.media:
        for words in banned_in(media.alt, house.banned_words):
            yield Remark(media.place, "alt", words=words)


def banned_in(text: str, words: tuple[str, ...]) -> Sequence[str]:
    """Return what a text holds of the desk's list, in order."""
    plain = plain_words(text)
    if not any([piece in plain for piece in longest_pieces(words)]):  # noqa: C419 -- nearly always
        return ()
    return [match[0] for match in banned(words).finditer(plain)]


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def plain_words(text: str) -> str:
    """Return the text as words are compared: composed, in lower case, without signs that do not make another word.

    Blanks and line breaks that follow each other are one blank.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    composed = unicodedata.normalize("NFC", text)
    heard = composed if _UNSEEN_SIGNS.isdisjoint(signs_of(composed)) else composed.translate(UNSEEN)
    return " ".join(in_small(heard).split())


@cache
def longest_pieces(words: tuple[str, ...]) -> Sequence[str]:
    """Return what a text has in it that holds a phrase of the desk's list: of each phrase the longest piece."""
    return [max(plain_words(phrase).split("*"), key=len) for phrase in words if phrase.strip(" *")]


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
