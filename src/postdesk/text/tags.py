"""What makes two hashtags the same one."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=4096)  # an office uses few, and again and again
def identity(tag: str) -> str:
    """Return a hashtag, with or without its sign, as networks compare it: NFKC, without `#` or `＃`, casefolded.

    `＃移民` is `#移民`, `Migration` is `migration`; scripts and diacritics stay apart, since their readers are.
    """
    return unicodedata.normalize("NFKC", tag).lstrip("#").casefold()
