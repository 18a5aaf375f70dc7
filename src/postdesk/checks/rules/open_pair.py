"""What opens closes: quotation marks and brackets come in pairs.

A quotation that is never closed makes the office say what somebody else said; a bracket that stands alone is what a
cut leaves behind.

What to do: write the missing sign, or take its partner away. Both ways of every language are pairs: “…”, „…“, „…”,
«…», »…«, ”…”. A quotation of several paragraphs may open each of them and close the last.

Source: https://cldr.unicode.org/translation/characters/quotation-marks-and-other-delimiters.
"""

import re
from collections.abc import Iterator
from functools import cache

from postdesk.models import Remark, Severity, Variant
from postdesk.text.signs import signs_of

ID = "open-pair"
SEVERITY = Severity.WARNING
PARTNERS = {
    "(": ")", "[": "]", "{": "}", "（": "）", "【": "】", "「": "」", "『": "』", "《": "》",
    "“": "”", "„": "“”", "«": "»", "»": "«", "”": "”", "‹": "›",
}  # fmt: skip
"""What may close what opens. A straight " is its own partner, and counted."""
CLOSERS = frozenset("".join(PARTNERS.values()))
PAIRED = CLOSERS.union(PARTNERS)
EYES = (":", ":-", ";", ";-", "=", "=-", "：", "；", "^", "xD", "XD", "ツ")
"""What stands before a bracket that is the mouth of a face."""
DEEPEST = 20
"""How many pairs in one another are looked at for a quotation that goes on."""
SIGNS = PAIRED.union('‘"')


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first sign without a partner, over all parts: a quotation may go on in the next one."""
    if all(map(SIGNS.isdisjoint, map(signs_of, variant.words))):
        return
    if alone := without_partner("\n\n".join(variant.words)):
        sign, opens = alone
        yield Remark(variant.place("text"), "open" if opens else "unopened", sign=sign)


def without_partner(text: str) -> tuple[str, bool] | None:
    """Return the first sign that has no partner, and whether it opens; None where all have one."""
    waiting: list[str] = []
    for sign, at in signs(text):
        before, after = text[max(at - 4, 0) : at], text[at + 1 : at + 2]
        if waiting and sign in PARTNERS[waiting[-1]]:
            waiting.pop()
        elif opens(sign, before, after):
            again = before.endswith("\n") and sign in waiting[-DEEPEST:]  # each paragraph of a quotation opens it
            waiting += [] if again else [sign]
        elif sign in CLOSERS and not is_item(before) and not is_laughing(sign, before, after):
            return sign, False
    if waiting:
        return waiting[0], True
    left = ["‘"] * is_single_left_open(text) or ['"'] * (straight(text) % 2)
    return (left[0], True) if left else None


def opens(sign: str, before: str, after: str) -> bool:
    """Tell whether a sign opens; ” and » do where they stand before a word and after none. `:(` is a face."""
    if sign not in PARTNERS or (before.endswith(EYES) and sign in "(（"):
        return False
    starts = (not before or before[-1].isspace() or before[-1] in "([") and after.isalnum()
    return sign not in CLOSERS or sign in "“«" or starts


def is_item(before: str) -> bool:
    """Tell whether a bracket closes the number of an item, `1)` or `a)`, or a smile."""
    word = before.rsplit(maxsplit=1)[-1] if before.strip() and not before[-1].isspace() else ""
    return word.isdigit() or (len(word) == 1 and word.isalpha()) or before.endswith(EYES)


def is_laughing(sign: str, before: str, after: str) -> bool:
    """Tell whether a bracket is one of several in a row, as Russian writes a smile: "Привет)))"."""
    return sign == ")" and (after == ")" or before.endswith(")"))


def is_single_left_open(text: str) -> bool:
    """Tell whether a ‘ opens a quotation that nothing closes; an apostrophe that was typed so, ‘90s, opens none.

    What closes it is ’ at the end of a word, which an apostrophe may be as well: then nothing is sure.
    """
    return bool("‘" in text and singles().search(text) and not re.search(r"\w[.,!?…]*[’‘'](?!\w)", text))


@cache
def singles() -> re.Pattern[str]:
    """Match a ‘ that opens a quotation of several words."""
    return re.compile(r"(?i)(?<![^\s(\[])‘(?!(?:n|em|tis|twas|til|cause|kay)\b|\d)\w+[,.]? \w")


def straight(text: str) -> int:
    """Count the straight quotation marks, without those of inches, 5", and inside Hebrew words."""
    return text.count('"') - len(re.findall(r'\d"(?!\w)|(?<=[א-ת])"(?=[א-ת])', text)) if '"' in text else 0


def signs(text: str) -> Iterator[tuple[str, int]]:
    """Yield each sign of a pair with its place; what stands in an address is stepped over."""
    if "://" in text:
        return ((found[1], found.start()) for found in signs_and_addresses().finditer(text) if found[1])
    return ((sign, at) for at, sign in enumerate(text) if sign in PAIRED)


@cache
def signs_and_addresses() -> re.Pattern[str]:
    """Match an address, or a sign of a pair."""
    signs = re.escape("".join(sorted(PAIRED)))
    return re.compile(rf"https?://[^\s{signs}\"]+(?:\([^\s()]*\)[^\s{signs}\"]*)*|([{signs}])")
