"""The desk's accounts: how each one publishes, whether it has a token, and, asked, whether the network lets it in."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from postdesk import networks
from postdesk.errors import PostdeskError
from postdesk.models import Account, Standing
from postdesk.networks.network import Network
from postdesk.settings import House


class Listed(Struct, frozen=True):
    """One account: `way` is "posts", "rehearses" or "by hand"; `trouble` is what keeps it from posting."""

    account: Account
    way: str
    trouble: str = ""
    standing: Standing | None = None


Connect = Callable[[str], Network | None]
"""The network of an account by its name; None where only a person can post. May raise PostdeskError."""


def look(house: House, connect: Connect, now: Callable[[], datetime], *, ask: bool) -> list[Listed]:
    """Return every account; `ask` signs each one in at its network, and keeps what its server says of itself."""
    return [_entry(account, house, connect, now(), ask=ask) for account in house.accounts.values()]


def _entry(account: Account, house: House, connect: Connect, now: datetime, *, ask: bool) -> Listed:
    try:
        network = connect(account.name)
        if network is None:
            return Listed(account, "by hand")
        if network.simulated:
            return Listed(account, "rehearses")
        standing = network.standing(now) if ask else None
        if ask:
            networks.learn(account, house, now)
    except PostdeskError as trouble:
        return Listed(account, "posts", str(trouble))
    return Listed(account, "posts", standing=standing)
