""":shortcodes: in a text become emoji, as they do where officers chat.

Only a word between two colons that touches nothing else is one: `10:30:`, `https://…` and `:::` stay as they are. The
names are data, in shortcodes.txt: one emoji a line, followed by its names, each between colons.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from postdesk.drafts.words import nearest

_RUN = r"(?<![\w:/])(?::[+\-\w’'()!.&]+:)+(?![\w:/])"
_NAME = r":([^:]+):"


def emojized(text: str, unknown: Callable[[str, str], None]) -> str:
    """Return a text with its shortcodes as emoji; `unknown` hears each that is none, with the nearest or ""."""
    if text.count(":") < 2:
        return text
    return re.sub(_RUN, lambda run: _run(run.group(), unknown), text)


def _run(run: str, unknown: Callable[[str, str], None]) -> str:
    names = re.findall(_NAME, run)
    signs = [_sign(name) for name in names]
    for name, sign in zip(names, signs, strict=True):
        if not sign and not name.isdigit():
            unknown(f":{name}:", _nearest(name))
    return "".join(sign or f":{name}:" for name, sign in zip(names, signs, strict=True))


@cache
def _table() -> str:
    return Path(__file__).with_name("shortcodes.txt").read_text("utf-8")


def _sign(name: str) -> str:
    """Return the emoji of a name, as it is written or in small letters, or ""."""
    table = _table()
    found = next((place for word in (name, name.lower()) if (place := table.find(f":{word}:")) >= 0), None)
    return table[table.rfind("\n", 0, found) + 1 :].partition(":")[0] if found else ""


def _nearest(name: str) -> str:
    """Return the shortcode that was probably meant, or ""."""
    known = {f":{code}:" for line in _table().splitlines() for code in line.split(":")[1:-1]}
    return nearest(f":{name}:", sorted(known))
