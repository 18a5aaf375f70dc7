"""One change → the few characters of a campaign file that are to be others.

Nothing here is sure of itself: the writer reads again what comes of it, and takes the next way or refuses.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from postdesk.drafts.entries import Edit, Entries, Held, children, in_flow
from postdesk.drafts.yaml_spans import Keyed, Leaf, Many, Span, Spans
from postdesk.drafts.yaml_spellings import STEP, Spelling, Value, nth, spellings, written_value

Steps = tuple[str | int, ...]
"""From a campaign to a value of it: keys, and in lists numbers from 0 or the `id` of a post."""
POSTS = "posts"
_BLANK_LINES = r"(?:\n[ \t]*)+\Z"


class Misplaced(Exception):
    """Steps lead to what cannot be changed on its own: an alias, or a text where a list was expected."""

    def __init__(self, code: str, index: int) -> None:
        super().__init__(code, index)
        self.code, self.index = code, index


class Spot(Struct, frozen=True):
    """A value in its place: the key that it has, and whether it stands in brackets or braces."""

    node: Span
    name: str = ""
    flow: bool = False


class Splicer:
    """Finds the edits for changes in one text; `way` is which of the ways to write a text is taken."""

    def __init__(self, spans: Spans, way: int = 0) -> None:
        self._spans = spans
        self._way = way
        self._entries = Entries(spans, way)
        self._posts: dict[int, dict[str, int]] = {}

    def edits(self, steps: Steps, value: Value | None) -> list[Edit]:
        """Return what sets a value, adds it where it is absent, or with None takes it away.

        Raises:
            Misplaced: the steps cannot be followed.
        """
        spot = Spot(self._spans.root)
        for depth, step in enumerate(steps):
            if value is not None and isinstance(spot.node, Leaf) and spot.node.style == spot.node.value == "":
                return self._changed(spot, nested(steps, depth, value))
            at, held, last = self._child(spot.node, step), holding(spot.node), depth + 1 == len(steps)
            if at is None:
                if isinstance(held, Many) and isinstance(step, str) and not last:
                    raise Misplaced("missing", held.start)
                new = None if value is None else nested(steps, depth + 1, value)
                return [] if new is None else self._entries.added(held, str(step), new)
            if value is None and last:
                return self._entries.removed(held, [at])
            spot = _inner(spot, at)
        return self._changed(spot, {} if value is None else value)

    def _child(self, node: Span, step: str | int) -> int | None:
        """Return what `child` returns; the posts of a list are looked for once, and then known by their ids."""
        if not (isinstance(node, Many) and isinstance(step, str)):
            return child(node, step)
        if id(node) not in self._posts:
            named = ((_id_of(item), at) for at, item in enumerate(node.items))
            self._posts[id(node)] = {name: at for name, at in reversed([*named]) if name is not None}
        return self._posts[id(node)].get(step)

    def _changed(self, spot: Spot, value: Value) -> list[Edit]:
        node = spot.node
        if isinstance(node, Keyed) and isinstance(value, Mapping) and value:
            return self._mapping(spot, node, value)
        if isinstance(node, Many) and not isinstance(value, str | Mapping) and value:
            return self._listing(spot, node, value)
        if isinstance(node, Leaf) and isinstance(value, str):
            same = node.style != "*" and node.value.rstrip("\n") == value.rstrip("\n")
            return [] if same else self._text(spot, node, value)
        return self._other_kind(spot, value)

    def _text(self, spot: Spot, leaf: Leaf, value: str) -> list[Edit]:
        """Write a text where another stands, in its way if that can be."""
        sign = self._spans.text[leaf.body : leaf.head] if leaf.style in ("|", ">") else leaf.style
        block = spot.name == "text" and not leaf.value
        return self._spelt(
            leaf, nth(spellings(value, self._indent(leaf), flow=spot.flow, was=sign, block=block), self._way)
        )

    def _spelt(self, leaf: Leaf, spelt: Spelling) -> list[Edit]:
        """Write a head where the value's own stands, and lines below it where its own end."""
        text = self._spans.text
        tight = leaf.body == leaf.end and leaf.body > 0 and text[leaf.body - 1] not in " \t\n"
        loose = not spelt.head and text[leaf.body - 1 : leaf.body] == " "
        head = Edit(leaf.body - loose, leaf.head, (" " if tight and spelt.head else "") + spelt.head)
        below = self._spans.line_end(leaf.head)
        if leaf.style in ("|", ">"):
            old = re.sub(_BLANK_LINES, "", text[below : leaf.end])
            return [head, Edit(below, below + len(old), spelt.tail)]
        return [head, Edit(below, below, spelt.tail)] if spelt.tail else [head]

    def _indent(self, leaf: Leaf) -> int:
        """Return the column of a block's lines: as it was, or a step beyond the key's line."""
        block, sign = leaf.style in ("|", ">"), self._spans.text[leaf.body : leaf.head]
        if block and not re.search(r"\d", sign):
            lines = self._spans.text[self._spans.line_end(leaf.head) + 1 : leaf.end].split("\n")
            first = next((line for line in lines if line.strip()), "")
            if first:
                return len(first) - len(first.lstrip(" "))
        return self._column(leaf) + (int(re.sub(r"\D", "", sign)) if block and re.search(r"\d", sign) else STEP)

    def _column(self, node: Span) -> int:
        """Return the column of the key or dash before a value."""
        start = self._spans.line_start(node.start)
        line = self._spans.text[start : node.start]
        found = re.match(r"[ ]*(?:-[ ]+)*(?=\S)", line)
        key = found.end() if found else 0
        return key if line[key:].strip() else max(line.rfind("-"), 0)

    def _mapping(self, spot: Spot, node: Keyed, value: Mapping[str, Value]) -> list[Edit]:
        """Change what differs: keys that are gone, others, and new."""
        there = {key.value: at for at, (key, _) in reversed(list(enumerate(node.pairs))) if isinstance(key, Leaf)}
        if not set(there) & set(value):
            return self._other_kind(spot, value)
        edits = self._entries.removed(node, sorted(at for key, at in there.items() if key not in value))
        for key, one in value.items():
            known = key in there
            edits += self._changed(_inner(spot, there[key]), one) if known else self._entries.added(node, key, one)
        return edits

    def _listing(self, spot: Spot, node: Many, value: Sequence[Value]) -> list[Edit]:
        """Change what differs: items are paired where they are equal, then in their order."""
        before, after = list(map(_known_by, node.items)), list(map(_known_as, value))
        edits: list[Edit] = []
        for _, i, end, j, until in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            pairs = min(end - i, until - j)
            for step in range(pairs):
                edits += self._changed(_inner(spot, i + step), value[j + step])
            edits += self._entries.removed(node, list(range(i + pairs, end)))
            edits += self._entries.inserted(node, end, value[j + pairs : until])
        return edits

    def _other_kind(self, spot: Spot, value: Value) -> list[Edit]:
        """Write a value of another kind, such as a list where a text stands."""
        node = spot.node
        if isinstance(node, Leaf) and not spot.flow:
            return self._spelt(node, written_value(value, self._column(node), name=spot.name, way=self._way))
        return self._entries.whole(node, value)


