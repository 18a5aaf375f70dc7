"""The door to PyYAML: text → events, by its C parser where that is there. Others take `yaml` from here."""

import re
from typing import Protocol, cast

from postdesk.text.patterns import compiled_when_used

with compiled_when_used():
    import yaml as yaml  # noqa: PLC0414 -- others take it from here
    from yaml.error import Mark as PureMark
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner, ScannerError

MOST_DEPTH = 50
"""How deep values may lie in each other."""
_HALF = "[\ud800-\udfff]"


class Mark(Protocol):
    """A place in the text; index, line and column count characters from 0."""

    index: int
    line: int
    column: int


class YamlEvent(Protocol):
    """One event of the parser: a scalar, an alias, or the start or end of a list, mapping or document.

    Only scalars have a value and a style; only scalars and starts have a tag; only starts tell whether it is written in
    brackets or braces (`flow_style`).
    """

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None


class Events(Protocol):
    """What makes events out of a text."""

    def __init__(self, text: str) -> None: ...

    def get_event(self) -> YamlEvent | None:
        """Return the next event; None after the last."""


class PureParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python, for the rare machine whose PyYAML was built without the C library."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> YamlEvent | None:
        """Return the next event; half a character is refused as the C parser does."""
        event: YamlEvent | None = super().get_event()  # type: ignore[no-untyped-call]
        if event and getattr(event, "style", None) == '"' and re.search(_HALF, event.value):
            problem = "found invalid Unicode character escape code"
            mark = cast("PureMark", event.start_mark)
            raise ScannerError("while parsing a quoted scalar", mark, problem, mark)
        return event


FASTEST: type[Events] = getattr(getattr(yaml, "cyaml", None), "CParser", PureParser)
