"""PyYAML's parser in Python, for the rare machine whose PyYAML was built without the C library."""

import re
from typing import cast

from yaml.error import Mark as PureMark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

from postdesk.drafts.yaml_events import Events, YamlEvent

_HALF = "[\ud800-\udfff]"


class PureParser(Reader, Scanner, Parser, Events):
    """The parser, with the one method that the parser in C has."""

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
