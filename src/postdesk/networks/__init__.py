"""The networks: one folder each, whose `__init__.py` declares all that postdesk knows of it as `NETWORK`.

`text.py` is how it reads a text (pure: what it counts, links and refuses), `limits.py` its limits; where postdesk can
post, `api.py` stands beside them. Folders are strangers to each other.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from postdesk.errors import SettingsError
from postdesk.models import Account, Grammar, Way
from postdesk.networks.declaration import Access, Declaration
from postdesk.networks.shelf import NAMES as NAMES
from postdesk.networks.shelf import SHELF as SHELF

if TYPE_CHECKING:
    from postdesk.networks.network import Network, Spend
    from postdesk.networks.signing_in import TokenKeeper
    from postdesk.settings import House

REHEARSAL = "rehearsal"


def declared(name: str) -> Declaration:
    """Return what a network says of itself.

    Raises:
        SettingsError: No network has that name; the message proposes the nearest.
    """
    try:
        return SHELF[name]
    except KeyError:
        from postdesk.settings.toml import advice

        raise SettingsError(
            'there is no network "{name}"; {advice}', name=name, advice=advice(name, SHELF, "write one of {names}")
        ) from None


def title(name: str) -> str:
    """Return what a network is called in a sentence; one that is no longer known goes by its short name."""
    return SHELF[name].title if name in SHELF else name.capitalize()


def composer(name: str, server: str, text: str) -> str:
    """Return the address at which a person writes a post on a network, its words in it where that takes them.

    "" where none is known, or it is on a server and `server` is "".
    """
    from urllib.parse import quote

    page = SHELF[name].composer if name in SHELF else ""
    return (
        "" if "{server}" in page and not server else page.format(server=server.rstrip("/"), text=quote(text, safe=""))
    )


@cache
def grammar(name: str) -> Grammar:
    """Return how a network reads a text, imported when first asked for.

    Raises:
        SettingsError: No network has that name; the message proposes the nearest.
    """
    network = declared(name)
    return _signed(network.read(), network)


def grammar_of(account: Account, memory: Path) -> Grammar:
    """Return how an account's texts are read: as its network does, or as its own server was last seen to."""
    return _read_as(account.network, frozenset(account.own.items()), memory)


@cache
def _read_as(name: str, own: frozenset[tuple[str, str | bool]], memory: Path) -> Grammar:
    network = declared(name)
    found = network.read_of(Account("", name, own=dict(own)), memory) if network.read_of else network.read()
    return grammar(name) if found is network.read() else _signed(found, network)


def _signed(found: Grammar, network: Declaration) -> Grammar:
    """Return text rules with what their network declares."""
    return replace(found, network=network.name, title=network.title, price=network.price)


def learn(account: Account, memory: Path, now: datetime) -> None:
    """Ask an account's server about itself, where servers of its network differ, and keep that for `grammar_of`.

    Raises:
        NetworkError: It does not say.
    """
    if ask := declared(account.network).learn:
        try:
            ask(account, memory, now)
        finally:
            _read_as.cache_clear()


def hashtags_on(name: str, text: str) -> list[str]:
    """Return the hashtags that a network links in a text, without their sign, in order, with repeats."""
    return grammar(name).hashtags(text)


def way(account: Account) -> Way:
    """Return how an account's posts get out; whether its secrets are there is not asked."""
    if account.by_hand:
        return Way.BY_HAND
    if account.rehearsal or account.network == REHEARSAL:
        return Way.REHEARSES
    return Way.POSTS if declared(account.network).posts else Way.BY_HAND


def connect(
    account: Account,
    house: "House",
    hold: Callable[[], None],
    spend: "Spend | None" = None,
    tokens: "TokenKeeper | None" = None,
) -> "Network | None":
    """Return the network of an account, ready to be called; None where only a person can post.

    `hold` is called when its secrets are there and before its network gets them; where it raises, that gets nothing.
    `spend` counts what signing in costs; without it nothing is counted. `tokens` keeps those that a network changes;
    without it, such an account can be looked at, and not called.

    Raises:
        SettingsError: The account lacks a token, or something that desk.toml has to say.
    """
    how, network = way(account), declared(account.network)
    if how is Way.REHEARSES:
        from postdesk.networks.rehearsal.api import Rehearsal

        return Rehearsal(house.memory / "rehearsal", account.network, account.name, network.counts)
    if how is Way.BY_HAND or network.connect is None:
        return None
    access = _access(account, network, house, spend)
    hold()
    return network.connect(replace(access, tokens=tokens))


def only_looked_at() -> None:
    """Hold nothing back, for whoever looks what an account lacks and sends nothing with its secrets."""


def _access(account: Account, network: Declaration, house: "House", spend: "Spend | None") -> Access:
    from postdesk.networks.network import freely
    from postdesk.settings.secrets import secrets

    for key in network.keys:
        if key.needed and not account.said(key.name):
            raise SettingsError(
                'campaigns/desk.toml: [accounts.{account}] has no {key}: write {key} = "{example}"',
                account=account.name,
                key=key.name,
                example=key.example,
            )
    found = secrets(account.name, network.secrets, house.root)
    return Access(account, found, house.sent_media, house.memory, spend or freely)
