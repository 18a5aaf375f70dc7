"""Counts and ids as offices and spreadsheets write them."""

import re
import unicodedata
from collections.abc import Callable, Iterable

from postdesk.sentences import Sentence

NOT_GIVEN = {"", "-", "--", "–", "—", "N/A", "n/a", "NAN", "NaN", "nan", "null"}
PLAIN = str.maketrans(
    {
        "−": "-",
        "٬": ",",
        "٫": ".",
        **dict.fromkeys(" \u00a0\u202f\u2009'’\u200e\u200f\u061c\u202a\u202b\u202c\ufeff", ""),
    }
)
AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}([.,])\d{3}")
"""Thousands, or three decimals."""
GROUPED = re.compile(r"(-?[1-9]\d{0,2}(?:([.,])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,]0+)?")
WHOLE = re.compile(r"(-?\d+)(?:[.,]0+)?")
ROUNDED = re.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?([KMB])", re.IGNORECASE)
THOUSANDS = {"k": 3, "m": 6, "b": 9}
MOST = 10**12
"""From here on a number counts nothing that people did."""
LONGEST_EXACT = 15
"""Digits that a spreadsheet keeps of a number; it writes noughts for the rest."""
LONGEST_ID = 40
SHOWN = 60
"""Letters of a cell that a sentence shows."""
CHANCE = 100
"""One in so many columns of whole ids may be taken for a damaged one."""


class CellError(ValueError):
    """A cell that cannot be believed; the sentence is the reason why its row is skipped."""

    def __init__(self, sentence: str, /, **values: object) -> None:
        self.sentence = Sentence(sentence, **values)
        super().__init__(self.sentence)


def no_date(text: str) -> Sentence:
    """Return why a row is skipped whose date cannot be read."""
    return Sentence("no date can be read in {cell}", cell=quoted(text))


def quoted(text: str) -> str:
    """Return a cell between quotation marks, in short."""
    plain = " ".join(text[: SHOWN * 4].split())
    return f'"{plain[:SHOWN]}…"' if len(plain) > SHOWN or len(text) > SHOWN * 4 else f'"{plain}"'


def count_of(text: str, is_decimal: Callable[[str], bool] = lambda _: False) -> int | None:
    """Return a whole number in any office's writing (`1,234`, `1.234`, `106.0`, `1.2K`); None where none is given.

    `is_decimal` tells whether a sign with three digits behind it stands before decimals; it is asked only where the
    number itself does not show it, and may raise CellError.

    Raises:
        CellError: The text is no whole number.
    """
    plain = in_latin(text)
    if plain in NOT_GIVEN:
        return None
    two_ways = AMBIGUOUS.fullmatch(plain)
    shape = WHOLE if two_ways and is_decimal(two_ways[1]) else GROUPED
    if match := shape.fullmatch(plain) or WHOLE.fullmatch(plain):
        return _believable(match[1].replace(",", "").replace(".", ""))
    if match := ROUNDED.fullmatch(plain):
        return int(f"{match[1]}{(match[2] or '').ljust(THOUSANDS[match[3].casefold()], '0')}")
    raise CellError("{cell} is no whole number", cell=quoted(text))


def in_latin(text: str) -> str:
    """Return a number with Latin digits and signs, without the space in and around it."""
    return "".join(map(_latin_digit, text.strip().translate(PLAIN)))


def _latin_digit(char: str) -> str:
    return str(unicodedata.decimal(char)) if char > "\x7f" and char.isdecimal() else char


def _believable(digits: str) -> int:
    """Return a number; CellError above what a column of counts can hold, which is more than anybody has counted."""
    if len(digits) > len(str(MOST)) + 1 or abs(int(digits)) > MOST:
        shown = digits if len(digits) < 40 else f"{digits[:40]}…"
        raise CellError("{number} is more than anybody can have counted", number=shown)
    return int(digits)


def rounded(column: Iterable[str]) -> bool:
    """Tell whether a spreadsheet has rounded a column of ids: all that are long end in noughts after 15 digits.

    A whole id may end in a nought, too; that all of them do is believed only where chance hardly makes it so.
    """
    chance = 1.0
    for number in column:
        if number.isdecimal() and len(number) > LONGEST_EXACT:
            if set(number[LONGEST_EXACT:]) != {"0"}:
                return False
            chance /= 10 ** (len(number) - LONGEST_EXACT)
    return chance < 1 / CHANCE


def no_link(link: str, names: str) -> CellError:
    """Return why a row is skipped of which the link does not lead to a post, which `names` says in words."""
    if not link.strip():
        return CellError("it has no link that names {what}: a total, or a note", what=Sentence(names))
    return CellError("the link {cell} does not name {what}", cell=quoted(link), what=Sentence(names))


def no_id(number: str) -> CellError:
    """Return why a row is skipped of which neither id nor link can be believed."""
    if not number:
        return CellError("it has neither an id nor a link that names its post")
    if not number[:1].isdecimal() or len(number) > LONGEST_ID:
        return CellError("{cell} is no id of a post", cell=quoted(number))
    return CellError(
        "the id {cell} was damaged by a spreadsheet and no link is there to recover it from", cell=quoted(number)
    )
