"""Whose figures an export holds, in the desk's own names."""

from collections.abc import Collection
from urllib.parse import urlsplit

from postdesk.errors import ExportError
from postdesk.models import Account
from postdesk.sentences import Sentence, either
from postdesk.settings import House

PAGE = "urn:li:organization:"
"""How LinkedIn's ids of pages begin."""


def chosen(house: House, name: str, networks: Collection[str], file: str) -> str:
    """Return the desk's account that the officer named, which is on one of the file's networks.

    Raises:
        ExportError: The desk has no such account, or it is on another network.
    """
    account = house.accounts.get(name)
    if account is None:
        names = ", ".join(house.accounts) or Sentence("none")
        raise ExportError("--account knows no {name}; desk.toml has {names}", name=name, names=names)
    if account.network not in networks:
        raise ExportError(
            "{file} is of {networks}, and {name} is on {network}",
            file=file,
            networks=either(sorted(networks)),
            name=name,
            network=account.network,
        )
    return name


def only(house: House, networks: Collection[str], file: str) -> str:
    """Return the one account of the desk that is on the file's networks, for the file names none.

    Raises:
        ExportError: There is none, or more than one.
    """
    here = [account.name for account in house.accounts.values() if account.network in networks]
    if len(here) == 1:
        return here[0]
    raise ExportError(
        "{file} does not say whose figures it holds: add --account NAME, one of {names}"
        if here
        else "{file} does not say whose figures it holds: add --account NAME, an account of {networks} in desk.toml",
        file=file,
        names=", ".join(here),
        networks=either(sorted(networks)),
    )


def single(house: House, network: str, *, personal: bool = False) -> str:
    """Return the only account that the desk has on a network, "" where it has none or several.

    `personal` leaves out pages, as far as their id tells them.
    """
    here = [account for account in house.accounts.values() if account.network == network]
    named = [account.name for account in here if not (personal and PAGE in account.id)]
    return named[0] if len(here) == len(named) == 1 else ""


def account_names(house: House, network: str) -> dict[str, str]:
    """Return the desk's accounts of a network by every name, without capitals, that an export may call them."""
    here = [account for account in house.accounts.values() if account.network == network]
    return {
        name.lstrip("@").casefold(): account.name
        for account in here
        for name in (account.name, account.id, account.handle, _addressed(account))
        if name
    }


def _addressed(account: Account) -> str:
    """Return an account as others address it on servers that many are, `name@server`; "" without either."""
    host = urlsplit(account.server).hostname or account.server
    return f"{account.handle.lstrip('@').partition('@')[0]}@{host}" if account.handle and account.server else ""
