r"""Plain text: the scripts that are written without combining signs, where fast patterns are exact.

In Latin, Greek, Cyrillic, Georgian, kana, Han and Hangul text, with the usual punctuation, symbols and emoji of one
code point, Python's own `\w` and every network's idea of a letter agree, but for a few signs that `LETTER` leaves out.
Text beyond that is read with full tables, which cost time to load.
"""

import re

_BEYOND = re.compile(
    "["
    "\u0300-\u036f\u0483-\u0489\u0558\u0560\u0588\u058b-\u058c\u0591-\u109f\u1100-\u1dff\u200c-\u200d"
    "\u203f-\u2040\u2054\u205f-\u209f\u20d0-\u20ff\u2150-\u218f\u2460-\u24ff\u2776-\u2793\u2c00-\u2fff\u3003"
    "\u3007\u301c\u3021-\u302f\u3031-\u3040\u3097-\u309c\u30a0\u30fb\u3100-\u3104\u312e-\u33ff\u4db6-\u4dff"
    "\u9fcd-\uabff\ud7a4-\uff00\uff3f\uff5e\uff9e-\U0001f2ff\U0001f3fb-\U0001f3ff\U0001fb00-\U0010ffff"
    "]"
)

# A letter, digit or underscore of plain text; the superscripts and fractions of Latin-1 are none.
LETTER = r"[^\W²³¹¼½¾]"


def plain_text(text: str) -> bool:
    """Tell whether the fast patterns are exact for this text."""
    return text.isascii() or not _BEYOND.search(text)
