"""What a person wrote after # and @, whatever a network makes of it.

A network's grammar says what will be linked; this says what was meant, so that a rule can compare the two.
`meant` follows the way people write: `#COVID-19` and `#R&D` are meant whole, while `#IOM's` and `#UNHCR-a`
are a tag with an ending of the sentence around it.
"""

import re
import sys
import unicodedata
from functools import lru_cache

from postdesk.models import Entity
from postdesk.text.agreed import standing

JOINS_INSIDE = "_·・\u200c\u200d"
HYPHENS = "-‐‑"
APOSTROPHES = "'’ʼ"
_SIGN = "[#＃]"
NEVER = sys.maxsize
_ALONE = r"(?<!\S)[#＃](\w+)(?!\S)"
_HANDLE = r"(?<![\w.@/+-])@(\w[\w.-]*(?:@\w[\w-]*(?:\.[\w-]+)+)?)"


@lru_cache(maxsize=8)  # several rules look at one text, one after the other
def hashtags(text: str) -> tuple[Entity, ...]:
    """Return each `#` (or `＃`) with the word that was meant by it, in order; addresses and entities are left out."""
    signs = text.count("#") + text.count("＃")
    if not signs:
        return ()
    if alike := standing(text):
        return alike.hashtags
    alone = tuple(Entity(match[1], match.start(), match.end()) for match in re.finditer(_ALONE, text))
    if len(alone) == signs:  # words between blanks, as nearly always
        return alone
    addresses = Addresses(text)
    found = (hashtag(text, match.start(), addresses) for match in re.finditer(_SIGN, text))
    return tuple(tag for tag in found if tag is not None)


def hashtag(text: str, start: int, addresses: "Addresses") -> Entity | None:
    """Return the tag that was meant by the sign at `start`, or None where that sign begins no tag."""
    end = word_end(text, start + 1)
    if end == start + 1 or addresses.hold(start):
        return None
    if text[start + 1 : end].isdigit() and start and text[start - 1].isalnum():  # issue#12
        return None
    while (further := _joined(text, start + 1, end)) > end:
        end = further
    return Entity(text[start + 1 : end], start, end)


def word_end(text: str, start: int) -> int:
    """Return where the word that begins at `start` ends: letters, digits and marks of any script, `_` and `·`."""
    end = start
    while end < len(text) and in_word(text[end]):
        end += 1
    return end


def in_word(letter: str) -> bool:
    """Tell whether a letter can stand inside a hashtag on at least one network."""
    return letter.isalnum() or letter in JOINS_INSIDE or unicodedata.category(letter).startswith("M")


def _joined(text: str, start: int, end: int) -> int:
    """Return where the tag ends if what stands at `end` was meant to belong to it, else `end`."""
    sign, then = text[end : end + 1], text[end + 1 : end + 2]
    if not then.isalnum():
        return end
    further = word_end(text, end + 1)
    if sign == "(":
        return further + 1 if text[further : further + 1] == ")" else end
    if sign in HYPHENS:
        return end if then.islower() else further
    if sign in APOSTROPHES:
        elided = end - start <= 2 and text[end + 1 : further] != "s"
        return further if then.isupper() or elided else end
    return further if sign in ".&+" else end


class Addresses:
    """The words of one text that are web addresses, or begin like one, asked from its beginning to its end.

    Each word with a sign in it is looked at once, however many signs stand in it.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = re.finditer(r"\S+", text)
        self._begin = self._end = 0
        self._scheme = self._dot = self._slash = NEVER

    def hold(self, start: int) -> bool:
        """Tell whether the sign at `start` belongs to a web address (`…/page#part`) or an HTML entity (`&#39;`)."""
        if self._end <= start:
            self._look(next(word for word in self._words if word.end() > start))
        if start == self._begin:
            return False
        before = self._text[start - 1]
        if self._scheme <= start or before == "&":
            return True
        return max(self._dot, self._slash) <= start and (before == "/" or in_word(before))

    def _look(self, word: re.Match[str]) -> None:
        """Note where in a word its scheme, its first dot and its first slash are over."""
        self._begin, self._end = word.span()
        self._scheme, self._dot, self._slash = (self._after(sign) for sign in ("://", ".", "/"))

    def _after(self, sign: str) -> int:
        found = self._text.find(sign, self._begin, self._end)
        return NEVER if found < 0 else found + len(sign)


def mentions(text: str) -> tuple[Entity, ...]:
    """Return each `@handle` and `@user@host` as written, in order; e-mail and web addresses are left out."""
    if "@" not in text:
        return ()
    found, addresses = [], Addresses(text)
    for match in re.finditer(_HANDLE, text):
        handle = match[1].rstrip(".-")
        if any(letter.isalpha() for letter in handle) and not addresses.hold(match.start()):
            found.append(Entity(handle, match.start(), match.start() + 1 + len(handle)))
    return tuple(found)
