"""A text in pieces: what the network links, what only looks like it, and the rest."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

from postdesk.models import Entity, ParsedText
from postdesk.preview.shown import PieceKind, Span
from postdesk.text import plain_grammar, written
from postdesk.text.overlaps import first_come

Mark = tuple[Entity, PieceKind, bool]
Names = tuple[str, ...]
PLAIN = -1


def divide(text: str, parsed: ParsedText, cut: int | None) -> tuple[tuple[Span, ...], Names, Names]:
    """Return the text in pieces, what of it links, and what looks so and does not.

    The pieces, joined, are the text again; one that the cut divides becomes two.
    """
    marks = [*_linked(parsed), *meant(text)]
    owners = _painted(len(text), marks)
    limit = len(text) if cut is None else cut
    groups = groupby(range(len(text)), key=lambda index: (owners[index], index >= limit))
    pieces = tuple(_span(text, list(indices), marks, *key) for key, indices in groups)
    return pieces, *_names(text, marks, owners)


def _linked(parsed: ParsedText) -> Iterator[Mark]:
    """Yield what the network links; of things that overlap the one that begins first."""
    kinds = (PieceKind.LINK, PieceKind.MENTION, PieceKind.HASHTAG, PieceKind.CASHTAG)
    found = first_come(parsed.links, parsed.mentions, parsed.hashtags, parsed.cashtags)
    for kind, entities in zip(kinds, found, strict=True):
        yield from ((entity, kind, True) for entity in entities)


def meant(text: str) -> Iterator[Mark]:
    """Yield what a person wrote as a hashtag, a mention or an address, whatever becomes of it."""
    found = (
        (PieceKind.LINK, plain_grammar.links),
        (PieceKind.HASHTAG, written.hashtags),
        (PieceKind.MENTION, written.mentions),
    )
    for kind, read in found:
        yield from ((entity, kind, False) for entity in read(text))


def direction_of(text: str) -> str:
    """Return "rtl" or "ltr" by the first letter that has a direction (UAX #9, P2 and P3)."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return "rtl" if next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L" else "ltr"


def _painted(length: int, marks: Sequence[Mark]) -> list[int]:
    """Return for each character the index of its mark, PLAIN for none; what is linked comes first and is kept.

    Of a tag that is linked only in part the rest is dead; an address that links in part is one, with the punctuation of
    the sentence after it.
    """
    owners = [PLAIN] * length
    for index, (entity, kind, is_linked) in enumerate(marks):
        there = owners[entity.start : entity.end]
        untouched = there.count(PLAIN) == len(there)
        if untouched:
            owners[entity.start : entity.end] = [index] * len(there)
        elif is_linked or kind is not PieceKind.LINK:
            owners[entity.start : entity.end] = [index if owner == PLAIN else owner for owner in there]
    return owners


def _names(text: str, marks: Sequence[Mark], owners: Sequence[int]) -> tuple[Names, Names]:
    """Return what links and what does not, each once; "-19 of #COVID-19" where the rest of it links."""
    links: dict[str, None] = {}
    dead: dict[str, None] = {}
    for index, (entity, _, is_linked) in sorted(enumerate(marks), key=lambda mark: mark[1][0].start):
        whole = text[entity.start : entity.end]
        if is_linked:
            links[whole] = None
        elif index in (painted := owners[entity.start : entity.end]):
            own = "".join(sign for sign, owner in zip(whole, painted, strict=True) if owner == index)
            dead[whole if own == whole else f"{own} of {whole}"] = None
    return tuple(links), tuple(dead)


def _span(text: str, indices: Sequence[int], marks: Sequence[Mark], owner: int, beyond: bool) -> Span:  # noqa: FBT001 - half of the key
    piece = text[indices[0] : indices[-1] + 1]
    if owner == PLAIN:
        return Span(piece, PieceKind.PLAIN, linked=False, beyond=beyond)
    _, kind, is_linked = marks[owner]
    return Span(piece, kind, linked=is_linked, beyond=beyond)
