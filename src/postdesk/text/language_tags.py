"""The tag of a language by its parts, and the languages that are one to whoever goes by their words."""

from collections.abc import Mapping, Sequence

AS_SERBIAN: Mapping[str, str] = dict.fromkeys(("bs", "hr", "cnr", "me", "sh"), "sr")
"""Languages whose words are those of Serbian."""
SOUTH_SLAVIC = ("sr", *AS_SERBIAN, "sl", "mk")
"""Languages that write ordinals with a full stop, have cases, and set no capital within a date."""


def subtags(language: str) -> Sequence[str]:
    """Return the parts of a tag in small letters, the language first: "sr" and "latn" of "sr-Latn" and "sr_Latn"."""
    return language.replace("_", "-").lower().split("-")
