"""From the names that people give to campaigns, posts, accounts and servers to the names of files and folders.

A plain name stays as it is. Any other gets a mark that follows from it alone: so no two names are one file, on no file
system (some take capitals for small letters, or `é` for `e` with its accent), and none leads out of its folder.
"""

import re
import unicodedata
from collections.abc import Collection

MOST = 120
"""Bytes of a name that are kept; with its mark, an ending and another name beside it, any file system takes it."""
PLAIN = r"(?a)[a-z0-9_][a-z0-9._-]*(?<!\.)"
"""Small letters and digits, which no file system takes for others."""
WRITTEN = r"\w[\w.-]*(?<!\.)"
"""Letters of any script: what a person would call a file."""
UNSEEN = "[\u034f\u17b4\u17b5\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
"""Marks that nobody sees (Unicode's Default_Ignorable_Code_Point, category M); some file systems pass them over."""
RESERVED = r"(con|prn|aux|nul|(conin|conout)\$|(com|lpt)[0-9¹²³])(\..*)?"
"""Names of devices on Windows, whatever their ending.

Source: https://learn.microsoft.com/windows/win32/fileio/naming-a-file, Naming Conventions.
"""


def file_name(name: str, most: int = MOST) -> str:
    """Return the name of a file or folder for what is called `name`; of `+`, `@` and `~` only the mark has one."""
    if len(name) <= most and re.fullmatch(PLAIN, name) and not re.fullmatch(RESERVED, name):
        return name
    return f"{_readable(name, most)}~{_mark(name)}"


def new_file_name(name: str, taken: Collection[str] = (), most: int = MOST) -> str:
    """Return the name of a file that is to begin, as a person would write it: small letters, hyphens for blanks.

    Where another file has that name already (in `taken`), or no file can, it is that of `file_name`: for a plain name
    the one that is there, which nobody replaces.
    """
    written = "-".join(_as_compared(name).split())
    fit = _readable(written, most) == written and _is_written(written)
    return written if fit and written not in map(_as_compared, taken) else file_name(name, most)


def _is_written(name: str) -> bool:
    """Whether a name is of letters and digits, with the marks that belong to letters in scripts such as Devanagari."""
    marks = [unicodedata.category(sign)[0] == "M" for sign in name]
    letters = "".join(sign for sign, mark in zip(name, marks, strict=True) if not mark)
    return not any(marks[:1]) and not re.search(UNSEEN, name) and bool(re.fullmatch(WRITTEN, letters))


def _as_compared(name: str) -> str:
    """Return a name as file systems compare it that take capitals for small letters, or compose what is apart."""
    return unicodedata.normalize("NFC", name).lower()


def in_letters(name: str) -> str:
    """Return a name or path as a text that every file and database takes: bytes that are no letters are written out."""
    return name.encode("utf-8", "backslashreplace").decode()


def _readable(name: str, most: int) -> str:
    """Return the letters, marks and digits of a name, with `_` for all else, in so many bytes at most."""
    kept = "".join(sign if sign in "-." or unicodedata.category(sign)[0] in "LMN" else "_" for sign in name)
    cut = kept.encode()[:most].decode("utf-8", "ignore").lstrip(".-")
    return f"_{cut}" if re.fullmatch(RESERVED, cut.casefold()) or not cut else cut


def _mark(name: str) -> str:
    """Return 16 letters and digits that follow from a name: 80 bits of its SHA-256."""
    from base64 import b32encode
    from hashlib import sha256

    return b32encode(sha256(name.encode("utf-8", "surrogatepass")).digest()[:10]).decode().lower()
