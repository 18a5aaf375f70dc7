"""No invisible sign turns the text round.

Signs that force a direction (U+202A to U+202E, U+2066 to U+2069) come along with what is copied from Word or
a PDF. An override shows letters in another order than they are read, which is how addresses are forged; an
embedding that is never closed turns whatever follows it, hashtags and links included. The marks U+200E and
U+200F, and pairs that are closed, are good Arabic and Hebrew typography.

What to do: delete the sign; type the passage anew if it cannot be found.

Sources: https://www.unicode.org/reports/tr9/, https://www.w3.org/International/questions/qa-bidi-unicode-controls,
https://trojansource.codes/.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant

ID = "bidi-control"
SEVERITY = Severity.WARNING
OVERRIDES = "\u202d\u202e"
PAIRS = (("\u202a\u202b", "\u202c", "embedding"), ("\u2066\u2067\u2068", "\u2069", "isolate"))


def check(variant: Variant) -> Iterator[Remark]:
    """Name each override, and each kind of pair that a line opens and does not close."""
    for index, text in enumerate(variant.words):
        place = variant.place("thread" if index else "text")
        for sign in OVERRIDES:
            if sign in text:
                yield Remark(place, "override", severity=Severity.ERROR, sign=f"U+{ord(sign):04X}")
        for opening, closing, name in PAIRS:
            if any(is_open(line, opening, closing) for line in text.split("\n")):
                yield Remark(place, f"open-{name}")


def is_open(line: str, opening: str, closing: str) -> bool:
    """Tell whether a line opens more than it closes; a direction ends with its paragraph."""
    return sum(map(line.count, opening)) > line.count(closing)
