"""The desk's accounts: how each one publishes, whether it has a token, and, asked, whether the network lets it in."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from postdesk import networks
from postdesk.errors import PostdeskError
from postdesk.models import Account, Standing, Way
from postdesk.networks.network import Network
from postdesk.networks.wall import guarded, reached
from postdesk.settings import House


class Listed(Struct, frozen=True):
    """One account, and the way its posts get out; `trouble` is what keeps it from posting."""

    account: Account
    way: Way
    trouble: str = ""
    standing: Standing | None = None


Connect = Callable[[str], Network | None]
"""The network of an account by its name; None where only a person can post. May raise PostdeskError."""


def account_overview(house: House, connect: Connect, now: Callable[[], datetime], *, ask: bool) -> list[Listed]:
    """Return every account; `ask` signs each one in at its network, and keeps what its server says of itself."""
    return [_entry(account, house, connect, now(), ask=ask) for account in house.accounts.values()]


def _entry(account: Account, house: House, connect: Connect, now: datetime, *, ask: bool) -> Listed:
    way, standing = networks.way(account), None
    try:
        network = reached(connect, account.name) if way is Way.POSTS else None
        standing = network.standing(now) if network and ask else None
        if standing:
            guarded(networks.learn, account, house.memory, now)
    except PostdeskError as trouble:
        return Listed(account, way, str(trouble), standing)
    return Listed(account, way, standing=standing)
