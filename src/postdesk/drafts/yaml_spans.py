"""Text → where every value of it stands: what the writer needs to change one and leave the rest as it is.

The reader's tree (`yaml_tree`) says what a file means; this one says which characters say it. Indexes count the
characters of a text with plain line ends.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from postdesk.drafts.yaml_events import FASTEST, Events, YamlEvent, yaml

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_HEADER = re.compile(r"[|>][-+0-9]*")
_COMMENT = re.compile(r"(?m)(?:^|(?<=[ \t\n]))#.*$")


class Leaf(Struct, frozen=True, gc=False):
    """A value of text, or an alias (`style` is "*" then).

    `start` is where its anchor and tag begin, `body` where it begins itself, `end` where its last line that is not
    blank ends (for a block that keeps its blank lines, the last of those). `head` is the end of a block's sign, with
    its indicators; of any other value it is `end`.
    """

    value: str
    style: str
    start: int
    body: int
    head: int
    end: int


class Many(Struct, frozen=True):
    """A list: where each item's dash stands, or in brackets each item itself; `start` and `body` as of a `Leaf`."""

    flow: bool
    start: int
    body: int
    end: int
    items: list["Span"]
    dashes: list[int]


class Keyed(Struct, frozen=True):
    """A mapping: each key with its value; `start` and `body` as of a `Leaf`."""

    flow: bool
    start: int
    body: int
    end: int
    pairs: list[tuple["Span", "Span"]]


Span = Leaf | Many | Keyed


class Spans(Struct, frozen=True):
    """A whole text with the root of its values, those of them that are text, and its comments from the first on."""

    text: str
    root: Span
    leaves: list[Leaf]
    comments: list[re.Match[str]]

    def line_start(self, index: int) -> int:
        """Return where the line of an index begins."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Return where the line of an index ends: its line break, or the end of the text."""
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end

    def column(self, index: int) -> int:
        """Return the column of an index, from 0."""
        return index - self.line_start(index)

    def comments_in(self, start: int, end: int) -> list[re.Match[str]]:
        """Return the comments that begin in a stretch of the text."""
        return [comment for comment in self.comments if start <= comment.start() < end]


class NotedEvents(Events):
    """The parser's events of one text, for whoever else takes them; when all are taken, the spans of the text."""

    def __init__(self, text: str, parser: type[Events] = FASTEST) -> None:
        self._text = text
        self._events = parser(text)
        self._open: list[tuple[YamlEvent, list[Span]]] = []
        self._done: list[Span] = []
        self._leaves: list[Leaf] = []
        self._takes: Mapping[type, Callable[[YamlEvent], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceEndEvent: self._end_listing,
            yaml.MappingEndEvent: self._end_mapping,
        }

    def get_event(self) -> YamlEvent | None:
        """Return the next event, and note where it stands; None after the last."""
        event = self._events.get_event()
        take = self._takes.get(type(event))
        if event is not None and take:
            take(event)
        return event

    def spans(self) -> Spans:
        """Return where everything stands in the text, which holds a value."""
        return Spans(self._text, self._done[0], self._leaves, list(_comments(self._text, self._leaves)))

    def _start(self, event: YamlEvent) -> None:
        self._open.append((event, self._done))
        self._done = []

    def _alias(self, event: YamlEvent) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        self._leaf(Leaf(event.anchor or "", "*", start, start, end, end))

    def _scalar(self, event: YamlEvent) -> None:
        start, end, style = event.start_mark.index, event.end_mark.index, event.style
        body = _after_properties(self._text, event, end) if event.anchor or event.tag else start
        if style not in ("|", ">"):
            self._leaf(Leaf(event.value, style or "", start, body, end, end))
            return
        sign = _HEADER.match(self._text, body)
        head = sign.end() if sign else body
        self._leaf(Leaf(event.value, style, start, body, head, self._block_end(body, head, end)))

    def _leaf(self, leaf: Leaf) -> None:
        self._leaves.append(leaf)
        self._done.append(leaf)

    def _block_end(self, body: int, head: int, end: int) -> int:
        """Return where a block's own lines end: the parser's mark runs over blank lines behind it."""
        at = self._text.find("\n", head)
        if at < 0:
            return end
        kept = "+" in self._text[body:head]
        last, indent = at, -1
        for line in self._text[at + 1 : end].removesuffix("\n").split("\n"):
            bare = line.lstrip(" ")
            if bare:
                indent = len(line) - len(bare) if indent < 0 else indent
            at += 1 + len(line)
            last = at if bare or kept or len(line) > indent >= 0 else last
        return last

    def _end_mapping(self, event: YamlEvent) -> None:
        flow, start, body, end, children = self._closed(event)
        pairs = list(zip(children[::2], children[1::2], strict=True))
        self._done.append(Keyed(flow, start, body, end, pairs))

    def _end_listing(self, event: YamlEvent) -> None:
        flow, start, body, end, items = self._closed(event)
        dashes = [item.start for item in items] if flow else list(self._dashes(body, items))
        self._done.append(Many(flow, start, body, end, items, dashes))

    def _closed(self, event: YamlEvent) -> tuple[bool, int, int, int, list[Span]]:
        """Close what was opened last; return whether it has brackets, where it stands, and what it holds."""
        (opened, before), children = self._open.pop(), self._done
        self._done = before
        flow, start, end = bool(opened.flow_style), opened.start_mark.index, event.end_mark.index
        body = _after_properties(self._text, opened, end) if opened.anchor or opened.tag else start
        return flow, start, body, end if flow or not children else children[-1].end, children

    def _dashes(self, start: int, items: Sequence[Span]) -> Iterator[int]:
        """Yield where the dash of each item stands, between what comes before and the item."""
        for item in items:
            between = self._text[start : item.start]
            if "#" in between:  # a dash in a comment is none
                between = _COMMENT.sub(lambda found: " " * len(found[0]), between)
            yield start + between.find("-")
            start = item.end


def _after_properties(text: str, event: YamlEvent, end: int) -> int:
    """Return where a value begins behind its anchor and its tag."""
    start = event.start_mark.index
    found = _PROPERTIES.match(text, start, end)
    return found.end() if found else start


def _comments(text: str, leaves: Sequence[Leaf]) -> Iterator[re.Match[str]]:
    """Yield the comments: what begins with `#` behind a blank and stands in no value."""
    free, sign = 0, text.find("#")
    for leaf in leaves:
        if leaf.end > sign:  # before most values there is none
            yield from _COMMENT.finditer(text, free, leaf.start)
            if leaf.head != leaf.end:
                yield from _COMMENT.finditer(text, leaf.head, text.find("\n", leaf.head))
            sign = text.find("#", leaf.end)
        if sign < 0:
            return
        free = leaf.end
    yield from _COMMENT.finditer(text, free)
