r"""Strings from outside, shown as what they are: nothing in them steers a terminal, a log, a calendar or a mail.

A file, a server or a colleague may put signs into a name that move the cursor, colour or hide what follows, retitle the
window (C0 and C1 controls, escape sequences), or turn letters round so that one reads another word than is there
(bidirectional overrides, embeddings and isolates). They are written as programs write them, `\u001b`: visible, in every
code page, and the same in a JSON document as before.

Sources: ECMA-48 (control functions), UAX 9 (bidirectional algorithm), CVE-2021-42574 (letters turned round).
"""

import re
from functools import cache

WEB = ("http://", "https://")


def inert(text: str) -> str:
    """Return a text whose steering signs are visible; its tabs and line breaks stay."""
    return text if text.isascii() and text.isprintable() else _steering().sub(_visible, text)


def one_line(text: str) -> str:
    """Return a text as a name, a heading or a cell may hold it: inert, and on one line."""
    return text if text.isascii() and text.isprintable() else _breaking().sub(_visible, inert(text))


def web_address(address: str) -> str:
    """Return an address that may be followed, or "": what a server calls an address may run a program, or lie."""
    return one_line(address) if address.strip().lower().startswith(WEB) else ""


def _visible(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


@cache
def _steering() -> re.Pattern[str]:
    """Match C0 but tab and line feed, DEL, C1, separators of lines, directions, half characters."""
    return re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\ufffb]"
    )


@cache
def _breaking() -> re.Pattern[str]:
    return re.compile("[\t\n]")
