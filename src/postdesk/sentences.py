"""A sentence of the program that a surface may say in another language: English with named places, and their values.

What is kept, logged or read by machines is its English, which is what it is as a text.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import Self, TypeVar

Value = TypeVar("Value")


class Sentence(str):
    """A sentence, whole, its values in named places; without values it is taken as it stands.

    Where a number governs it, that is the value `count`, and the value `many` is the sentence for any number but one. A
    value may be a sentence itself, or a trouble, which is said in the same language.
    """

    __slots__ = ("one", "values")
    one: str
    values: Mapping[str, object]

    def __new__(cls, one: str, /, **values: object) -> Self:
        """Return the sentence in English, which knows what it was made of; one that is whole stays as it is."""
        if isinstance(one, cls) and not values:
            return one
        many = str(values.get("many", ""))
        said = many if many and values["count"] != 1 else one
        made = super().__new__(cls, said.format(**values) if values else said)
        made.one, made.values = one, values
        return made

    @property
    def many(self) -> str:
        """The sentence for any number but one; "" where no number governs it."""
        return str(self.values.get("many", ""))


def either(values: Iterable[object]) -> object:
    """Return values one of which is meant: "queued", "queued or held"."""
    return reduce(lambda one, other: Sentence("{one} or {other}", one=one, other=other), values)


def every(values: Iterable[Value]) -> "Value | Sentence":
    """Return values all of which are meant: "fedi", "fedi and x"."""
    said: Iterable[Value | Sentence] = values
    return reduce(lambda one, other: Sentence("{one} and {other}", one=one, other=other), said)


def after_another(parts: Iterable[Sentence], between: str = "{one}, {other}") -> Sentence:
    """Return values one after another: "queued, held"."""
    said = list(parts)
    return reduce(lambda one, other: Sentence(between, one=one, other=other), said) if said else Sentence("")


def as_clauses(parts: Iterable[Sentence]) -> Sentence:
    """Return values as clauses of one sentence: "held; its text has changed"."""
    return after_another(parts, "{one}; {other}")


def noted(text: str, say: Callable[[str], str] = str) -> str:
    """Return the text of a file, where what stands between ⟦ and ⟧ is for people: `say` says it in their language."""
    begun, *notes = text.split("⟦")
    return begun + "".join(say(note) + rest for note, _, rest in (each.partition("⟧") for each in notes))


def without_margin(doc: str) -> str:
    """Return a text that stands in code as `inspect.cleandoc` does: without the margin that follows its first line."""
    first, _, rest = doc.expandtabs().partition("\n")
    lines = rest.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join((first.lstrip(), *(line[margin:] for line in lines))).strip("\n")
