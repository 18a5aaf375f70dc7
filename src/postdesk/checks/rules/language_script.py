"""A post is written in the script of its language.

Screen readers choose the voice, and networks the readers and the translation, by the language that a post
says it has. Arabic words with the voice for English are noise. What counts is the script of most letters,
links, handles and hashtags aside; a name in another script is fine. Serbian, Montenegrin and Bosnian may be
written in Latin and in Cyrillic letters, unless the tag says which: `sr-Latn`, `sr-Cyrl`.

What to do: say the post's own language, `language: ar`; a desk's default stands in desk.toml.

Sources: https://www.w3.org/International/questions/qa-choosing-language-tags,
https://www.iana.org/assignments/language-subtag-registry (Suppress-Script).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from postdesk.checks.shelf import RULES, in_force
from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House
from postdesk.text.language_tags import subtags
from postdesk.text.signs import signs_of
from postdesk.text.told_languages import language_told

ID = "language-script"
SEVERITY = Severity.WARNING
LETTERS = {
    "Latn": "A-Z a-z ª º À-Ö Ø-ö ø-ʯ Ḁ-ỿ",
    "Cyrl": "Ѐ-ԯ",
    "Arab": "ؠ-ي ٮ-ۓ ۺ-ۿ ݐ-ݿ ࢠ-ࣇ ﭐ-ﻼ",
    "Grek": "Ͱ-Ͽ ἀ-῿",
    "Hebr": "א-ת",
    "Deva": "\u0904-\u0939 \u093c-\u0961",
    "Ethi": "ሀ-ፚ",
    "Hani": "一-鿿 ぁ-ヿ 가-힣",
}
"""The letters of each script, from the first of a row to the last; one by itself is a row of its own."""
LANGUAGES = {
    "Latn": "bs ca cnr cs da de en es et fi fr ga hr hu id is it lt lv mt nl no nb pl pt ro sk sl so sq sr sv sw tr vi",
    "Cyrl": "be bg bs cnr kk ky mk mn ru sr tg uk",
    "Arab": "ar ckb fa ps sd ug ur",
    "Grek": "el",
    "Hebr": "he yi",
    "Deva": "hi mr ne",
    "Ethi": "am ti",
    "Hani": "ja ko zh",
}
FEWEST = 10


def check(variant: Variant, house: House) -> Iterator[Remark]:
    """Compare the script of each part's letters with that of the language, where its words do not tell the language."""
    said = variant.draft.language
    expected = scripts(said)
    if not expected:
        return
    found = [(index, _script(part, expected)) for index, part in enumerate(variant.words)]
    others = [(index, script) for index, script in found if script not in {"", *expected}]
    if others and in_force(RULES["language-words"], house) and language_told(variant.words, said):
        return
    for index, script in others:
        yield Remark(variant.place("thread" if index else "language"), "other", language=said, script=script)


@cache
def scripts(language: str) -> tuple[str, ...]:
    """Return the scripts that a language is written in, by its tag; none where they are not known."""
    first, *rest = subtags(language)
    said = tuple(part.title() for part in rest if len(part) == 4 and part.isalpha())
    known = tuple(script for script, languages in LANGUAGES.items() if first in languages.split())
    return tuple(script for script in said if script in LETTERS) if said else known


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def _script(text: str, expected: tuple[str, ...]) -> str:
    """Return the script of most letters; "" where there are too few, or none of another script than is expected."""
    met, signs = _met(expected), signs_of(text)
    if not met.issuperset(signs):
        met.update(sign for sign in signs - met if script_of(sign) in {"", *expected})
    if met.issuperset(signs):
        return ""
    counts = dict.fromkeys(("", *LETTERS), 0)
    for sign, often in Counter(re.sub(r"https?://\S+|[@#]\S+|＃\S+", " ", text)).items():
        counts[script_of(sign)] += often
    most = max(LETTERS, key=counts.__getitem__)
    return most if counts[most] >= FEWEST else ""


@cache
def _met(_expected: tuple[str, ...]) -> set[str]:
    """Return the signs met so far that are no letters of any script but those; a pattern of them takes 5 ms to make."""
    return set()


@lru_cache(maxsize=4096)
def script_of(sign: str) -> str:
    """Return the script of a letter; "" for what is no letter, or one of a script that is not listed."""
    rows = _rows()
    at = bisect_left(rows, (f"{sign}\0",)) - 1
    return rows[at][2] if at >= 0 and sign <= rows[at][1] else ""


@cache
def _rows() -> Sequence[tuple[str, str, str]]:
    """Return the rows of letters in their order, each with its first and its last letter and its script."""
    return sorted((row[0], row[-1], name) for name, letters in LETTERS.items() for row in letters.split(" "))
