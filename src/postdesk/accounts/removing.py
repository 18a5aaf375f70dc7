"""Taking an account off the desk: its token's power first, then its secrets, then its lines in desk.toml."""

from collections.abc import Callable, Iterator
from datetime import datetime

from msgspec import Struct

from postdesk import networks
from postdesk.accounts import siblings
from postdesk.accounts.rotating import KEPT, TokensWhenAsked
from postdesk.errors import PostdeskError, SettingsError
from postdesk.models import Account
from postdesk.networks import SHELF
from postdesk.networks.declaration import Access, Declaration
from postdesk.networks.network import freely
from postdesk.networks.signing_in import TokenKeeper
from postdesk.networks.wall import guarded
from postdesk.sentences import Sentence, after_another
from postdesk.settings import DESK, House, account_tables, keeping, secret_name
from postdesk.settings.secrets import secrets

Hold = Callable[[Account], None]
"""Raises SettingsError where an account's secrets may not go to its network."""


class Left(Struct, frozen=True):
    """What became of an account that was removed: at its network, and of its secrets."""

    at_network: str
    places: list[str]


def remove_account(house: House, name: str, now: datetime, tokens: TokensWhenAsked, hold: Hold) -> Left:
    """Take an account off the desk; `hold` raises where its secrets may not go to its network.

    Raises:
        SettingsError: There is none of that name, or desk.toml could not be changed; nothing was.
    """
    account = account_to_remove(house, name)
    content = account_tables.without_account(house.root, name, SHELF)
    declared = networks.declared(account.network)
    told = revoked(house, name, declared, now, hold, tokens)
    places = keeping.forget_secrets(house.root, [secret_name(name, each.name) for each in declared.secrets])
    signed_in = bool(places) or not account.by_hand
    if signed_in and not account.rehearsal and tokens.forget():
        places.append(KEPT)
    account_tables.write_desk(house.root, content)
    return Left(after_another([told, *_others(house, account)], "{one} {other}") if signed_in else "", places)


def account_to_remove(house: House, name: str) -> Account:
    """Return an account of the desk.

    Raises:
        SettingsError: There is none of that name.
    """
    if name not in house.accounts:
        raise SettingsError(
            "{file} has no account {name}: `postdesk accounts` shows those that it has", file=DESK.as_posix(), name=name
        )
    return house.accounts[name]


def _others(house: House, account: Account) -> Iterator[Sentence]:
    """Say which accounts would end with the consent that a person takes back."""
    if others := siblings.siblings_of(house, account):
        yield Sentence(
            "Note that {names} may rest on the same consent: what is taken back ends there, too.",
            names=siblings.named(others),
        )


def revoked(
    house: House,
    name: str,
    declared: Declaration,
    now: datetime,
    hold: Hold,
    tokens: TokenKeeper | None = None,
) -> Sentence:
    """Take the power of an account's token away where its network lets us; return what is left for a person to do."""
    by_hand = Sentence("To take the token's power away, {leaving}.", leaving=declared.leaving)
    left = [by_hand] if declared.leaving else []
    if declared.revoke is None:
        return after_another(left)
    try:
        found = secrets(name, declared.secrets, house.root)
        hold(house.accounts[name])
        access = Access(house.accounts[name], found, house.sent_media, house.memory, freely, tokens)
        return Sentence(guarded(declared.revoke, access, now))
    except PostdeskError as trouble:
        refused = Sentence("The network did not take the token back ({why}).", why=trouble)
        return after_another([refused, *left], "{one} {other}")
