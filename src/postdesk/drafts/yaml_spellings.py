"""Values → YAML, in the ways a person would write them, the likeliest first.

Whether a way is right is for the writer to find out, which reads again what it wrote: the last way, double quotes with
escapes on one line, always is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""What may stand in a campaign file: a text, a list, or a mapping."""

WIDTH = 100
"""Columns that a list on one line may take."""
STEP = 2
_PLAIN = r"[^\W_][^\n\t#:,\[\]{}\"'&*!|>%@`\\]*(?<! )"
_PLAIN_MOMENT = r"(?a)\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?(?: [A-Za-z_/]+| [+-]\d\d:\d\d)?"
_PLAIN_LINK = r"(?a)https?://[\w./~?=%+&;-]+(?<![:,])"
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class Spelling(Struct, frozen=True):
    """How a value is written: `head` behind its key or dash, `tail` are the lines below, each behind a break."""

    head: str
    tail: str = ""

    def __str__(self) -> str:
        return self.head + self.tail


def spellings(value: str, indent: int, *, flow: bool, was: str = "", block: bool = False) -> Iterator[Spelling]:
    """Yield the ways to write a text.

    Args:
        value: the text.
        indent: the column at which the lines of a block begin.
        flow: whether it stands in brackets or braces, where no block may.
        was: the sign of the block that stands there now (`|`, `>-`), `"` or `'`, or "" for none.
        block: whether a block is wanted even for one line.
    """
    text = value.rstrip("\n")
    if not flow and was[:1] in ("|", ">"):
        yield from _as_it_was(text, indent, was)
    if not flow and text.strip() and (block or "\n" in text):
        yield _literal(text, indent, "|")
    yield from map(Spelling, _on_its_line(value, was))


def _on_its_line(value: str, was: str) -> Iterator[str]:
    """Yield the ways to write a text on one line."""
    if was[:1] == "'" and "\n" not in value:
        yield "'" + value.replace("'", "''") + "'"
    if was[:1] != '"' and _plain(value):
        yield value
    if '"' in value and "'" not in value and "\n" not in value:
        yield f"'{value}'"
    yield in_quotes(value)


def _plain(value: str) -> bool:
    return any(re.fullmatch(form, value) for form in (_PLAIN, _PLAIN_MOMENT, _PLAIN_LINK))


def in_quotes(value: str) -> str:
    """Return a text in double quotes, on one line."""
    return '"' + "".join(_ESCAPES.get(sign) or sign for sign in value) + '"'


def _as_it_was(text: str, indent: int, sign: str) -> Iterator[Spelling]:
    """Yield a block with the sign of the one before, as long as the text has lines that it can hold."""
    if not text.strip():
        return
    if sign.startswith(">") and not re.search(r"(?m)^[ \t]|[ \t]$", text):
        yield Spelling(sign, _folded(text, indent))
    if sign.startswith("|"):
        yield _literal(text, indent, sign)
    yield _literal(text, indent, "|")


def _literal(text: str, indent: int, sign: str) -> Spelling:
    first = text.lstrip("\n")
    if first.startswith(" ") and sign in ("|", "|-", "|+"):
        sign = f"|{STEP}{sign[1:]}"
    return Spelling(sign, "".join(f"\n{' ' * indent}{line}" if line else "\n" for line in text.split("\n")))


def _folded(text: str, indent: int) -> str:
    """Return the lines of a folded block: a line break is a blank line, a long line is wrapped."""
    room = WIDTH + 2 * STEP - indent
    lines = [line for paragraph in text.split("\n") for line in (*_wrapped(paragraph, room), "")][:-1]
    return "".join(f"\n{' ' * indent}{line}" if line else "\n" for line in lines)


def _wrapped(paragraph: str, room: int) -> Iterator[str]:
    """Yield a paragraph in lines, broken at single blanks only, because several would become one."""
    line = ""
    for word in re.split(r"(?<=\S) (?=\S)", paragraph):
        if line and len(line) + 1 + len(word) > room:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def written_value(value: Value, column: int, *, name: str = "", way: int = 0) -> Spelling:
    """Return a value below a key or a dash that stands in a column.

    Args:
        value: what is to be written.
        column: where its key or dash begins, from 0.
        name: its key: what `text` says is a block, as an officer writes it.
        way: which of the ways its texts are written in, 0 for the likeliest.
    """
    indent = column + STEP
    if isinstance(value, str):
        return nth(spellings(value, indent, flow=False, block=name == "text"), way)
    if not value or (short := _on_one_line(value, column + len(name))):
        return Spelling(short if value else "{}" if isinstance(value, Mapping) else "[]")
    if isinstance(value, Mapping):
        return Spelling("", "".join(f"\n{' ' * indent}{entry}" for entry in entry_lines(value, indent, way)))
    return Spelling("", "".join(f"\n{' ' * indent}{item}" for item in dashed(value, indent, way)))


def _on_one_line(value: Value, column: int) -> str:
    """Return a list of short words in brackets, or "" where it is none."""
    if isinstance(value, Mapping) or not all(isinstance(item, str) and _plain(item) for item in value):
        return ""
    line = in_brackets(value)
    return line if len(line) + column < WIDTH else ""


def entry_lines(value: Mapping[str, Value], column: int, way: int = 0) -> Iterator[str]:
    """Yield each key with its value, as the lines of a mapping in a column."""
    for key, one in value.items():
        spelt = written_value(one, column, name=key, way=way)
        yield f"{written_key(key)}:{' ' if spelt.head else ''}{spelt}"


def dashed(value: Sequence[Value], column: int, way: int = 0) -> Iterator[str]:
    """Yield each item with its dash, as the lines of a list in a column."""
    for item in value:
        if isinstance(item, Mapping) and item:
            yield "- " + f"\n{' ' * (column + STEP)}".join(entry_lines(item, column + STEP, way))
        else:
            spelt = written_value(item, column, way=way)
            yield f"-{' ' if spelt.head else ''}{spelt}"


def written_key(key: str) -> str:
    """Return a key as it is written."""
    return key if re.fullmatch(_PLAIN, key) or re.fullmatch(r"\w[\w-]*", key) else in_quotes(key)


def in_brackets(value: Value, way: int = 0) -> str:
    """Return a value on one line, as it stands within brackets or braces."""
    if isinstance(value, str):
        return nth(spellings(value, 0, flow=True), way).head
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{written_key(key)}: {in_brackets(one, way)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(in_brackets(item, way) for item in value) + "]"


def nth(ways: Iterator[Spelling], way: int) -> Spelling:
    """Return one of the ways, or the last where there are fewer."""
    *_, last = islice(ways, way + 1)
    return last
