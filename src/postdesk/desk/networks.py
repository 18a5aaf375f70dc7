"""How texts are read and counted: by each network, and by the servers of the desk's own accounts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from postdesk import networks
from postdesk.models import Grammar

if TYPE_CHECKING:
    from postdesk.desk.desk import Desk


def grammars(names: Sequence[str] = (), desk: "Desk | None" = None) -> list[Grammar]:
    """Return how networks read a text: those named, or all; then a desk's accounts whose own server told its limits.

    Raises:
        SettingsError: No network has one of the names; the message proposes the nearest.
    """
    own = _told_by_servers(desk) if desk else []
    return [networks.grammar(name) for name in names or networks.SHELF] + [
        grammar for grammar in own if not names or grammar.network in names
    ]


def _told_by_servers(desk: "Desk") -> list[Grammar]:
    each = [(account, networks.grammar_of(account, desk.house.memory)) for account in desk.house.accounts.values()]
    return [
        replace(grammar, title=f"{grammar.title} ({account.name})")
        for account, grammar in each
        if grammar is not networks.grammar(account.network)
    ]
