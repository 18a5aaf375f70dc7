r"""Plain text: the scripts that are written without combining signs, where fast patterns are exact.

In Latin, Greek, Cyrillic, Georgian, kana, Han and Hangul text, with the usual punctuation, symbols and emoji of one
code point, Python's own `\w` and every network's idea of a letter agree, but for a few signs that `LETTER` leaves out.
Text beyond that is read with full tables, which cost time to load.
"""

import re

_BEYOND = re.compile(
    "[^\x00-\u02ff\u0370-\u0482\u048a-\u0557\u0559-\u055f\u0561-\u0587\u0589\u058a\u058d-\u0590\u10a0-\u10ff"
    "\u1e00-\u200b\u200e-\u203e\u2041-\u2053\u2055-\u205e\u20a0-\u20cf\u2100-\u214f\u2190-\u245f\u2500-\u2775\u2794-\u2bff"
    "\u3000-\u3002\u3004-\u3006\u3008-\u301b\u301d-\u3020\u3030\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3105-\u312d\u3400-\u4db5\u4e00-\u9fcc\uac00-\ud7a3\uff01-\uff3e\uff40-\uff5d\uff5f-\uff9d"
    "\U0001f300-\U0001f3fa\U0001f400-\U0001faff]"
)

# A letter, digit or underscore of plain text; the superscripts and fractions of Latin-1 are none.
LETTER = r"[^\W²³¹¼½¾]"


def plain(text: str) -> bool:
    """Tell whether the fast patterns are exact for this text."""
    return text.isascii() or not _BEYOND.search(text)
