r"""Strings from outside, shown as what they are: nothing in them steers a terminal, a log, a calendar or a mail.

A file, a server or a colleague may put signs into a name that move the cursor, colour or hide what follows, retitle the
window (C0 and C1 controls, escape sequences), or turn letters round so that one reads another word than is there
(bidirectional overrides, embeddings and isolates). They are written as programs write them, `\u001b`: visible, in every
code page, and the same in a JSON document as before.

Sources: ECMA-48 (control functions), UAX 9 (bidirectional algorithm), CVE-2021-42574 (letters turned round).
"""

import re
from functools import cache

ISOLATES = "\u2068\u2069"
"""What sentences of ours put around names where they run from right to left."""


def inert(text: str, keep: str = "") -> str:
    """Return a text whose steering signs are visible; its tabs and line breaks stay, and so do the signs of `keep`."""
    if text.replace("\n", " ").isprintable():  # what steers is not, nor are a few signs that do nothing
        return text
    return _steering().sub(lambda found: found[0] if found[0] in keep else _visible(found[0]), text)


def one_line(text: str, keep: str = "") -> str:
    """Return a text as a name, a heading or a cell may hold it: inert, and on one line."""
    if text.isprintable():
        return text
    return re.sub(r"[\t\r\n]", lambda found: _visible(found[0]), inert(text, keep))


def web_address(address: str) -> str:
    """Return an address that may be followed, or "": what a server calls one may run a program, or be half a page."""
    return address if re.fullmatch(r"https?://[^\s<>\"\\]+", address) and inert(address) == address else ""


def _visible(sign: str) -> str:
    """Return a sign as programs write it."""
    return f"\\u{ord(sign):04x}"


@cache
def _steering() -> re.Pattern[str]:
    """Match C0 but tab and line breaks, DEL, C1, separators of lines, directions, half characters."""
    controls, directions = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f", "\u202a-\u202e\u2066-\u2069"
    return re.compile(f"[{controls}{directions}\u2028\u2029\ud800-\udfff\ufeff\ufff9-\ufffb]|\r(?!\n)")
