""":shortcodes: in a text become emoji, as they do where officers chat.

Only a word between two colons that touches nothing else is one: `10:30:`, `https://…` and `:::` stay as they are. The
emoji package says which there are; it is imported for those that are rare.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache

_RUN = r"(?<![\w:/])(?::[+\-\w’'()!.&]+:)+(?![\w:/])"
_NAME = r":([^:]+):"


def emojized(text: str, unknown: Callable[[str], None]) -> str:
    """Return a text with its shortcodes as emoji; `unknown` hears each that is none."""
    if text.count(":") < 2 or not any(word.count(":") > 1 for word in text.split()):
        return text
    return re.sub(_RUN, lambda run: _run(run.group(), unknown), text)


def _run(run: str, unknown: Callable[[str], None]) -> str:
    names = re.findall(_NAME, run)
    signs = [_sign(name) for name in names]
    for name, sign in zip(names, signs, strict=True):
        if sign is None and not name.isdigit():
            unknown(f":{name}:")
    return "".join(sign or f":{name}:" for name, sign in zip(names, signs, strict=True))


def _sign(name: str) -> str | None:
    """Return the emoji of a name, or None; `:Tada:` is `:tada:`, but `:Turkey:` is no bird."""
    from postdesk.drafts.common_shortcodes import COMMON

    return COMMON.get(name) or _found(f":{name}:") or _found(f":{name.lower()}:")


def _found(code: str) -> str | None:
    """Return the emoji that the emoji package knows by a shortcode, or None."""
    if unicodedata.normalize("NFKC", code) not in shortcodes():
        return None
    from emoji import emojize

    sign = emojize(code, language="alias")
    return None if sign == code else sign


@cache
def shortcodes() -> set[str]:
    """Return every shortcode that the emoji package knows."""
    from emoji import EMOJI_DATA

    return {code for entry in EMOJI_DATA.values() for code in (entry["en"], *entry.get("alias", ()))}
