"""How Telegram sorts characters: the classes in which its finders of hashtags, mentions and addresses are written.

Plain text is read with `re`, every other with the properties of `regex`, which is imported only then.
Source: tdlib/td @022d60202e, td/telegram/MessageEntity.cpp and tdutils/td/utils/unicode.cpp.
"""

import re
from functools import cache
from types import ModuleType

from postdesk.text.plain import LETTER, plain_text

_OUTSIDE = "\x20\xa0\u1680\u2000-\u200b\u200e\u200f\u2016-\u206f\u3000"


class Letters:
    """The patterns of one kind of text, which find whole entities; `letter` and `glued` match one character."""

    def __init__(self, engine: ModuleType, word: str, tag: str, letter: str) -> None:
        self.tag = engine.compile(rf"(?<!{tag})#((?:{tag}){{1,256}}+)((?:{tag})*+)(?!#)(@[A-Za-z0-9_]{{3,32}}+)?+(?!#)")
        self.letter = engine.compile(letter)
        self.cashtag = engine.compile(
            rf"(?<!{tag}|\$)\$((?:1INCH|[A-Z]{{1,8}}+)(?:@[A-Za-z0-9_]{{3,32}}+(?![A-Za-z0-9_]))?+)(?!{tag}|\$)"
        )
        self.mention = engine.compile(rf"(?<!{word})@([a-zA-Z0-9_]{{2,32}}+)(?!{word})")
        self.command = engine.compile(
            rf"(?<!{word}|[/<>])/[a-zA-Z0-9_]{{1,64}}+(?:@[a-zA-Z0-9_]{{3,32}}+|(?!@))(?!{word}|[/<>])"
        )
        self.timestamp = engine.compile(rf"(?<!{word}|:)[0-9]{{1,4}}(?::[0-9]{{1,2}})?:[0-5][0-9](?!{word}|:)")
        self.glued = engine.compile(rf"{word}|[/#@]")


# One character of a domain, of what stands before its @, of a scheme; and a whole path.
DOMAIN = re.compile(rf"[A-Za-z0-9_.~-]|[^\x00-\xbf{_OUTSIDE}]")
USER = re.compile(rf"[^\n/\[\]{{}}()'`<>\"@«»{_OUTSIDE}]")
SCHEME = re.compile(r"[A-Za-z0-9+-]|[^\x00-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
PATH = re.compile(rf"[/?#][^\n<>\"«»{_OUTSIDE}]*+")


@cache
def _plain() -> Letters:
    return Letters(re, r"\w", rf"(?:{LETTER}|·)", r"[^\W\d_²³¹¼½¾]")


@cache
def _full() -> Letters:
    import regex

    return Letters(regex, r"[\p{L}\p{N}_]", r"[\p{L}\p{Nd}_\u200c\xb7\u0d80-\u0dff]", r"\p{L}")


def letters(text: str) -> Letters:
    """Return the patterns that are exact for this text."""
    return _plain() if plain_text(text) else _full()