def child(node: Span, step: str | int) -> int | None:
    """Return which of a node's children a step leads to; None where it is absent.

    Raises:
        Misplaced: the node has no such children.
    """
    if isinstance(node, Keyed) and isinstance(step, str):
        return next((at for at, (key, _) in enumerate(node.pairs) if _says(key, step)), None)
    if isinstance(node, Many) and isinstance(step, str):
        return next((at for at, item in enumerate(node.items) if _id_of(item) == step), None)
    if isinstance(node, Many) and isinstance(step, int) and step <= len(node.items):
        return step if step < len(node.items) else None
    raise Misplaced("shape", holding(node).start)


def holding(node: Span) -> Held:
    """Return a node that holds others.

    Raises:
        Misplaced: it is a text, or an alias.
    """
    if isinstance(node, Leaf):
        raise Misplaced("shared" if node.style == "*" else "shape", node.start)
    return node


def innermost(node: Span, steps: Steps) -> Span:
    """Return the innermost value that is there on a way."""
    for step in steps:
        at = child(node, step)
        if at is None:
            return node
        node = children(node)[at]
    return node


def _inner(spot: Spot, at: int) -> Spot:
    """Return a child with its key."""
    node = spot.node
    key = node.pairs[at][0] if isinstance(node, Keyed) else None
    return Spot(children(node)[at], key.value if isinstance(key, Leaf) else "", spot.flow or in_flow(node))


def nested(steps: Steps, depth: int, value: Value) -> Value:
    """Return a value below those of its steps that are not there yet, from `depth` on; a post stands in a list."""
    for at in range(len(steps) - 1, depth - 1, -1):
        step = steps[at]
        of_a_list = isinstance(step, int) or (at > 0 and steps[at - 1] == POSTS)
        value = [value] if of_a_list else {str(step): value}
    return value


def _says(key: Span, name: str) -> bool:
    return isinstance(key, Leaf) and key.style != "*" and key.value == name


def _id_of(item: Span) -> str | None:
    """Return the id of the post that an item of a list is; None where it has none."""
    pairs = item.pairs if isinstance(item, Keyed) else []
    said = next((value for key, value in pairs if _says(key, "id")), None)
    return said.value.strip() if isinstance(said, Leaf) else None


def _known_by(node: Span) -> str:
    """Return a node as a text that is equal for equal values."""
    if isinstance(node, Leaf):
        return f"*{node.value}" if node.style == "*" else repr(node.value.rstrip("\n"))
    if isinstance(node, Many):
        return repr(list(map(_known_by, node.items)))
    return repr(sorted((_known_by(key), _known_by(value)) for key, value in node.pairs))


def _known_as(value: Value) -> str:
    """Return a value as `_known_by` returns a node."""
    if isinstance(value, str):
        return repr(value.rstrip("\n"))
    if isinstance(value, Mapping):
        return repr(sorted((repr(key), _known_as(one)) for key, one in value.items()))
    return repr(list(map(_known_as, value)))
