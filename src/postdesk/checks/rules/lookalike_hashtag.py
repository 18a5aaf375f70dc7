"""A hashtag is written in the letters of one script.

`#IOМ` with a Cyrillic М looks right and is another tag: nobody who types the word finds it. It happens where
the keyboard is switched in the middle of a word. A tag whose letters of a second script do not all look like
letters of the first is meant so, and fine: `#EUзаТебе`.

What to do: type the tag anew in one go, with one keyboard.

Source: Unicode Technical Standard 39 on letters that look alike, https://www.unicode.org/reports/tr39/.
"""

from collections.abc import Iterator

from postdesk.models import Remark, Severity, Variant
from postdesk.settings import House
from postdesk.text import written

ID = "lookalike-hashtag"
SEVERITY = Severity.WARNING
LOOKALIKES = {
    "Latin": frozenset("ABCEHIJKMOPSTXYaceijopsxy"),
    "Cyrillic": frozenset("АВСЕНІЈКМОРЅТХУасеіјорѕху"),
    "Greek": frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ"),
}


def check(variant: Variant, house: House) -> Iterator[Remark]:  # noqa: ARG001 -- letters are letters
    """Name each tag that mixes scripts by letters that cannot be told apart."""
    for index, text in enumerate(variant.texts):
        if text.isascii():
            continue
        for tag in written.hashtags(text):
            if not tag.text.isascii() and (said := foreign(tag.text)):
                key = "hashtags" if tag.text in variant.hashtags else "thread" if index else "text"
                yield Remark(variant.place(key), f"#{tag.text} has {said}: it will be found by nobody who types it")


def foreign(tag: str) -> str:
    """Name the letters of the script that is in the minority, if all of them look like letters of the other."""
    letters = {name: [letter for letter in tag if script(letter) == name] for name in LOOKALIKES}
    used = sorted((name for name in LOOKALIKES if letters[name]), key=lambda name: len(letters[name]))
    if len(used) != 2:
        return ""
    few, many = used
    if not LOOKALIKES[few].issuperset(letters[few]):
        if not LOOKALIKES[many].issuperset(letters[many]):
            return ""
        few, many = many, few
    return f"the {few} {', '.join(dict.fromkeys(letters[few]))} among its {many} letters"


def script(letter: str) -> str:
    """Return the script of a letter, of the three that look alike; "" for everything else."""
    if "\u0400" <= letter <= "\u052f":
        return "Cyrillic"
    if "\u0370" <= letter <= "\u03ff":
        return "Greek"
    return "Latin" if letter.isalpha() and letter < "\u0250" else ""
