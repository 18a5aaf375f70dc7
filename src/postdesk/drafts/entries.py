"""Entries and items of a campaign file that come and go, as edits of its text; comments stay where they are."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from postdesk.drafts.keys import CAMPAIGN, MEDIA, POST
from postdesk.drafts.yaml_spans import Keyed, Leaf, Many, Span, Spans
from postdesk.drafts.yaml_spellings import Value, dashed, in_brackets, written_key, written_value

Held = Keyed | Many
_LAST = 99


class Edit(Struct, frozen=True, order=True):
    """Characters of a text, from `start` to before `end`, and what stands there instead."""

    start: int
    end: int
    new: str


class Entries:
    """What lists and mappings of one text hold; `way` is which of the ways to write a text is taken."""

    def __init__(self, spans: Spans, way: int) -> None:
        self._spans = spans
        self._way = way

    def whole(self, node: Span, value: Value) -> list[Edit]:
        """Write a value in brackets in place of a node."""
        text = in_brackets(value, self._way)
        if isinstance(node, Leaf) or node.flow:
            return [Edit(node.body, node.end, text)]
        spans, end = self._spans, self._spans.line_end(node.end)
        begin = node.body
        if not spans.text[spans.line_start(begin) : begin].strip(" "):
            begin, text = self._before(begin), f" {text}"
        below = f"\n{' ' * spans.column(node.body)}"
        return [Edit(begin, end, text + "".join(below + found[0] for found in spans.comments_in(begin, end)))]

    def _before(self, index: int) -> int:
        """Return where what comes before a value ends, but for blanks and comments."""
        text = self._spans.text
        for found in reversed(self._spans.comments_in(0, index)):
            if text[found.end() : index].strip():
                break
            index = found.start()
        return len(text[:index].rstrip())

    def removed(self, node: Held, gone: Sequence[int]) -> list[Edit]:
        """Take children away; the last of all leaves `{}` or `[]`."""
        if not gone:
            return []
        places = placed(node)
        if len(gone) == len(places):
            return self.whole(node, {} if isinstance(node, Keyed) else [])
        take = self._from_brackets if node.flow else self._lines_away
        return [take(places, first, last) for first, last in _runs(gone)]

    def _from_brackets(self, places: Sequence[tuple[int, int]], first: int, last: int) -> Edit:
        if last + 1 < len(places):
            return Edit(places[first][0], places[last + 1][0], "")
        return Edit(places[first - 1][1], places[last][1], "")

    def _lines_away(self, places: Sequence[tuple[int, int]], first: int, last: int) -> Edit:
        spans, start = self._spans, places[first][0]
        indent = " " * spans.column(start)
        if spans.text[spans.line_start(start) : start].strip(" "):  # behind a dash: what comes next moves up
            end = places[last + 1][0]
            return Edit(start, end, "".join(f"{found[0]}\n{indent}" for found in spans.comments_in(start, end)))
        start, end = spans.line_start(start), spans.line_end(places[last][1])
        kept = [f"{indent}{found[0]}" for found in spans.comments_in(start, end)]
        if kept:
            return Edit(start, end, "\n".join(kept))
        if last + 1 == len(places):
            before = places[first - 1][1]
            return Edit(before + len(spans.text[before:start].rstrip()), end, "")
        return Edit(start, self._next_line(start, end, first), "")

    def _next_line(self, start: int, end: int, first: int) -> int:
        """Return where the line after a removed stretch begins; one of two blank lines around it goes, too."""
        text = self._spans.text
        blank_before = first == 0 or text.endswith("\n\n", 0, start)
        return end + 2 if blank_before and text.startswith("\n", end + 1) else end + 1

    def added(self, node: Held, key: str, value: Value) -> list[Edit]:
        """Put a key where a person would look for it, an item at the end."""
        if isinstance(node, Keyed):
            return self._put(node, _place_for(key, node), [(key, value)])
        return self.inserted(node, len(placed(node)), [value])

    def inserted(self, node: Held, at: int, values: Sequence[Value]) -> list[Edit]:
        """Put items before that of a number, or behind the last."""
        return self._put(node, at, [("", value) for value in values]) if values else []

    def _put(self, node: Held, at: int, new: Sequence[tuple[str, Value]]) -> list[Edit]:
        places = placed(node)
        if node.flow:
            return [self._put_in_brackets(node, places, at, new)]
        column = self._spans.column(places[0][0])
        lines = [line for key, value in new for line in self._lines(key, value, column)]
        indent = f"\n{' ' * column}"
        if at == 0:
            return [Edit(places[0][0], places[0][0], "".join(line + indent for line in lines))]
        end = end_of_entry(self._spans, places[at - 1][1], column)
        blank = "\n" if isinstance(node, Many) and self._apart(node, places) else ""
        return [Edit(end, end, "".join(blank + indent + line for line in lines))]

    def _lines(self, key: str, value: Value, column: int) -> Iterator[str]:
        if not key:
            yield from dashed([value], column, self._way)
            return
        spelt = written_value(value, column, name=key, way=self._way)
        yield f"{written_key(key)}:{' ' if spelt.head else ''}{spelt}"

    def _put_in_brackets(
        self, node: Held, places: Sequence[tuple[int, int]], at: int, new: Sequence[tuple[str, Value]]
    ) -> Edit:
        said = [f"{written_key(key)}: " * bool(key) + in_brackets(value, self._way) for key, value in new]
        if not places:
            return Edit(node.body + 1, node.body + 1, ", ".join(said))
        if at == 0:
            return Edit(places[0][0], places[0][0], "".join(f"{one}, " for one in said))
        end = places[at - 1][1]
        return Edit(end, end, "".join(f", {one}" for one in said))

    def _apart(self, node: Many, places: Sequence[tuple[int, int]]) -> bool:
        """Whether the items of a list have blank lines between them; posts would have."""
        if len(places) == 1:
            return isinstance(node.items[0], Keyed) and any(_named(key) == "id" for key, _ in node.items[0].pairs)
        return any("\n\n" in self._spans.text[one[1] : two[0]] for one, two in pairwise(places))


def end_of_entry(spans: Spans, end: int, column: int) -> int:
    """Return where what belongs to an entry ends: its line, and comments below it that are indented further."""
    end = spans.line_end(end)
    while end < len(spans.text):
        line = spans.text[end + 1 : spans.line_end(end + 1)]
        bare = line.lstrip(" ")
        if not bare.startswith("#") or len(line) - len(bare) <= column:
            break
        end += 1 + len(line)
    return end


def _named(key: Span) -> str:
    return key.value if isinstance(key, Leaf) else ""


def children(node: Span) -> list[Span]:
    """Return the values of a mapping, or the items of a list."""
    if isinstance(node, Keyed):
        return [value for _, value in node.pairs]
    return node.items if isinstance(node, Many) else []


def in_flow(node: Span) -> bool:
    """Whether a list or mapping is written in brackets or braces."""
    return not isinstance(node, Leaf) and node.flow


def placed(node: Held) -> list[tuple[int, int]]:
    """Return where each child begins, with its key or dash, and where it ends."""
    if isinstance(node, Keyed):
        return [(key.start, value.end) for key, value in node.pairs]
    return [(dash, item.end) for dash, item in zip(node.dashes, node.items, strict=True)]


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield each stretch of numbers that follow each other: its first and its last."""
    first = numbers[0]
    for one, two in pairwise((*numbers, -1)):
        if two != one + 1:
            yield first, one
            first = two


def _place_for(key: str, node: Keyed) -> int:
    """Return before which entry a new key belongs, in the order of the manual."""
    there = [_named(key) for key, _ in node.pairs]
    table = CAMPAIGN if "posts" in there or "campaign" in there else MEDIA if "file" in there else POST
    rank = {one.name: number for number, one in enumerate(table)}
    before = [at for at, name in enumerate(there) if rank.get(name, _LAST) <= rank.get(key, _LAST)]
    return max(before) + 1 if before else 0
