"""What a release quotes, and whom: the words between quotation marks, and whoever said them."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from postdesk.drafts.releases.speakers import (
    another_named,
    between_sentences,
    speaker_before,
    speaker_beside,
    speaker_inside,
)
from postdesk.drafts.sources.original import Passage

_MARKS = {"“": "”", "«": "»", "»": "«", "„": '”“"', "「": "」", "『": "』", '"': '"', "”": "”"}
_OPENING = re.compile(r"[“«„「『\"”]|»(?=[^\s\W])")
_NEAR = 180
"""Signs before and behind a quotation in which its speaker is looked for."""
_FAR = 600
"""Signs before a quotation in which another person may be named."""
_DASHED = re.compile(r"\s?[—–]\s?\S")
"""How a paragraph begins that is spoken, without quotation marks: "— Мы рады, — сказала Анна"."""
_WORDS_OF_A_QUOTE = 5


class Quotation(Struct, frozen=True):
    """Words that a release quotes: as they stand there with their marks, on which line, whose and what the speaker is.

    `speaker` and `post` are the source's words, "" where it does not say; `whole` is whether the words are a sentence,
    `inside` whether the words say themselves who speaks: «Мы рады, — сказала Анна. — Очень».
    """

    text: str
    line: int
    speaker: str = ""
    post: str = ""
    whole: bool = False
    inside: bool = False


def quotations(paragraphs: Sequence[Passage]) -> list[Quotation]:
    """Return what is quoted in paragraphs, in order; "he said" is whoever spoke before, if nobody else is named."""
    found: list[Quotation] = []
    names: list[str] = []
    for passage in paragraphs:
        for quote, alone, before in _in_paragraph(passage):
            if quote.speaker:
                names.append(quote.speaker)
            elif alone and len(set(names)) == 1 and not another_named(before, names[-1]):
                quote = Quotation(quote.text, quote.line, names[-1], "", quote.whole)  # noqa: PLW2901 -- the same, named
            found.append(quote)
    return found


def _in_paragraph(passage: Passage) -> Iterator[tuple[Quotation, bool, str]]:
    """Yield each quotation of a paragraph, whether a pronoun stands for its speaker, and what stands before it."""
    text, known, last = passage.text, ("", ""), 0
    if is_spoken(text):
        yield Quotation(text, passage.line, speaker_inside(text), "", whole=True, inside=True), False, ""
        return
    for start, end in quoted_spans(text):
        words, between = text[start:end], text[max(start - _FAR, last) : start]
        if _words(words) < _WORDS_OF_A_QUOTE:
            continue
        told, last = _heard(text, start, end), end
        known = _known(told, between, known)
        inner = words.strip('“”«»„"「」『』 \u00a0')
        if not (told.name or told.pronoun or inner[-1:] in ".!?…,;。！？"):
            continue  # the title of something
        whole = inner[:1].isupper() or not inner[:1].isalpha() or inner[:1] > "\u0590"
        yield Quotation(words, passage.line, *known, whole, told.inside), told.pronoun, between


class _Heard(Struct, frozen=True):
    """Who says a quotation, what they are, whether a pronoun stands for them, and whether its own words say so."""

    name: str
    post: str
    pronoun: bool
    inside: bool


def _heard(text: str, start: int, end: int) -> _Heard:
    before, after = re.split('[”»“"」]', text[max(start - _NEAR, 0) : start])[-1], text[end : end + _NEAR]
    name, post, pronoun = speaker_beside(before, after)
    inside = "" if name else speaker_inside(text[start:end])
    return _Heard(name or inside, post, pronoun, bool(inside))


def _known(told: _Heard, between: str, known: tuple[str, str]) -> tuple[str, str]:
    """Return whose a quotation is: whom it names, or whoever spoke before in its paragraph if nobody else is named."""
    if told.name:
        return told.name, told.post
    if told.pronoun and not known[0]:
        return speaker_before(between)
    return ("", "") if known[0] and another_named(between_sentences(between), known[0]) else known


def is_spoken(text: str) -> bool:
    """Tell whether a paragraph is what somebody says, behind a dash, and names them: "—Es vida —dijo María—. Sí."."""
    return bool(_DASHED.match(text) and speaker_inside(text))


def quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each quotation of a text begins and ends, its marks included."""
    at, open_ended = 0, set[str]()
    while opened := _OPENING.search(text, at):
        sign, at = opened[0], opened.end()
        closings = () if sign in open_ended else _MARKS[sign]
        closed = min((found for each in closings if (found := text.find(each, at)) > 0), default=-1)
        if closed < 0:
            open_ended.add(sign)  # nor does any later one end
            continue
        yield opened.start(), closed + 1
        at = closed + 1


def _words(text: str) -> int:
    wide = len(re.findall("[\u3400-\u9fff]", text))
    return len(text.split()) + wide // 2
