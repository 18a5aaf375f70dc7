"""The desk's accounts: how each one publishes, whether it has a token, and, asked, whether the network lets it in."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from postdesk import networks
from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.workers import tokens
from postdesk.models import Account, Standing, Way
from postdesk.networks.network import Network
from postdesk.networks.own_token import cannot_post
from postdesk.networks.wall import guarded, reached
from postdesk.settings import House


class Listed(Struct, frozen=True):
    """One account, and the way its posts get out; `trouble` is what keeps it from posting.

    `sign_in_ends` is the last day of a sign-in that is renewed until then, where that is known.
    """

    account: Account
    way: Way
    trouble: str = ""
    standing: Standing | None = None
    sign_in_ends: date | None = None


Connect = Callable[[str], Network | None]
"""The network of an account by its name; None where only a person can post. May raise PostdeskError."""


def account_overview(house: House, connect: Connect, now: Callable[[], datetime], *, ask: bool) -> list[Listed]:
    """Return every account; `ask` signs each one in at its network, and keeps what its server says of itself."""
    return [_entry(account, house, connect, now(), ask=ask) for account in house.accounts.values()]


def with_sign_in_ends(entries: Iterable[Listed], log: Log, house: House) -> list[Listed]:
    """Return accounts with the last day of each sign-in, on the office's clock."""
    ends = {name: at.astimezone(ZoneInfo(house.timezone)).date() for name, at in tokens.sign_in_ends(log).items()}
    return [replace(entry, sign_in_ends=ends.get(entry.account.name)) for entry in entries]


def with_what_moved(entries: Iterable[Listed], moved: Mapping[str, str]) -> list[Listed]:
    """Return accounts with why nothing is sent on those whose hosts are others than their secrets were given for."""
    return [replace(entry, trouble=entry.trouble or moved.get(entry.account.name, "")) for entry in entries]


def _entry(account: Account, house: House, connect: Connect, now: datetime, *, ask: bool) -> Listed:
    way, standing = networks.way(account), None
    try:
        network = reached(connect, account.name) if way is Way.POSTS else None
        standing = network.standing(now) if network and ask else None
        if standing:
            guarded(networks.learn, account, house.memory, now)
    except PostdeskError as trouble:
        return Listed(account, way, trouble.sentence, standing)
    return Listed(account, way, cannot_post(account, standing) if standing else "", standing)
