"""Letters of one script that look like letters of another.

Source: Unicode Technical Standard 39, https://www.unicode.org/reports/tr39/.
"""

LOOKALIKES = {
    "Latn": frozenset("ABCEHIJKMOPSTXYaceijopsxy"),
    "Cyrl": frozenset("АВСЕНІЈКМОРЅТХУасеіјорѕху"),
    "Grek": frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονυ"),
}


def strays(word: str) -> tuple[str, tuple[str, ...], str] | None:
    """Return the script of a word's strays, those letters, and the script of the others; None where it has none.

    Strays are letters of a second script all of which look like letters of the first; where one does not,
    both are meant.
    """
    if word.isascii():
        return None
    letters = {name: [letter for letter in word if script(letter) == name] for name in LOOKALIKES}
    used = sorted((name for name in LOOKALIKES if letters[name]), key=lambda name: len(letters[name]))
    if len(used) != 2:
        return None
    few, many = used
    if not LOOKALIKES[few].issuperset(letters[few]):
        if not LOOKALIKES[many].issuperset(letters[many]):
            return None
        few, many = many, few
    return few, tuple(dict.fromkeys(letters[few])), many


def script(letter: str) -> str:
    """Return the script of a letter by ISO 15924, of the three that look alike; "" for everything else."""
    if "\u0400" <= letter <= "\u052f":
        return "Cyrl"
    if "\u0370" <= letter <= "\u03ff":
        return "Grek"
    return "Latn" if letter.isalpha() and letter < "\u0250" else ""
