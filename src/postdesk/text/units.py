"""The units in which networks count: UTF-8 bytes, UTF-16 code units, and the offsets between them.

A lone surrogate (JSON can smuggle one in) counts as the networks' own code counts it: three bytes, one unit.
"""

from collections.abc import Callable, Iterable


def utf8(text: str) -> int:
    """Return the length in UTF-8 bytes."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def utf16(text: str) -> int:
    """Return the length in UTF-16 code units, which is what JavaScript and most databases call characters."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16", "surrogatepass")) // 2 - 1  # a byte order mark; Python has this form at hand


def offsets(text: str, indices: Iterable[int], length: Callable[[str], int]) -> list[int]:
    """Turn ascending code-point indices into offsets in another unit, in one pass over the text.

    Args:
        text: The text the indices point into.
        indices: Code-point indices in ascending order.
        length: `utf8` or `utf16`.
    """
    found: list[int] = []
    done = offset = 0
    for index in indices:
        offset += length(text[done:index])
        done = index
        found.append(offset)
    return found
