"""What the parser could not read, in plain words.

The parser says "mapping values are not allowed in this context"; the officer needs to know that the sentence has a
colon and belongs in quotes. The character it stumbled over tells most of it.
"""

import re

from msgspec import Struct

from postdesk.drafts.events import yaml
from postdesk.drafts.keys import KNOWN

_QUOTES = 'put the text in quotes or under "text: |"'
_ALL = 'put the whole text under "text: |"'
MOST_DEPTH = 50
DEEP = f"values are nested more than {MOST_DEPTH} deep, where a campaign needs six: look for a stray [ or {{"
_PAIR = r"(?i)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})"
_FAR = 1 << 62


class Story(Struct, frozen=True):
    """One syntax error: its rule, its place from 1, its sentence; the text up to `seen` was read before it.

    `since` is the index from which a swallowed hashtag would explain it.
    """

    rule: str
    line: int
    column: int
    message: str
    seen: int
    since: int


# The parser's problem, or its context and problem: (rule, sentence); "{sign}" is the character in the way.
_PROBLEMS = (
    ("maximum nesting depth", "nesting", DEEP),
    ("tab character", "tab", "a tab indents this line, which YAML refuses: use blanks"),
    ("mapping values are not allowed", "second-colon", 'a second ": " breaks this value: ' + _QUOTES),
    ("scanning a simple key", "yaml", 'this line has no key: indent it further and put the text under "text: |"'),
    ("unexpected end of stream", "yaml", "the quotation mark opened here is never closed: close it, or write it twice"),
    ("unexpected document indicator", "yaml", 'a line "---" or "..." stands inside quotes: indent it'),
    ("invalid Unicode character", "escape", "this escape is half a character: write the character itself"),
    ("hexdecimal", "escape", "this escape lacks digits: write the character itself"),
    ("escape sequence of", "escape", "this escape lacks digits: write the character itself"),
    ("unknown escape", "escape", 'in double quotes "\\" starts an escape, and this is none: write it twice'),
    ("block sequence entries", "reserved-character", '"- " at the start makes a list: ' + _QUOTES),
    ("sequence entries are not allowed", "reserved-character", '"- " at the start makes a list: ' + _QUOTES),
    ("mapping keys are not allowed", "reserved-character", '"? " at the start makes a key: ' + _QUOTES),
    ("scanning an alias", "reserved-character", '"*" cannot start a text without quotes: ' + _QUOTES),
    ("scanning an anchor", "reserved-character", '"&" cannot start a text without quotes: ' + _QUOTES),
    ("scanning a tag", "vanished-word", '"!" cannot start a text without quotes: ' + _QUOTES),
    ("undefined tag handle", "vanished-word", '"!" cannot start a text without quotes: ' + _QUOTES),
    ("scanning a block scalar", "yaml", '"|" and ">" stand alone on their line: put the text in the lines below'),
    ("scanning a directive", "reserved-character", '"%" cannot start a line: ' + _QUOTES),
    ("directive", "reserved-character", '"%" cannot start a line: ' + _QUOTES),
    ("YAML document", "reserved-character", '"%" cannot start a line: ' + _QUOTES),
    ("parsing a flow sequence", "yaml", 'a list opened by "[" here is not closed, or lacks a comma'),
    ("parsing a flow mapping", "yaml", 'what "{" opens here is not closed, or lacks a comma'),
    ("<document start>", "yaml", "nothing can follow here: indent it as the lines above"),
    (
        "parsing a block collection",
        "yaml",
        'this line stands in a list but does not start with "- ": indent it further',
    ),
    ("parsing a block mapping", "yaml", "this does not fit the lines above: check the indentation and the quotes"),
)
_SIGNS = {
    "\t": ("tab", "a tab stands where YAML wants blanks: use blanks"),
    "@": ("reserved-character", '"@" cannot start a text without quotes: ' + _QUOTES),
    "`": ("reserved-character", '"`" cannot start a text without quotes: ' + _QUOTES),
    "%": ("reserved-character", '"%" cannot start a text without quotes: ' + _QUOTES),
}
_CLOSING = {
    '"': "the text goes on after its closing quotation mark: " + _ALL,
    "'": "the text goes on after its closing quotation mark: " + _ALL,
    "]": '"[" at the start makes a list, and more follows it: ' + _QUOTES,
    "}": '"{" at the start makes a mapping, and more follows it: ' + _QUOTES,
}
_OPEN = "the file ends while a bracket is open: close it"
_FROM_CONTEXT = ("scanning a simple key", "unexpected end of stream", "scanning an a", "a tag", "parsing a flow")


def explain(trouble: yaml.MarkedYAMLError, text: str) -> Story:
    """Say in plain words what a syntax error means, and where it began."""
    said = f"{trouble.context or ''}; {trouble.problem or ''}"
    mark = trouble.problem_mark or yaml.Mark("", 0, 0, 0, None, 0)
    context = trouble.context_mark or mark
    rule, message = _known(said, text, mark.index, context.index)
    if rule == "escape":
        message = _whole(text, context.index, message)
    at = context if any(part in said for part in _FROM_CONTEXT) else mark
    in_scalar = "scanning a" in said and "simple key" not in said
    seen = context.index if in_scalar else mark.index
    return Story(rule, at.line + 1, at.column + 1, message, seen, context.index if "flow" in said else _FAR)


def _known(said: str, text: str, index: int, context: int) -> tuple[str, str]:
    """Return the rule and the sentence for what the parser said of a place."""
    sign, before = text[index : index + 1], text[:index].rstrip(" ")[-1:]
    if "cannot start any token" in said or "node content" in said:
        return _SIGNS.get(sign) or ("yaml", f'"{sign}" cannot stand here: {_QUOTES}' if sign else _OPEN)
    if "block mapping" in said and before in _CLOSING:
        return "yaml", _CLOSING[before]
    if "simple key" in said and (key := _bare_key(text, context)):
        return "yaml", f'a colon is missing after "{key}": write "{key}: …"'
    found = next(((rule, message) for part, rule, message in _PROBLEMS if part in said), None)
    return found or ("yaml", f"YAML cannot read this: {_QUOTES}")


def _bare_key(text: str, index: int) -> str:
    """Return the known key that a line begins with, or ""."""
    word = (text[index : index + 20].split() or [""])[0]
    return word if word in KNOWN else ""


def _whole(text: str, start: int, message: str) -> str:
    """Name the character that two halves of an escape were meant to be."""
    found = re.search(_PAIR, text[start : start + 4000])
    if not found:
        return message
    character = bytes.fromhex(found[1] + found[2]).decode("utf-16-be")
    return f'"{found.group()}" is not a way to write {character} in YAML: write {character} itself'
