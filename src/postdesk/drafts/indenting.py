"""The lines of a campaign file indented alike: two blanks a level, and one behind a dash and a colon."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from postdesk.drafts.entries import Edit
from postdesk.drafts.yaml_spans import Keyed, Leaf, Many, Span, Spans
from postdesk.drafts.yaml_spellings import STEP

_LEVEL = r"[|>][-+]*([1-9])"


class Indenting:
    """Finds for each line of a text where it is to begin, and the blanks within lines that are too many."""

    def __init__(self, spans: Spans) -> None:
        self._spans = spans
        self._starts = [0, *(found.end() for found in re.finditer("\n", spans.text))]
        self._columns: dict[int, int] = {}
        self._edits: list[Edit] = []
        self._blocks: set[int] = set()
        self._lay(spans.root, 0, 0)

    def edits(self) -> list[Edit]:
        """Return what puts every line where it belongs; a comment goes with the lines that it stands among."""
        found = [*self._edits, *(self._begin(line, column) for line, column in self._columns.items())]
        return [edit for edit in (*found, *self._comments()) if self._spans.text[edit.start : edit.end] != edit.new]

    def _begin(self, line: int, column: int) -> Edit:
        start = self._starts[line]
        return Edit(start, start + self._leading(line), " " * column)

    def _leading(self, line: int) -> int:
        text, start = self._spans.text, self._starts[line]
        end = self._spans.line_end(start)
        return len(text[start:end]) - len(text[start:end].lstrip(" \t"))

    def _line(self, index: int) -> int:
        return bisect_right(self._starts, index) - 1

    def _comments(self) -> Iterator[Edit]:
        """Yield where comments on lines of their own begin: as the next line that stood so, or the last."""
        laid = sorted(self._columns)
        for comment in self._spans.comments:
            line = self._line(comment.start())
            old = self._leading(line)
            if line not in self._columns and self._starts[line] + old == comment.start():
                at = bisect_right(laid, line)
                yield self._begin(line, self._among(laid[at : at + 1], laid[:at], old))

    def _among(self, behind: list[int], before: list[int], old: int) -> int:
        """Return the new column of what stood in an old one between two lines."""
        if behind and self._leading(behind[0]) == old:
            return self._columns[behind[0]]
        for line in reversed(before):
            if self._leading(line) <= old:
                below = self._leading(line) < old and line not in self._blocks  # a block would take it for its own
                return self._columns[line] + STEP * below
        return self._columns[behind[0]] if behind else 0

    def _lay(self, node: Span, column: int, old: int) -> None:
        """Lay a value; a text's further lines stand below the column of its key, which was `old` before."""
        if isinstance(node, Leaf):
            self._text(node, column, old)
        elif node.flow:
            self._brackets(node, column)
        elif isinstance(node, Keyed):
            self._mapping(node, column)
        else:
            self._listing(node, column)

    def _first_on_its_line(self, index: int, column: int) -> None:
        line = self._line(index)
        if self._starts[line] + self._leading(line) == index:
            self._columns[line] = column

    def _one_blank(self, end: int, start: int) -> None:
        """Let one blank stand between a sign and what follows it on its line."""
        gap = self._spans.text[end:start]
        if gap and not gap.strip(" \t"):
            self._edits.append(Edit(end, start, " "))

    def _mapping(self, node: Keyed, column: int) -> None:
        for key, value in node.pairs:
            self._first_on_its_line(key.start, column)
            if value.start > key.end and self._spans.text[key.end : key.end + 1] == ":":
                self._one_blank(key.end + 1, value.start)
            inner = column if isinstance(value, Leaf) or value.flow else column + STEP
            self._lay(value, inner, self._spans.column(key.start))

    def _listing(self, node: Many, column: int) -> None:
        for dash, item in zip(node.dashes, node.items, strict=True):
            self._first_on_its_line(dash, column)
            if item.start > dash + 1:
                self._one_blank(dash + 1, item.start)
            inner = column if isinstance(item, Leaf) or item.flow else column + STEP
            self._lay(item, inner, self._spans.column(dash))

    def _text(self, leaf: Leaf, column: int, old: int) -> None:
        first, last = self._line(leaf.head) + 1, self._line(leaf.end)
        if leaf.style not in ("|", ">"):
            for line in range(self._line(leaf.body) + 1, last + 1):
                self._edits.append(self._begin(line, column + STEP if self._says(line) else 0))
            return
        self._blocks.add(first - 1)
        level = re.match(_LEVEL, self._spans.text[leaf.body : leaf.head])
        said = [line for line in range(first, last + 1) if self._says(line)]
        was = old + int(level[1]) if level else self._leading(said[0]) if said else 0
        new = column + (int(level[1]) if level else STEP)
        for line in range(first, last + 1):
            start, end = self._starts[line], self._spans.line_end(self._starts[line])
            self._edits.append(Edit(start, min(start + was, end), " " * new if end - start > was else ""))

    def _says(self, line: int) -> bool:
        start = self._starts[line]
        return bool(self._spans.text[start : self._spans.line_end(start)].strip(" \t"))

    def _brackets(self, node: Keyed | Many, column: int) -> None:
        """Lay what stands in brackets over several lines below the key; what closes them stands under it."""
        for line in range(self._line(node.body) + 1, self._line(node.end) + 1):
            begin = self._begin(line, 0)
            closes = self._spans.text[begin.end : begin.end + 1] in ("]", "}")
            self._columns[line] = column if closes or not self._says(line) else column + STEP
