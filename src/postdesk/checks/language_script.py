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
from collections.abc import Iterator
from functools import cache, lru_cache

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House

ID = "language-script"
SEVERITY = Severity.WARNING
LETTERS = {
    "Latn": "A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿ",
    "Cyrl": "Ѐ-ԯ",
    "Arab": "ؠ-يٮ-ۓۺ-ۿݐ-ݿࢠ-ࣇﭐ-ﻼ",
    "Grek": "Ͱ-Ͽἀ-῿",
    "Hebr": "א-ת",
    "Deva": "ऄ-हक़-ॡ",
    "Ethi": "ሀ-ፚ",
    "Hani": "一-鿿ぁ-ヿ가-힣",
}
NAMES = {
    "Latn": "Latin",
    "Cyrl": "Cyrillic",
    "Arab": "Arabic",
    "Grek": "Greek",
    "Hebr": "Hebrew",
    "Deva": "Devanagari",
    "Ethi": "Ethiopic",
    "Hani": "Chinese, Japanese or Korean",
}
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


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- letters are letters
    """Compare the script of each part's letters with that of the language."""
    expected = scripts(variant.draft.language)
    if not expected:
        return
    for index, part in enumerate(variant.words):
        if (found := script(part, expected)) not in {"", *expected}:
            said = f'the language is "{variant.draft.language}", and the text is in {NAMES[found]} letters'
            yield Remark(variant.place("thread" if index else "language"), said)


@cache
def scripts(language: str) -> tuple[str, ...]:
    """Return the scripts that a language is written in, by its tag; none where they are not known."""
    first, *rest = language.replace("_", "-").split("-")
    said = tuple(part.title() for part in rest if len(part) == 4 and part.isalpha())
    known = tuple(script for script, languages in LANGUAGES.items() if first.lower() in languages.split())
    return tuple(script for script in said if script in LETTERS) if said else known


@lru_cache(maxsize=8)  # the accounts of one draft follow each other, and mostly say the same
def script(text: str, expected: tuple[str, ...]) -> str:
    """Return the script of most letters; "" where there are too few, or none of another script than is expected."""
    plain = "Latn" in expected and all(sign < "\u0370" for sign in set(text) if sign.isalpha())
    if plain or not others(expected).search(text):
        return ""
    spoken = re.sub(r"https?://\S+|[@#＃]\S+", " ", text)
    counts = {name: len(re.findall(f"[{letters}]", spoken)) for name, letters in LETTERS.items()}
    most = max(counts, key=counts.__getitem__)
    return most if counts[most] >= FEWEST else ""


@cache
def others(expected: tuple[str, ...]) -> re.Pattern[str]:
    """Match a stretch of letters of other scripts: two words, or a text of one."""
    foreign = "".join(letters for name, letters in LETTERS.items() if name not in expected)
    return re.compile(f"[{foreign}][{foreign}][{foreign}]")  # not {3}: so the search leaps to the first
