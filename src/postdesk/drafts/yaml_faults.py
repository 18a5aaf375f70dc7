"""What the parser could not read, as a code and its values; the sentence is in `words/findings/of_files`.

The parser says "mapping values are not allowed in this context"; the officer needs to know that the sentence has a
colon and belongs in quotes. The character it stumbled over tells most of it.
"""

import re
from collections.abc import Mapping

from msgspec import Struct

from postdesk.drafts.keys import KNOWN
from postdesk.drafts.yaml_events import MOST_DEPTH, yaml

_PAIR = r"(?i)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})"
_FAR = 1 << 62


class SyntaxFault(Struct, frozen=True):
    """One syntax error: its rule, its place from 1, its code and values; the text up to `seen` was read before it.

    `since` is the index from which a swallowed hashtag would explain it.
    """

    rule: str
    line: int
    column: int
    code: str
    values: Mapping[str, str | int]
    seen: int
    since: int


_PROBLEMS = (
    ("maximum nesting depth", "nesting", "deep"),
    ("tab character", "tab", "indent"),
    ("mapping values are not allowed", "second-colon", "colon"),
    ("scanning a simple key", "yaml", "no-key"),
    ("unexpected end of stream", "yaml", "quotation"),
    ("unexpected document indicator", "yaml", "document-in-quotes"),
    ("invalid Unicode character", "escape", "half"),
    ("hexdecimal", "escape", "digits"),
    ("escape sequence of", "escape", "digits"),
    ("unknown escape", "escape", "unknown"),
    ("block sequence entries", "reserved-character", "dash"),
    ("sequence entries are not allowed", "reserved-character", "dash"),
    ("mapping keys are not allowed", "reserved-character", "question"),
    ("scanning an alias", "reserved-character", "star"),
    ("scanning an anchor", "reserved-character", "ampersand"),
    ("scanning a tag", "vanished-word", "exclamation"),
    ("undefined tag handle", "vanished-word", "exclamation"),
    ("scanning a block scalar", "yaml", "block"),
    ("scanning a directive", "reserved-character", "per-cent"),
    ("directive", "reserved-character", "per-cent"),
    ("YAML document", "reserved-character", "per-cent"),
    ("parsing a flow sequence", "yaml", "list"),
    ("parsing a flow mapping", "yaml", "mapping"),
    ("<document start>", "yaml", "after"),
    ("parsing a block collection", "yaml", "in-list"),
    ("parsing a block mapping", "yaml", "misfit"),
)
"""The parser's problem, or its context and problem, with our rule and code."""
_SIGNS = {
    "\t": ("tab", "tab"),
    "@": ("reserved-character", "sign"),
    "`": ("reserved-character", "sign"),
    "%": ("reserved-character", "sign"),
}
_CLOSING = {'"': "after-quotation", "'": "after-quotation", "]": "after-list", "}": "after-mapping"}
_FROM_CONTEXT = ("scanning a simple key", "unexpected end of stream", "scanning an a", "a tag", "parsing a flow")


def explain(trouble: yaml.MarkedYAMLError, text: str) -> SyntaxFault:
    """Return what a syntax error means, as the code of a finding with its values, and where it began."""
    said = f"{trouble.context or ''}; {trouble.problem or ''}"
    mark = trouble.problem_mark or yaml.Mark("", 0, 0, 0, None, 0)
    context = trouble.context_mark or mark
    rule, code, values = _known(said, text, mark.index, context.index)
    if rule == "escape" and (whole := _whole(text, context.index)):
        code, values = "halves", whole
    at = context if any(part in said for part in _FROM_CONTEXT) else mark
    in_scalar = ("scanning a" in said or "quoted scalar" in said) and "simple key" not in said
    seen = context.index if in_scalar else mark.index
    return SyntaxFault(rule, at.line + 1, at.column + 1, code, values, seen, context.index if "flow" in said else _FAR)


def _known(said: str, text: str, index: int, context: int) -> tuple[str, str, Mapping[str, str | int]]:
    """Return the rule, the code and its values for what the parser said of a place."""
    sign, before = text[index : index + 1], text[:index].rstrip(" ")[-1:]
    if "cannot start any token" in said or "node content" in said:
        return *_SIGNS.get(sign, ("yaml", "sign" if sign else "bracket")), {"sign": sign}
    if "block mapping" in said and before in _CLOSING:
        return "yaml", _CLOSING[before], {}
    if "simple key" in said and (key := _bare_key(text, context)):
        return "yaml", "no-colon", {"key": key}
    rule, code = next(((rule, code) for part, rule, code in _PROBLEMS if part in said), ("yaml", "unread"))
    return rule, code, {"most": MOST_DEPTH} if rule == "nesting" else {}


def _bare_key(text: str, index: int) -> str:
    """Return the known key that a line begins with, or ""."""
    word = (text[index : index + 20].split() or [""])[0]
    return word if word in KNOWN else ""


def _whole(text: str, start: int) -> dict[str, str | int]:
    """Return the character that two halves of an escape were meant to be, and how they are written; or nothing."""
    found = re.search(_PAIR, text[start : start + 4000])
    if not found:
        return {}
    character = bytes.fromhex(found[1] + found[2]).decode("utf-16-be")
    return {"escape": found.group(), "character": character}
