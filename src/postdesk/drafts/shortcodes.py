""":shortcodes: in a text become emoji, as they do where officers chat.

Only a word between two colons that touches nothing else is one: `10:30:`, `https://…` and `:::` stay as they are.
"""

import re
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct, json

from postdesk.drafts.spelling import nearest

_RUN = r"(?<![\w:/])(?::[+\-\w’'()!.&]+:)+(?![\w:/])"
_NAME = r":([^:]+):"
_FULLY_QUALIFIED = 2


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


def _sign(name: str) -> str | None:
    """Return the emoji of a name, or None; `:Tada:` is `:tada:`, but `:Turkey:` is no bird."""
    return _found(f":{name}:") or _found(f":{name.lower()}:")


def _nearest(name: str) -> str:
    """Return the shortcode that was probably meant, or ""."""
    return nearest(f":{name}:", sorted(_signs()))


class _Emoji(Struct, frozen=True):
    """What the table says of one emoji: its name, its other names, and whether it is written in full."""

    en: str
    status: int
    alias: tuple[str, ...] = ()


@cache
def _table() -> bytes:
    """Return the emoji package's table as it lies there: to import the package takes 40 ms, to read all of it 5."""
    package = find_spec("emoji").origin  # type: ignore[union-attr]  # it is installed with postdesk
    return Path(str(package)).with_name("unicode_codes").joinpath("emoji.json").read_bytes()


@cache
def _signs() -> dict[str, str]:
    """Return the emoji of every shortcode."""
    return _by_name(json.decode(_table(), type=dict[str, _Emoji]))


@cache
def _found(code: str) -> str | None:
    """Return the emoji of one shortcode, from those entries alone that hold it; each begins a line of the table."""
    table, written = _table(), f'"{code}"'.encode()
    entries: dict[str, _Emoji] = {}
    at = table.find(written)
    while at >= 0:
        end = table.find(b"\n}", at) + 2
        entry = table[table.rfind(b'\n"', 0, at) : end]
        entries |= json.decode(b"{" + entry + b"}", type=dict[str, _Emoji])
        at = table.find(written, end)
    return _by_name(entries).get(code)


def _by_name(entries: dict[str, _Emoji]) -> dict[str, str]:
    """Return emoji by their shortcodes: of two emoji the first in the table, and another name before a name."""
    whole = [(sign, entry) for sign, entry in reversed(entries.items()) if entry.status <= _FULLY_QUALIFIED]
    names = {entry.en: sign for sign, entry in whole}
    return names | {alias: sign for sign, entry in whole for alias in entry.alias}
