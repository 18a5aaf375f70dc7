"""A hashtag is written in the letters of one script.

`#IOМ` with a Cyrillic М looks right and is another tag: nobody who types the word finds it. It happens where
the keyboard is switched in the middle of a word. A tag whose letters of a second script do not all look like
letters of the first is meant so, and fine: `#EUзаТебе`.

What to do: type the tag anew in one go, with one keyboard.

Source: Unicode Technical Standard 39 on letters that look alike, https://www.unicode.org/reports/tr39/.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.text import written

ID = "lookalike-hashtag"
SEVERITY = Severity.WARNING
LOOKALIKES = {
    "Latn": frozenset("ABCEHIJKMOPSTXYaceijopsxy"),
    "Cyrl": frozenset("АВСЕНІЈКМОРЅТХУасеіјорѕху"),
    "Grek": frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ"),
}


def check(variant: Variant) -> Iterator[Remark]:
    """Name each tag that mixes scripts by letters that cannot be told apart."""
    for index, text in enumerate(variant.texts):
        if text.isascii():
            continue
        for tag in written.hashtags(text):
            if not tag.text.isascii() and (found := foreign(tag.text)):
                key = "hashtags" if tag.text in variant.hashtags else "thread" if index else "text"
                few, letters, many = found
                yield Remark(variant.place(key), "mixed", tag=tag.text, script=few, letters=letters, among=many)


def foreign(tag: str) -> tuple[str, tuple[str, ...], str] | None:
    """Return the script in the minority and its letters, if all of them look like letters of the other, and that."""
    letters = {name: [letter for letter in tag if _script(letter) == name] for name in LOOKALIKES}
    used = sorted((name for name in LOOKALIKES if letters[name]), key=lambda name: len(letters[name]))
    if len(used) != 2:
        return None
    few, many = used
    if not LOOKALIKES[few].issuperset(letters[few]):
        if not LOOKALIKES[many].issuperset(letters[many]):
            return None
        few, many = many, few
    return few, tuple(dict.fromkeys(letters[few])), many


def _script(letter: str) -> str:
    """Return the script of a letter by ISO 15924, of the three that look alike; "" for everything else."""
    if "\u0400" <= letter <= "\u052f":
        return "Cyrl"
    if "\u0370" <= letter <= "\u03ff":
        return "Grek"
    return "Latn" if letter.isalpha() and letter < "\u0250" else ""
