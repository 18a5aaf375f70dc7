"""Under which hashtags a release belongs: its own, the desk's that it speaks of, its acronyms, the names of its days.

Words are put together only where their forms are the ones of a dictionary: in languages that decline, a name in a
sentence makes nonsense as a hashtag.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from postdesk.drafts.sources.labels import labels_of
from postdesk.text.tags import camel, identity
from postdesk.text.written import hashtags

MOST = 3
"""Hashtags that are proposed."""
_PLAIN = ("en", "fr", "es", "pt", "it", "nl", "")
_KINDS = "Day|Week|Month|Decade|Report|Compact|Summit|Forum|Conference|Agenda|Convention|Strategy|Fund|Campaign"
_NAMED = re.compile(
    rf"(?<![\w#@])((?:[A-Z][a-z]+(?:’s|'s)? ){{1,3}}(?:{_KINDS}))(?![\w])(?:\s\(([A-Z][A-Za-z]{{1,7}})\))?"
)
_DAYS = "Journ[ée]e [Ii]nternationale|Journ[ée]e [Mm]ondiale|D[ií]a [Ii]nternacional|D[ií]a [Mm]undial"
_UNFINISHED = (
    "personnes|personas|lutte|lucha|élimination|eliminación|prévention|prevención|droits|derechos|victimes|víctimas|"
    "jeunes|langue|lengua|maladies|enfermedades"
)
"""Words with which the name of no day ends: "Journée internationale des personnes handicapées"."""
_ROMANCE = re.compile(
    rf"(?<![\w#@])(?:{_DAYS})(?: (?:(?:de las|de los|de la|del|des|de|du)\s|d[’']))"
    rf"(?:(?i:{_UNFINISHED}) [^\W\d_]+(?=[.,;:!?)»”\n]|$)|(?!(?i:{_UNFINISHED})\b)[^\W\d_]+)"
)
_GOES_ON = frozenset(("et", "y", "e", "contre", "contra", "pour", "para", "por", "par", "con", "avec", "sans", "sin"))
"""Small words behind which the name of a day goes on."""
_EXPANDED = re.compile(r"\(([A-ZÀ-ÞЀ-Я][A-Za-zÀ-ÿЀ-џ]{1,7})\)")
_SPLIT = re.compile(r"[A-ZÀ-ÞŠĐČĆŽЀ-Я]?[a-zß-ÿšđčćžа-џ]+|[A-ZÀ-ÞŠĐČĆŽЀ-Я]+(?![a-zß-ÿšđčćžа-џ])|\d+")
_ARTICLES = frozenset(("The", "This", "A", "An", "Every", "Next", "Last", "Each", "Our", "Its"))
_COUNTRIES = frozenset(["EU", "UN", "US", "UK", "USA", "UAE"])


def release_hashtags(
    title: str, text: str, language: str, known: Sequence[str], forbidden: Iterable[str] = ()
) -> list[str]:
    """Return a few hashtags without their sign: the first in each kind come first, written as the desk writes them."""
    banned = {identity(tag) for tag in forbidden}
    spelt = {identity(tag): tag for tag in reversed(known)}
    whole = f"{title}\n{text}"
    found: dict[str, str] = {}
    for tag in (*_own(whole), *_of_the_desk(whole, known), *_of_names(text, language), *_of_acronyms(title, text)):
        key = identity(tag)
        if key not in banned and not tag.isdigit():
            found.setdefault(key, spelt.get(key, tag))
    return list(islice(found.values(), MOST))


def _own(text: str) -> Iterator[str]:
    return (tag.text for tag in hashtags(text))


def _of_the_desk(text: str, known: Sequence[str]) -> Iterator[str]:
    """Yield the desk's hashtags whose words stand side by side in a text."""
    words = " ".join(["", *re.findall(r"[^\W_]+", text.replace("’s", "s").casefold()), ""])
    for tag in known:
        parts = [part.casefold() for part in _SPLIT.findall(tag)]
        if (camel(tag) or len(tag) > 5) and f" {' '.join(parts)} " in words:
            yield tag


def _of_names(text: str, language: str) -> Iterator[str]:
    """Yield the names of days, reports and compacts in one word; with their acronym, that."""
    if language.partition("-")[0] not in _PLAIN:
        return
    for found in _NAMED.finditer(text):
        words = re.sub("[’']", "", found[1]).split()
        words = words[1:] if words[0] in _ARTICLES else words
        if found[2] is None and len(words) > 1:
            yield "".join(word[:1].upper() + word[1:] for word in words)
    for found in filter(_is_whole, _ROMANCE.finditer(text)):
        said = re.split(r"[\s’']+", found[0])
        yield "".join(word[:1].upper() + word[1:] for word in said if word)


def _is_whole(found: re.Match[str]) -> bool:
    """Tell whether the name of a day ends where it was found to: "de la Mujer y la Niña" goes on."""
    _, _, after = found.string[found.end() : found.end() + 12].partition(" ")
    return found.string[found.end() : found.end() + 1] != " " or after.split(" ")[0] not in _GOES_ON


def _of_acronyms(title: str, text: str) -> Iterator[str]:
    """Yield the acronyms that a text spells out, "Multi-Partner Trust Fund (MPTF)"; those of the title first."""
    spelt_out = [
        found[1]
        for found in _EXPANDED.finditer(text)
        if _stands_for(found[1], text[max(found.start() - 90, 0) : found.start()])
    ]
    for word in sorted(
        dict.fromkeys(spelt_out),
        key=lambda word: (word not in title, -len(re.findall(rf"\b{re.escape(word)}\b", text))),
    ):
        if word not in _COUNTRIES and word.casefold() not in labels_of("office"):
            yield word


def _stands_for(acronym: str, before: str) -> bool:
    """Tell whether an acronym's letters begin the words before it, most of them in order."""
    letters = [sign for sign in acronym if sign.isupper()]
    initials = [word[0].upper() for word in re.findall(r"[^\W\d_]+", before)][-2 * len(letters) - 2 :]
    at, met = 0, 0
    for letter in letters:
        place = next((spot for spot in range(at, len(initials)) if initials[spot] == letter), None)
        if place is not None:
            at, met = place + 1, met + 1
    return len(letters) >= 2 and met * 3 >= len(letters) * 2
