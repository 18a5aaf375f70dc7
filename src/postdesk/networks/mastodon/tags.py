"""What a Mastodon server makes a hashtag or a mention of, by version.

Since 4.6 a hashtag has to follow the start of a line or white space, and Ruby 4.0 takes the two joiners for parts of a
word. Source: mastodon/mastodon @df1439c18b, app/models/tag.rb, app/models/account.rb, app/lib/extractor.rb.
"""

import re
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from postdesk.models import Entity
from postdesk.text.addresses import ACCENTS
from postdesk.text.plain import LETTER, plain_text

_SPACE = "\x09-\x0d\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SEPARATORS = "_·・\u200c"
_SCHEME = re.compile(r"(.+?)https?", re.DOTALL)
_AFTER_MENTION = re.compile(rf"[@＠{ACCENTS}]|://")
_USER = r"[A-Za-z0-9_\u017f\u212a]++(?:[.-]++[A-Za-z0-9_\u017f\u212a]++)*+"


class _Words:
    """The patterns of one version for one kind of text; `re` reads plain text, `regex` every other."""

    def __init__(self, engine: ModuleType, word: str, alpha: str, glued: str, *, spaced: bool) -> None:
        before = rf"(?:(?<=[{_SPACE}])|(?<!.))" if spaced else rf"(?<![=/)]|{glued})"
        flags = engine.DOTALL
        self.tag = engine.compile(rf"{before}[#＃]((?:{word}|[{_SEPARATORS}])++)", flags)
        self.word = engine.compile(word, flags)
        self.words = engine.compile(rf"{word}*+", flags)
        self.alpha = engine.compile(alpha, flags)
        self.inner = engine.compile(rf"{alpha}|[{_SEPARATORS}]", flags)
        domain = rf"{word}++(?:[.-]++{word}++)*+"
        self.mention = engine.compile(rf"(?<![=/]|{word})@({_USER}(?:@{domain})?)", flags)


@cache
def _plain(*, recent: bool) -> _Words:
    return _Words(re, LETTER, r"[^\W\d_²³¹¼½¾]", r"[^\W_²³¹¼½¾]", spaced=recent)


@cache
def _full(*, recent: bool) -> _Words:
    import regex

    joiners = r"\u200c\u200d" if recent else ""
    word = rf"[\p{{Alphabetic}}\p{{M}}\p{{Nd}}\p{{Pc}}{joiners}]"
    return _Words(regex, word, r"\p{Alphabetic}", r"[\p{Alphabetic}\p{Nd}]", spaced=recent)


def _words(text: str, *, recent: bool) -> _Words:
    return _plain(recent=recent) if plain_text(text) else _full(recent=recent)


def mastodon_hashtags(text: str, *, recent: bool) -> Iterator[Entity]:
    """Yield the hashtags as servers of 4.6 and later (`recent`) or earlier ones find them."""
    if "#" not in text and "＃" not in text:
        return
    words = _words(text, recent=recent)
    for found in words.tag.finditer(text):
        name = _name(found[1], words)
        if text.startswith("://", found.start(1) + len(name)) and (glued := _SCHEME.fullmatch(name)):
            name = glued[1]
        if name:
            yield Entity(name, found.start(), found.start(1) + len(name))


def _name(run: str, words: _Words) -> str:
    """Return the tag at the start of a run of word characters and separators, or "" if there is none."""
    last = len(run)
    while last and not words.word.match(run[last - 1]):
        last -= 1
    if last > 2 and words.word.match(run) and words.inner.search(run, 1, last - 1):
        return run[:last]
    name: str = words.words.match(run)[0]
    return name if words.alpha.search(name) else ""


def mastodon_mentions(text: str, *, recent: bool) -> Iterator[Entity]:
    """Yield the mentions: `user`, or `user@host` for an account elsewhere."""
    if "@" not in text:
        return
    for found in _words(text, recent=recent).mention.finditer(text):
        if not _AFTER_MENTION.match(text, found.end()):
            yield Entity(found[1], found.start(), found.end())
