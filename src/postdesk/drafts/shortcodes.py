""":shortcodes: in a text become emoji, as they do where officers chat.

Only a word between two colons that touches nothing else is one: `10:30:`, `https://…` and `:::` stay as they are.
"""

import re
from collections.abc import Callable
from functools import cache

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
        if sign is None and not name.isdigit():
            unknown(f":{name}:", _nearest(name))
    return "".join(sign or f":{name}:" for name, sign in zip(names, signs, strict=True))


@cache
def _sign(name: str) -> str | None:
    """Return the emoji of a name, or None."""
    from emoji import emojize

    written = f":{name.lower()}:"
    sign = emojize(written, language="alias")
    return None if sign == written else sign


def _nearest(name: str) -> str:
    """Return the shortcode that was probably meant, or ""."""
    from emoji import EMOJI_DATA

    known = {code for entry in EMOJI_DATA.values() for code in (entry["en"], *entry.get("alias", ()))}
    return nearest(f":{name}:", sorted(known))
