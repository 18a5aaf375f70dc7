"""What stays in mind of a variant once it was looked at: enough to tell repetitions and clashes across a whole desk."""

import re
from binascii import crc32
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from struct import pack
from sys import intern

from msgspec import Struct
from msgspec.structs import replace

from postdesk.drafts.prices import price, uses
from postdesk.models import Place, Summary, ThreadPart, Variant
from postdesk.text.signs import in_small

FIGURES = r"\d+"
FEW_WORDS = 12
"""Texts of fewer words are not compared by their pairs of words."""


_Own = tuple[int, str, str, tuple[str, ...], int, float]
"""Which of the shared summaries is an account's, and what is its own in it: name, network, ignored, uses and price."""


class Remembered(Struct):
    """What stays in mind of variants, in their order: what accounts share of a post once, then what is each one's."""

    shared: list[Summary] = []
    own: list[_Own] = []

    def add(self, variant: Variant, ignored: tuple[str, ...] = (), *, again: bool = False) -> None:
        """Keep a variant in mind; `again` is whether it says the very same as the one before, to another account."""
        if not again:
            self.shared.append(summary(variant))
        account = variant.account
        own = account.name, account.network, ignored, uses(variant), price(variant)
        self.own.append((len(self.shared) - 1, *own))

    def go_on(self, more: "Remembered") -> None:
        """Keep in mind what was seen elsewhere, after what was seen here."""
        before = len(self.shared)
        self.shared += more.shared
        self.own += [(before + one[0], *one[1:]) for one in more.own]

    def summaries(self) -> list[Summary]:
        """Return the summary of each variant."""
        return [
            replace(self.shared[at], account=account, network=network, ignored=ignored, uses=uses, price=price)
            for at, account, network, ignored, uses, price in self.own
        ]

    def counts(self) -> tuple[int, int]:
        """Return of how many posts, and for how many accounts."""
        return len({one.post for one in self.shared}), len({account for _, account, *_ in self.own})


def summary(variant: Variant, ignored: tuple[str, ...] = ()) -> Summary:
    """Return what the rules over the whole desk need of a variant; small, because a desk may hold 40,000."""
    draft, said = variant.draft, _words(variant)
    figures, shingles = sketch(said)
    return Summary(
        post=draft.ref,
        account=variant.account.name,
        network=variant.account.network,
        place=draft.places["id"],
        time=variant.place("at"),
        ignoring=draft.place("ignore"),
        at=draft.at.instant if draft.at else None,
        text=_fingerprint(said),
        tags=tuple(_tags(variant)),
        accounts=draft.accounts,
        ignore=draft.ignore,
        ignored=ignored,
        language=draft.language,
        day=draft.at.local[:10] if draft.at else "",
        link=said[1],
        figures=figures,
        shingles=shingles,
        series=draft.series_ref,
        after=draft.after.ref if draft.after else "",
        after_place=draft.place("after") if draft.after else None,
        uses=uses(variant),
        price=price(variant),
    )


def _words(variant: Variant) -> tuple[str, ...]:
    """Return what the draft says on this account, before links get parameters and hashtags are added."""
    draft, wording = variant.draft, variant.draft.wordings.get(variant.account.name)
    if wording is None:
        return (draft.text, draft.link, *_parts(draft.thread))
    text = draft.text if wording.text is None else wording.text
    link = draft.link if wording.link is None else wording.link
    return (text, link, *_parts(draft.thread if wording.thread is None else wording.thread))


def _parts(thread: Sequence[ThreadPart]) -> Iterator[str]:
    return (part.text for part in thread)


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def _fingerprint(said: tuple[str, ...]) -> int:
    """Return a hash of words as a reader compares them: case and spacing make no difference."""
    return _hashed("\n".join([" ".join(in_small(part).split()) for part in said]))


@lru_cache(maxsize=8)
def sketch(said: tuple[str, ...]) -> tuple[int, bytes]:
    """Return a hash of the figures in a text and the CRC-32 of its pairs of words in order, none for a few words."""
    text = in_small("\n".join((said[0], *said[2:])))
    heard = text.encode().split()
    if len(heard) < FEW_WORDS:
        return 0, b""
    pairs = sorted(set(map(crc32, heard[1:], map(crc32, heard))))
    return _hashed(" ".join(_figures().findall(text))), pack(f">{len(pairs)}I", *pairs)


def _hashed(words: str) -> int:
    """Return a hash of 64 bits that is the same in every process, as what is kept of a file outlives them.

    A CRC-32 of bytes in both orders is one of 64 bits, by the product of its polynomial and that one's reciprocal.
    """
    plain = words.encode()
    return crc32(plain) << 32 | crc32(plain[::-1])


@cache
def _figures() -> re.Pattern[str]:
    return re.compile(FIGURES)


def _tags(variant: Variant) -> Iterator[tuple[str, Place]]:
    """Yield the hashtags that the network will link, each with the place where it was written."""
    listed = variant.hashtags
    for index, parsed in enumerate(variant.parsed):
        for tag in parsed.hashtags:
            key = "hashtags" if tag.text in listed else "thread" if index else "text"
            yield intern(tag.text), variant.place(key)
