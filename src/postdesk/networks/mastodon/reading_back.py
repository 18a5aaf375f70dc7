"""Telling one's own post again in the page that a server made of it.

Some servers give a text back as it was; others write `&` as `&amp;`, make Markdown of it, strip what looks like a tag,
set quotes anew. So a text is compared in three ways: as it is, without white space (`exact`); without punctuation
(`fingerprint`); and by what no server was ever seen to take away (`survivors`). Two texts whose words are mostly the
same may be one that was altered.
"""

import re
import unicodedata
from difflib import SequenceMatcher

from postdesk.wire import markup

ALIKE = 0.6
"""From this share of common words on, one text may be the other, altered."""
MOST_WORDS = 2_000
FEW = 3
"""Words of a text that are too few to be compared as words."""
MOST_REFERENCES = 3
"""How often a reference to a character may have been written as one again."""
_REMOTE = re.compile(r"@([\w.-]*\w)@[\w.-]*\w")
_BLOCK = re.compile(r"<(?:/?p|br|/?li|/?div|/?[ou]l|/?h[1-6]|/?blockquote)\b[^<>]*+>", re.IGNORECASE)
_LISTED = re.compile(r"^\s*(?:\d{1,9}[.)]|[-*+>])\s+", re.MULTILINE)


def of_page(content: str) -> str:
    """Return the fingerprint of a status as a server shows it, in HTML."""
    return fingerprint(markup.markup_words(content))


def words_shown(content: str) -> str:
    """Return what a reader sees of a status, line by line."""
    return markup.markup_words(_BLOCK.sub("\n", content))


def exact(text: str) -> str:
    """Return a text as it reads, whatever breaks its lines, and without the hosts of remote mentions."""
    return "".join(_local(unicodedata.normalize("NFC", text)).split())


def fingerprint(text: str) -> str:
    """Return what servers leave alone: a text without white space, punctuation, and the hosts of remote mentions.

    Servers break lines with tags, set quotes anew, take asterisks for emphasis, and show `@user@host` as `@user`.
    """
    plain = _local(unicodedata.normalize("NFC", text))
    return "".join(sign for sign in plain if not sign.isspace() and not _punctuation(sign))


def survivors(text: str) -> str:
    """Return what is left of a text whatever a server does to it: its letters and digits, but for numbers of lists."""
    for _ in range(MOST_REFERENCES):
        text = markup.unescaped(text)
    text = _LISTED.sub("", markup.TAG.sub("", _BLOCK.sub("\n", _local(text))))
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if _kept(sign))


def mostly_same(one: str, other: str) -> bool:
    """Tell whether two texts have most of their words in common, or of their letters where they have few words."""
    mine, theirs = _words(one), _words(other)
    if min(len(mine), len(theirs)) < FEW:
        mine, theirs = (list("".join(words))[:MOST_WORDS] for words in (mine, theirs))
    return bool(mine and theirs) and SequenceMatcher(None, mine, theirs, autojunk=False).ratio() >= ALIKE


def telling_signs(text: str) -> str:
    """Return by what a server could be led to alter a text: its signs that are no letters, each once, in order.

    Pictographs count as one; what looks like a number of a list, a reference or a tag counts besides.
    """
    found = {"☺" if unicodedata.category(sign) == "So" else sign for sign in text if not _kept(sign)}
    looks = {"1.": _LISTED, "&;": re.compile(r"&#?\w{1,40};"), "<>": markup.TAG}
    led = [name for name, look in looks.items() if look.search(text)]
    return " ".join([*sorted(sign for sign in found if not sign.isspace()), *led])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())[:MOST_WORDS]


def _local(text: str) -> str:
    return _REMOTE.sub(r"@\1", text)


def _kept(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN"


def _punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "P"
