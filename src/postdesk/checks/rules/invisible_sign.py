"""No invisible sign stands inside a word, a hashtag or a link.

Soft hyphens, zero-width spaces and their kin come along with what is copied from a page, a PDF or Word. Nobody sees
them, and networks do: `#Safe` and an unseen hyphen before `Migration` is the hashtag `#Safe`; an address with one
leads nowhere; nobody finds the word by searching.

What to do: delete the sign, or type the word anew. Where scripts need such signs they are left alone: joiners in
Persian, Urdu and the scripts of India, in emoji; zero-width spaces in Thai, Lao, Khmer, Burmese and Tibetan; marks of
direction between words.

Sources: https://www.unicode.org/reports/tr14/ (SHY, ZWSP, WJ), https://www.unicode.org/faq/unsup_char.html.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.text.invisible import NAMES, SPACES, invisible_signs, is_stray

ID = "invisible-sign"
SEVERITY = Severity.WARNING
FAR = 30
"""How many signs of a word are shown on each side."""


def check(variant: Variant) -> Iterator[Remark]:
    """Name the first word, hashtag and address of each part, the link, and the first of `hashtags:` that holds one."""
    parts = [("thread" if index else "text", text) for index, text in enumerate(variant.words)]
    tags = " ".join([f"#{tag}" for tag in variant.hashtags])
    for key, text in (*parts, ("link", variant.draft.link), ("hashtags", tags)):
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
        before, after = text[max(at - FAR, 0) : at], text[at + 1 : at + FAR]
        if kind not in found and (is_stray(sign, before, after) or cuts_hashtag(sign, word)):
            found[kind] = word, sign
    return list(found.values())


def cuts_hashtag(sign: str, word: str) -> bool:
    """Tell whether a space that looks like none stands in a hashtag that was to go on: right typography elsewhere."""
    tag, _, rest = word.partition(sign)
    return sign in SPACES and tag.startswith(("#", "＃")) and tag[-1:].isalnum() and rest[:1].isupper()


def whole_word(text: str, at: int) -> str:
    """Return the word round a place, up to the blanks on both sides, in short."""
    before, after = text[max(at - FAR, 0) : at], text[at + 1 : at + FAR]
    left = before.rsplit(maxsplit=1)[-1] if before and not before[-1].isspace() else ""
    right = after.split(maxsplit=1)[0] if after and not after[0].isspace() else ""
    return left + text[at] + right
