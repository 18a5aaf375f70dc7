"""Text → a tree of values with their places: the one door to the YAML parser.

PyYAML's parser hands over events; nothing is constructed, resolved or recursed into, so every scalar is the text that
was written (`no`, `10:30` and `1.10` too) and neither depth nor aliases can exhaust the machine.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct

from postdesk.drafts.findings import Findings
from postdesk.drafts.hashes import Hashes
from postdesk.drafts.source import UNWELCOME, invisible
from postdesk.drafts.yaml_events import FASTEST, MOST_DEPTH, Events, Mark, YamlEvent, yaml
from postdesk.models.findings import Value

MOST_REPEATED = 200_000
"""How many values aliases and merges may repeat in one file; a campaign repeats a handful."""
_STANDARD = "tag:yaml.org,2002:"
_HARMLESS = frozenset(_STANDARD + name for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq"))


class Scalar(Struct, frozen=True, gc=False):
    """A value as text; `plain` where it was written without quotes and not as a block."""

    value: str
    line: int
    column: int
    plain: bool = False


class Listing(Struct, frozen=True):
    """A list of values."""

    items: list["Node"]
    line: int
    column: int


class Block(Struct, frozen=True):
    """Keys with their values: each name with the place of its key, and the value."""

    entries: dict[str, tuple[Scalar, "Node"]]
    line: int
    column: int


Node = Scalar | Listing | Block


def parse(text: str, findings: Findings, parser: Callable[[str], Events] = FASTEST) -> Node | None:
    """Return the one document of a text; None where there is none or its syntax is broken, which is noted.

    Args:
        text: a campaign file's text, without control characters.
        findings: where every trap of YAML's own is noted.
        parser: makes events out of text.
    """
    tree = _Tree(text, findings)
    try:
        tree.grow(parser(text))
    except yaml.MarkedYAMLError as trouble:
        tree.broken(trouble)
    tree.finish()
    return tree.root


class _Open:
    """A list or mapping whose end has not come yet."""

    __slots__ = ("before", "count", "event")

    def __init__(self, event: YamlEvent, before: list[Node], count: int) -> None:
        self.event, self.before, self.count = event, before, count


class _Tree:
    """Builds the values of one text from the parser's events."""

    def __init__(self, text: str, findings: Findings) -> None:
        self._text = text
        self._findings = findings
        self._hashes = Hashes(text)
        self._items: list[Node] = []
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._unused: dict[str, Mark] = {}
        self._count = 0
        self._documents = 0
        self._end = 0
        self._stopped = False
        self._broken = False

    @property
    def root(self) -> Node | None:
        """The document, where it was read to its end."""
        return self._items[0] if self._items and not (self._stopped or self._broken) else None

    def grow(self, parser: Events) -> None:
        """Take every event until the text ends or goes too far."""
        takes: Mapping[type, Callable[[YamlEvent], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end_block,
            yaml.SequenceEndEvent: self._end_listing,
            yaml.DocumentStartEvent: self._document,
        }
        while not self._stopped and (event := parser.get_event()) is not None:
            take = takes.get(type(event))
            if take:
                take(event)

    def _document(self, event: YamlEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop("several-documents", event, "second")

    def _scalar(self, event: YamlEvent) -> None:
        start, end = event.start_mark, event.end_mark.index
        style = event.style
        if end > self._hashes.next:
            self._hashes.span(start.index, end, block=style in ("|", ">"))
        self._end = end
        self._count += 1
        node = Scalar(event.value, start.line + 1, start.column + 1, not style)
        if style == '"':
            self._escaped(node)
        self._items.append(node)
        if event.tag or event.anchor:
            self._property(event)
            self._anchor(event, node, self._count - 1)

    def _escaped(self, node: Scalar) -> None:
        """Note invisible signs that were written as escapes, as only double quotes take them."""
        for sign in sorted(UNWELCOME.intersection(node.value)):
            invisible(sign, node.line, node.column, self._findings)

    def _start(self, event: YamlEvent) -> None:
        if len(self._open) >= MOST_DEPTH:
            self._stop("nesting", event, "deep", most=MOST_DEPTH)
            return
        self._count += 1
        self._open.append(_Open(event, self._items, self._count))
        self._items = []
        if event.tag or event.anchor:
            self._property(event)

    def _end_listing(self, _: YamlEvent) -> None:
        opened, items = self._close()
        mark = opened.event.start_mark
        self._add(Listing(items, mark.line + 1, mark.column + 1), opened)

    def _end_block(self, _: YamlEvent) -> None:
        opened, items = self._close()
        mark = opened.event.start_mark
        entries: dict[str, tuple[Scalar, Node]] = {}
        merged: list[Node] = []
        pairs = iter(items)
        for key, value in zip(pairs, pairs, strict=True):
            if not isinstance(key, Scalar):
                self._findings.error("yaml", key.line, key.column, "key")
            elif key.value == "<<" and key.plain:
                merged.append(value)
            elif key.value in entries:
                self._twice(key, entries[key.value][0])
            else:
                entries[key.value] = (key, value)
        for source in merged:
            self._merge(entries, source)
        self._add(Block(entries, mark.line + 1, mark.column + 1), opened)

    def _close(self) -> tuple[_Open, list[Node]]:
        opened, items = self._open.pop(), self._items
        self._items = opened.before
        return opened, items

    def _add(self, node: Node, opened: _Open) -> None:
        self._items.append(node)
        if opened.event.anchor:
            self._anchor(opened.event, node, opened.count)

    def _twice(self, key: Scalar, first: Scalar) -> None:
        self._findings.error("duplicate-key", key.line, key.column, "twice", key=key.value, first=first.line)

    def _merge(self, entries: dict[str, tuple[Scalar, Node]], source: Node) -> None:
        """Take over what the merged mappings say and this one does not; earlier ones win."""
        for one in source.items if isinstance(source, Listing) else [source]:
            if not isinstance(one, Block):
                self._findings.error("yaml", one.line, one.column, "merge")
                continue
            self._repeat(len(one.entries), one)
            for name, entry in one.entries.items():
                entries.setdefault(name, entry)

    def _property(self, event: YamlEvent) -> None:
        """Refuse `!word` before a value; remember `&word` until something refers to it."""
        tag = event.tag
        if tag and tag not in _HARMLESS:
            word = tag if tag.startswith("!") else "!!" + tag.removeprefix(_STANDARD)
            self._error("vanished-word", event.start_mark, "tag", word=word)
        if event.anchor:
            self._forget(event.anchor)
            self._unused[event.anchor] = event.start_mark

    def _forget(self, anchor: str) -> None:
        """Note an anchor that is given anew, or never met again, without a use."""
        mark = self._unused.pop(anchor, None)
        if mark is not None:
            self._error("unused-anchor", mark, "anchor", word="&" + anchor)

    def _anchor(self, event: YamlEvent, node: Node, before: int) -> None:
        if event.anchor:
            self._anchors[event.anchor] = (node, self._count - before)

    def _alias(self, event: YamlEvent) -> None:
        self._end = event.end_mark.index
        word = event.anchor or ""
        known = self._anchors.get(word)
        if known is None:
            self._error("alias", event.start_mark, "no-anchor", word="*" + word)
        self._unused.pop(word, None)
        node, weight = known or (Scalar("", event.start_mark.line + 1, event.start_mark.column + 1), 1)
        self._items.append(node)
        self._repeat(weight, node)

    def _repeat(self, weight: int, node: Node) -> None:
        """Count what a reference repeats, and stop before it grows beyond any campaign."""
        self._count += weight
        if self._count > MOST_REPEATED + self._end:  # no value of the text itself is shorter than a character
            self._stopped = True
            self._findings.error("expansion", node.line, node.column, "endless", most=MOST_REPEATED)

    def _stop(self, rule: str, event: YamlEvent, code: str, **values: Value) -> None:
        self._stopped = True
        self._error(rule, event.start_mark, code, **values)

    def _error(self, rule: str, mark: Mark, code: str, **values: Value) -> None:
        self._findings.error(rule, mark.line + 1, mark.column + 1, code, **values)

    def broken(self, trouble: yaml.MarkedYAMLError) -> None:
        """Note why the parser could not go on, unless a trap just before it already tells."""
        from postdesk.drafts.yaml_faults import explain

        self._broken = True
        story = explain(trouble, self._text)
        self._hashes.until(story.seen)
        if not self._hashes.after(min(self._end, story.since)) and not self._findings.on_line(story.line):
            self._findings.error(story.rule, story.line, story.column, story.code, **story.values)

    def finish(self) -> None:
        """Note what only the end of the text can tell."""
        if not self._broken:
            self._hashes.until(self._end if self._stopped else len(self._text))
            for anchor in [] if self._stopped else list(self._unused):
                self._forget(anchor)
        self._hashes.report(self._findings)
