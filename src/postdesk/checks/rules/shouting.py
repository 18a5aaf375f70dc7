"""Sentences are not written in capitals.

A stretch in capitals reads as shouting, takes longer to read, and some screen readers spell it letter by
letter. Acronyms are fine: the rule means three words in a row of which one is longer than any acronym, or
five words in a row; numbers do not interrupt a row, commas do. Scripts without capitals cannot shout.

What to do: write a sentence; one word in capitals is enough for a warning that matters.

Sources: https://www.w3.org/WAI/tips/writing/, https://www.gov.uk/guidance/style-guide/a-to-z#capitalisation.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from postdesk.models import Remark, Severity, Variant

ID = "shouting"
SEVERITY = Severity.WARNING
AROUND = ".!?:;…\"'()[]«»„“”‘’—–-*"


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first such stretch of each part."""
    for index, part in enumerate(variant.words):
        if said := shout(part):
            yield Remark(variant.place("thread" if index else "text"), "capitals", words=said)


@lru_cache(maxsize=8)
def shout(text: str) -> str:
    """Return the first stretch of words in capitals that is no row of acronyms; "" where there is none."""
    spoken = text.split()
    return next((" ".join(row) for row in _rows(spoken) if is_shout(row)), "")


def _rows(spoken: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words in capitals that follow each other, hashtags and handles aside."""
    row: list[str] = []
    for word in spoken:
        bare = word.strip(AROUND)
        loud = word.isupper() and word[0] not in "#@" and len(bare) > 1
        row += [bare] if loud else []
        if word[-1] == "," or not (loud or bare.isdigit()):
            yield row
            row = []
    yield row


def is_shout(row: list[str]) -> bool:
    """Tell a sentence in capitals from names and acronyms that follow each other."""
    return len(row) > 4 or (len(row) > 2 and any(len(word) > 7 for word in row))
