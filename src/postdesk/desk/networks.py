"""How texts are read and counted: by each network, and by the servers of the desk's own accounts."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from postdesk import networks
from postdesk.errors import SettingsError
from postdesk.models import Grammar

if TYPE_CHECKING:
    from postdesk.desk.desk import Desk


def grammars(names: Sequence[str] = (), desk: "Desk | None" = None, *, amiss: Callable[[str], object]) -> list[Grammar]:
    """Return how networks read a text: those named, or all; then a desk's accounts whose own server told its limits.

    Where all are asked for, `amiss` is told in a sentence of each that another package brings and that cannot be used.

    Raises:
        SettingsError: No network has one of the names, or one of them cannot be used; the message says what to do.
    """
    own = _told_by_servers(desk) if desk else []
    found = [networks.grammar(name) for name in names] if names else list(_sound(amiss))
    return found + [grammar for grammar in own if not names or grammar.network in names]


def _sound(amiss: Callable[[str], object]) -> Iterator[Grammar]:
    """Yield how each network reads a text, but those of packages that cannot be used."""
    for name in networks.SHELF:
        try:
            yield networks.grammar(name)
        except SettingsError as trouble:
            amiss(str(trouble))


def _told_by_servers(desk: "Desk") -> list[Grammar]:
    each = [(account, networks.grammar_of(account, desk.house.memory)) for account in desk.house.accounts.values()]
    return [
        replace(grammar, title=f"{grammar.title} ({account.name})")
        for account, grammar in each
        if grammar is not networks.grammar(account.network)
    ]
