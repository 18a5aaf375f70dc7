"""The tag of a language by its parts, and the languages that are one to whoever goes by their words."""

from collections.abc import Mapping, Sequence

AS_SERBIAN: Mapping[str, str] = dict.fromkeys(("bs", "hr", "cnr", "me", "sh"), "sr")
"""Languages whose words are those of Serbian."""
SOUTH_SLAVIC = ("sr", *AS_SERBIAN, "sl", "mk")
"""Languages that write ordinals with a full stop, have cases, and set no capital within a date."""


def is_tag(text: str) -> bool:
    """Tell whether a text has the form of a tag: two or three letters, then parts of two to eight signs (BCP 47)."""
    first, *rest = text.split("-")
    parts = all([part.isalnum() and 2 <= len(part) <= 8 for part in rest])  # noqa: C419 -- mostly none
    return text.isascii() and first.isalpha() and 2 <= len(first) <= 3 and parts


def subtags(language: str) -> Sequence[str]:
    """Return the parts of a tag in small letters, the language first: "sr" and "latn" of "sr-Latn" and "sr_Latn"."""
    return language.replace("_", "-").lower().split("-")
