"""No invisible sign stands inside a word, a hashtag or a link.

Soft hyphens, zero-width spaces and their kin come along with what is copied from a page, a PDF or Word. Nobody sees
them, and networks do: `#Safe` and an unseen hyphen before `Migration` is the hashtag `#Safe`; an address with one
leads nowhere; nobody finds the word by searching.

What to do: delete the sign, or type the word anew. Where scripts need such signs they are left alone: joiners in
Persian, Urdu and the scripts of India, in emoji; zero-width spaces in Thai, Lao, Khmer, Burmese and Tibetan.

Sources: https://www.unicode.org/reports/tr14/ (SHY, ZWSP, WJ), https://www.unicode.org/faq/unsup_char.html.
"""

import unicodedata
from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.text.invisible import NAMES, invisible_signs

ID = "invisible-sign"
SEVERITY = Severity.WARNING
FAR = 30
"""How many signs of a word are shown on each side."""
SPACES = "\u00a0\u202f"
JOINERS = "\u200c\u200d"
JOINED = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "HEBREW", "DIGIT")
"""Scripts whose letters are never joined or parted by an unseen sign."""
WITHOUT_BLANKS = ("THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "BALINESE", "JAVANESE")


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first word, hashtag and address of each part, and the link, in which an invisible sign stands."""
    for index, text in enumerate((*variant.words, variant.draft.link)):
        key = "link" if index == len(variant.words) else "thread" if index else "text"
        for word, sign in firsts(text):
            yield Remark(
                variant.place(key), "inside", word=_shown(word, sign), name=NAMES[sign], sign=f"U+{ord(sign):04X}"
            )


def _shown(word: str, sign: str) -> str:
    """Return a word with a middle dot in brackets where the sign stands that nobody sees."""
    return word.replace(sign, "[·]")


def firsts(text: str) -> list[tuple[str, str]]:
    """Return the first word, the first hashtag and the first address with an invisible sign in it, and the sign."""
    found: dict[str, tuple[str, str]] = {}
    for sign, at in invisible_signs(text):
        word = whole_word(text, at)
        kind = "address" if "://" in word else word[0] if word[:1] in {"#", "＃"} else "word"
        if kind not in found and harms(sign, text[max(at - 1, 0) : at], text[at + 1 : at + 2], word):
            found[kind] = word, sign
    return list(found.values())


def harms(sign: str, before: str, after: str, word: str) -> bool:
    """Tell whether a sign does harm where it stands, by the letters on both sides."""
    if sign in SPACES:  # right typography, but at the end of a hashtag or an address that was to go on
        return word.startswith(("#", "＃")) and before.isalnum() and after.isalpha() and after.isupper()
    if sign in JOINERS:
        return is_of(before, JOINED) and is_of(after, JOINED)
    if sign == "\u200b" and (is_of(before, WITHOUT_BLANKS) or is_of(after, WITHOUT_BLANKS)):
        return False
    return bool(before) and not before.isspace()


def is_of(letter: str, scripts: tuple[str, ...]) -> bool:
    """Tell whether a letter is of one of these scripts, by its name in Unicode."""
    return bool(letter) and unicodedata.name(letter, "").startswith(scripts)


def whole_word(text: str, at: int) -> str:
    """Return the word round a place, up to the blanks on both sides, in short."""
    before, after = text[max(at - FAR, 0) : at], text[at + 1 : at + FAR]
    left = before.rsplit(maxsplit=1)[-1] if before and not before[-1].isspace() else ""
    right = after.split(maxsplit=1)[0] if after and not after[0].isspace() else ""
    return left + text[at] + right
