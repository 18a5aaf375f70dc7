"""Which page does what a sentence names a command for: whoever reads it on a page may have no terminal."""

import re
from collections.abc import Mapping

from postdesk.web.wording import noted, phrase

_COMMAND = re.compile(r"`postdesk ([a-z]+(?:-[a-z]+)*)")
_CALENDAR, _QUEUE = noted("Calendar"), noted("Into the queue")
_OF_POSTS = ("list", "hold", "release", "cancel", "delete", "edit", "move", "retry", "resolve", "undo")
INSTEAD: Mapping[str, tuple[str, str]] = {
    "accounts": ("/accounts", noted("Accounts")),
    "approvals": ("/approvals", noted("Approvals")),
    "preview": ("/approvals", noted("Approvals")),
    "log": ("/log", noted("Log")),
    "check": ("/queue", _QUEUE),
    "plan": ("/queue", _QUEUE),
    "queue": ("/queue", _QUEUE),
    "import": ("/import", noted("Bring a file in")),
    "import-drafts": ("/import", noted("Bring a file in")),
    **dict.fromkeys(_OF_POSTS, ("/?view=list", _CALENDAR)),
}
"""The address and the title of a page by the command whose work it does; a post's own page does what is done to it."""
AT_THE_MACHINE = frozenset(("doctor", "init", "move-database", "rename", "take-over"))
"""Commands whose work no page does."""


def pages_instead(said: str) -> list[tuple[str, str]]:
    """Return the pages that do what a sentence names commands for, each once: its address and its title."""
    found = dict.fromkeys(INSTEAD[name] for name in _COMMAND.findall(said) if name in INSTEAD)
    return [(address, phrase(title)) for address, title in found]


def at_the_machine(said: str) -> bool:
    """Whether a sentence names a command whose work no page does."""
    return bool(AT_THE_MACHINE & {*_COMMAND.findall(said)})
