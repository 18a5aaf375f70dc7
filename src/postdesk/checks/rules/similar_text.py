"""An account does not say nearly the same thing twice.

A post that was copied and touched up reads as a repetition, and X and LinkedIn may take it for one. Compared
are pairs of neighbouring words: two texts of which nine in ten are the same are nearly the same. Texts that
differ in a figure, such as a countdown, are a series and left alone, and so are texts of a few words; the
very same text is for same-text to name.

What to do: say it in other words, or remove the copy.

Sources: https://help.x.com/en/rules-and-policies/authenticity, A. Broder, "On the resemblance and containment
of documents" (1997), https://doi.org/10.1109/SEQUEN.1997.666900 (shingles; the lowest hashes as a sketch).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from postdesk.models import Remark, Severity, Summary

ID = "similar-text"
SEVERITY = Severity.WARNING
ALIKE = 0.9
WIDTH = 4
LOWEST = 3


def check(summaries: Sequence[Summary]) -> Iterator[Remark]:
    """Compare each post with the last one of its account that shares one of its lowest hashes."""
    accounts: dict[str, dict[bytes, Summary]] = {}
    for summary in summaries:
        last, keys = accounts.setdefault(summary.account, {}), _keys(summary.figures, summary.shingles)
        near = [found for key in keys if (found := last.get(key))]
        for earlier in {id(found): found for found in near}.values() if near else ():
            if earlier.series and earlier.series == summary.series:
                continue
            if earlier.text != summary.text and resemblance(earlier.shingles, summary.shingles) >= ALIKE:
                yield Remark(summary.place, "similar", of=summary, post=earlier.post)
                break
        for key in keys:
            last[key] = summary


@lru_cache(maxsize=8)  # the accounts of one draft follow each other
def _keys(figures: int, shingles: bytes) -> tuple[bytes, ...]:
    """Return what a text is found by among others with the same figures: each of its lowest hashes."""
    lowest = shingles[: LOWEST * WIDTH]
    same = figures.to_bytes(8)
    return tuple([same + lowest[start : start + WIDTH] for start in range(0, len(lowest), WIDTH)])


@lru_cache(maxsize=64)  # the accounts of one draft follow each other
def resemblance(one: bytes, other: bytes) -> float:
    """Return the share of pairs that two texts have in common: 1 where all are, 0 where none is."""
    mine, theirs = _pairs(one), _pairs(other)
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))


def _pairs(shingles: bytes) -> set[bytes]:
    """Return the hashes of a text's pairs of words."""
    return {shingles[start : start + WIDTH] for start in range(0, len(shingles), WIDTH)}
