"""The door to PyYAML: text → events, by its C parser where that is there. Others take `yaml` from here."""

from postdesk.text.patterns import compiled_when_used

with compiled_when_used():
    import yaml as yaml  # noqa: PLC0414 -- others take it from here

MOST_DEPTH = 50
"""How deep values may lie in each other."""


class Mark:
    """A place in the text; index, line and column count characters from 0."""

    index: int
    line: int
    column: int


class YamlEvent:
    """One event of the parser: a scalar, an alias, or the start or end of a list, mapping or document.

    Only scalars have a value and a style; only scalars and starts have a tag; only starts tell whether it is
    written in brackets or braces (`flow_style`).
    """

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool | None


class Events:
    """What makes events out of a text."""

    def __init__(self, text: str) -> None: ...

    def get_event(self) -> YamlEvent | None:
        """Return the next event; None after the last."""


def fastest_parser(library: object = yaml) -> type[Events]:
    """Return PyYAML's parser in C, or the one in Python where PyYAML was built without the C library."""
    parser: type[Events] | None = getattr(getattr(library, "cyaml", None), "CParser", None)
    if parser:
        return parser
    from postdesk.drafts.yaml_in_python import PureParser

    return PureParser


FASTEST: type[Events] = fastest_parser()
