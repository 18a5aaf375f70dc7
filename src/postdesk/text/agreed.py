"""What all networks read alike: hashtags and addresses that stand between blanks, in letters nobody disputes.

Nearly all posts hold nothing else, and it is found without a pattern. Where a text holds more, such as a mention, a tag
beside a bracket or a bare domain, each network reads it by its own grammar; on what is agreed, all of them find the
same.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from postdesk.models import Entity
from postdesk.text import tlds

LONGEST_TAG = 50
LONGEST_ADDRESS = 1000
LONGEST_LABEL = 63

_SCHEMES = ("https://", "http://")
_DIGITS = "0123456789"
_IN_PATH = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ/-_.=&%+?")
# X and Mastodon know t.co for what it is, Telegram a host that imitates its own.
_SPECIAL = frozenset({"t.co", "teiegram.org"})
# What may follow the full stop of a sentence in the same word; a full stop before anything else may belong to a domain.
_AFTER_A_STOP = ".,;:!?)]…\"'”“’»\u00a0"
# The same for plain letters, asked after the sign so that the search leaps from one to the next.
_PLAIN_TAG = rf"#(?<![^ \n]#)(?![^ \n]{{{LONGEST_TAG}}})([A-Za-z]++(?:_[A-Za-z]++)*+[0-9]*+)(?![^ \n])"
_DOTTED = rf"\.(?:[{re.escape(_AFTER_A_STOP)}]*+)[^ \n]"


class Agreed(Struct, frozen=True, gc=False):
    """The hashtags and links of a text, in order."""

    hashtags: tuple[Entity, ...]
    links: tuple[Entity, ...]


@lru_cache(maxsize=16)  # the accounts of one draft follow each other, and mostly say the same
def agreed(text: str) -> Agreed | None:
    """Return all that every network links in a text, or None where one might link something else."""
    return None if "@" in text or "$" in text or "＠" in text else standing(text)


@lru_cache(maxsize=16)
def standing(text: str) -> Agreed | None:
    """Return the hashtags and links, all of which every network takes for one, or None where one might not.

    Mentions, which may cover a hashtag, and symbols of shares are not looked for.
    """
    if "＃" in text:
        return None
    hashtags: list[Entity] = []
    links: list[Entity] = []
    for start, word in _telling(text):
        if _is_tag(word):
            hashtags.append(Entity(word[1:], start, start + len(word)))
        elif _is_address(word):
            links.append(Entity(word, start, start + len(word)))
        else:
            return None
    return Agreed(tuple(hashtags), tuple(links))


def hashtags(text: str) -> list[str] | None:
    """Return the hashtags that every network finds in a text, without their sign, or None where one might not.

    In a text of plain letters without an address a pattern finds them all, and is as sure as `agreed`.
    """
    if text.isascii() and not ("://" in text or "@" in text or "$" in text):
        plain_tags, dotted = _plain()
        found = plain_tags.findall(text)
        return None if len(found) < text.count("#") or dotted.search(text) else found
    known = agreed(text)
    return None if known is None else [tag.text for tag in known.hashtags]


@cache
def _plain() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match a tag of plain letters, and a full stop inside a word."""
    return re.compile(_PLAIN_TAG), re.compile(_DOTTED)


def _telling(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words between blanks that may hold a hashtag or an address, each with where it begins."""
    start = 0
    for word in text.replace("\n", " ").split(" "):
        if "#" in word or "://" in word or ("." in word and "." in word.rstrip(_AFTER_A_STOP)):
            yield start, word
        start += len(word) + 1


@lru_cache(maxsize=4096)  # an office uses few, and again and again
def _is_tag(word: str) -> bool:
    """Tell whether a word is `#` and undisputed letters, with single underscores inside or digits at its end."""
    if not word.startswith("#") or len(word) > LONGEST_TAG:
        return False
    letters = word[1:].rstrip(_DIGITS)
    fits = letters.isalpha() or all(map(str.isalpha, letters.split("_")))
    return fits and (letters.isascii() or all(map(_undisputed, letters)))


def _undisputed(letter: str) -> bool:
    return letter < "\u0530" or "\u05d0" <= letter <= "\u05ea" or "\u0620" <= letter <= "\u06d3"


def _is_address(word: str) -> bool:
    """Tell whether a word is an address with a scheme, a known top-level domain and plain letters to its end."""
    if not word.startswith(_SCHEMES) or len(word) > LONGEST_ADDRESS or not (word[-1].isalnum() or word[-1] == "/"):
        return False
    host, slash, path = word[word.index("/") + 2 :].partition("/")
    return _is_host(host) and (not slash or (_IN_PATH.issuperset(path) and _goes_on(path.partition("?")[0])))


def _goes_on(path: str) -> bool:
    """Tell whether a question mark after a path begins its query; X ends an address at a full stop before one."""
    return path[-1:].isalnum() or path[-1:] in "/-_="


@lru_cache(maxsize=4096)  # as few as there are hashtags
def _is_host(host: str) -> bool:
    """Tell whether a name is a host whose letters and top-level domain nobody disputes."""
    labels = host.split(".")
    whole = len(labels) > 1 and host.isascii() and host.islower() and host not in _SPECIAL
    return whole and tlds.is_known_tld(labels[-1]) and all(map(_is_label, labels))


def _is_label(label: str) -> bool:
    """Tell whether a part of a host is letters and digits, with single hyphens inside."""
    return len(label) <= LONGEST_LABEL and all(part.isalnum() for part in label.split("-"))
