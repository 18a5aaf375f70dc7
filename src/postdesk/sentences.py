"""A sentence of the program that a surface may say in another language: English with named places, and their values.

What is kept, logged or read by machines is its English, which `str` gives.
"""

from collections.abc import Iterable
from functools import reduce


class Sentence:
    """A sentence, whole, its values in named places; without values it is taken as it stands.

    Where a number governs it, that is the value `count`, and the value `many` is the sentence for any number but one. A
    value may be a sentence itself, or a trouble, which is said in the same language.
    """

    __slots__ = ("one", "values")

    def __init__(self, one: str, /, **values: object) -> None:
        self.one, self.values = one, values

    @property
    def many(self) -> str:
        """The sentence for any number but one; "" where no number governs it."""
        return str(self.values.get("many", ""))

    def __str__(self) -> str:
        said = self.many if self.many and self.values["count"] != 1 else self.one
        return said.format(**self.values) if self.values else said


def either(values: Iterable[object]) -> object:
    """Return values one of which is meant: "queued", "queued or held"."""
    return reduce(lambda one, other: Sentence("{one} or {other}", one=one, other=other), values)
