"""Whether a rewritten campaign file says what it said, but for what was to be changed, and kept its comments."""

import gc
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from msgspec import Struct

from postdesk.drafts.findings import Findings
from postdesk.drafts.source import UNWELCOME
from postdesk.drafts.splicing import Steps, nested
from postdesk.drafts.yaml_spans import NotedEvents, Spans
from postdesk.drafts.yaml_spellings import Value
from postdesk.drafts.yaml_tree import Listing, Node, Scalar, parse


@contextmanager
def without_collecting() -> Iterator[None]:
    """Let the collector of cycles rest while values are read: they hold none, and it would walk them over and over."""
    rests = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not rests:
            gc.enable()


class YamlReading(Struct, frozen=True):
    """What a text says: its values with their places, and what is wrong with it as YAML."""

    spans: Spans
    root: Node
    traps: Counter[tuple[str, str]]

    @property
    def values(self) -> Any:  # noqa: ANN401 -- lists, mappings and texts, nested
        """The values as plain lists, mappings and texts.

        Texts are compared without the line breaks at their ends: no post has any, and a block has one by itself.
        """
        return _plain(self.root)

    @property
    def comments(self) -> list[str]:
        """The comments in their order."""
        return [found[0].rstrip() for found in self.spans.comments]


@lru_cache(maxsize=1)
def read_again(text: str) -> YamlReading | None:
    """Return what a text says, None where it holds no values that could be told, or signs that no file may hold.

    What was read last is kept: a file is shown before it is changed, and shown again as it was written.
    """
    if any(sign in text for sign in UNWELCOME):
        return None
    findings, noted = Findings("", {}), NotedEvents(text)
    with without_collecting():
        root = parse(text, findings, lambda _: noted)
        traps = Counter((found.rule, found.code) for found in findings.sorted())
        return YamlReading(noted.spans(), root, traps) if root is not None else None


def _plain(node: Node) -> Any:  # noqa: ANN401 -- lists, mappings and texts, nested
    if isinstance(node, Scalar):
        return node.value.rstrip("\n")
    if isinstance(node, Listing):
        return [_plain(item) for item in node.items]
    return {name: _plain(value) for name, (_, value) in node.entries.items()}


def values_wanted(values: Any, steps: Steps, value: Value | None, depth: int = 0) -> Any:  # noqa: ANN401 -- as `_plain`
    """Return the values as they are to be after one change; `values` themselves stay as they are."""
    if depth == len(steps):
        return _plain_value(value)
    if not values and value is not None:
        return _plain_value(nested(steps, depth, value))
    step, last = steps[depth], depth + 1 == len(steps)
    if isinstance(values, list):
        at = _numbered(values, step)
        if value is None and (last or at == len(values)):
            return values[:at] + values[at + 1 :]
        inner = values[at] if at < len(values) else ""
        return [*values[:at], values_wanted(inner, steps, value, depth + 1), *values[at + 1 :]]
    if value is None and (last or step not in values):
        return {key: one for key, one in values.items() if key != step}
    return {**values, step: values_wanted(values.get(step, ""), steps, value, depth + 1)}


def _numbered(values: list[Any], step: str | int) -> int:
    """Return which item of a list a step leads to: the one behind the last where it is absent."""
    if isinstance(step, int):
        return step
    named = (at for at, one in enumerate(values) if isinstance(one, dict) and str(one.get("id", "")).strip() == step)
    return next(named, len(values))


def _plain_value(value: Value | None) -> Any:  # noqa: ANN401 -- as `_plain`
    if isinstance(value, str):
        return value.rstrip("\n")
    if isinstance(value, Mapping):
        return {key: _plain_value(one) for key, one in value.items()}
    return [_plain_value(one) for one in value or []]
