"""What lines of releases and pages begin with or consist of, by kind and in many languages.

stop       the rest of the page begins: related news, comments
about      the paragraphs that an office puts under everything: about us, notes to editors
contact, more, reach, person
           headings over contacts, how sentences lead to them, verbs before a name, posts of press officers
release, end
           "Press release" above, "ENDS" below
site       words of a site's own sentences: cookies, rights, newsletters
caption, byline, dated
           what stands before a colon or a name: "Photo:", "By", "Published on"
theirs     words with which a sentence goes on about the person before
greeting, cover, closing
           how a message begins, says what it brings, and ends
salutation whom a speech addresses
of_them    words that speak of those in the sentence before
event      what stands before the day and the place of an event that a release invites to
deadline   what stands before the day until which something can be asked for
speech     how the title of a speech begins
footnote   what stands before a note, and a colon
subject    what stands before what an event is
programme  what stands before what an event is, and who is there
office     words of offices and addresses, which no person is called
where      words before the name of a place
onwards    what stands before the address where readers go on: the report, a form
heading    words with which a text in capitals is headed that names no place: "UPDATE: …"
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_ENDS = " :：.…-–—*•"
_NO_PLACES = ("release", "dated", "byline", "caption", "contact", "event", "stop", "about", "heading")


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    lines = Path(__file__).with_name("labels.txt").read_text("utf-8").splitlines()
    kinds = (line.partition(": ") for line in lines)
    return {kind: tuple(said.split("|") if kind != "office" else said.split()) for kind, _, said in kinds}


@cache
def labels_of(kind: str) -> frozenset[str]:
    """Return the labels of one kind, in small letters."""
    return frozenset(_table()[kind])


def is_label(kind: str, line: str) -> bool:
    """Tell whether a line, in small letters, is nothing but a label of a kind, a colon or dots after it aside."""
    return line in labels_of(kind) or line.strip(_ENDS) in labels_of(kind)


def is_no_place(words: str) -> bool:
    """Tell whether some words, in small letters, are a label of those that stand before a colon and name no place."""
    return any(is_label(kind, words) for kind in _NO_PLACES)


def begins_with(kind: str, line: str) -> str:
    """Return the label of a kind, the longest, with which a line in small letters begins as a whole word; else ""."""
    found = [label for label in _by_first(kind).get(line[:2], ()) if line.startswith(label)]
    whole = [label for label in found if _word_ends(line, len(label), label)]
    return max(whole, key=len, default="")


def speaks_of(kind: str, line: str) -> bool:
    """Tell whether a line in small letters holds a word or phrase of a kind."""
    return bool(_any_of(kind).search(line))


@cache
def _any_of(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _table()[kind])))


@cache
def _by_first(kind: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for label in _table()[kind]:
        found.setdefault(label[:2], []).append(label)
    return {first: tuple(some) for first, some in found.items()}


def _word_ends(line: str, end: int, label: str) -> bool:
    return not line[end : end + 1].isalnum() or label[-1:] > "\u2e80"
