"""Reaching the account that a post was queued for, whatever desk.toml says of it by now.

Its server, its name there and what decides how a post looks are the post's own. Only its secrets are those of the
moment; where desk.toml has another account under that name now, the network is asked first whose the token is.
"""

from collections.abc import Callable
from datetime import datetime

from postdesk import networks
from postdesk.errors import NetworkError, SettingsError, Unreachable
from postdesk.log.posts.lookup import Post
from postdesk.models import Account, Payload
from postdesk.models.as_queued import LET_GO, as_queued
from postdesk.models.identity import plain_handle, same_account, whom
from postdesk.networks.network import Network
from postdesk.settings import House


def account_of(post: Post, house: House) -> Account:
    """Return a post's account as it was queued; what desk.toml has no more is known by what was frozen of it."""
    payload, now = post.frozen, house.accounts.get(post.account)
    if now is None or now.network != post.network:
        now = Account(post.account, post.network)
    keys = networks.SHELF[post.network].keys if post.network in networks.SHELF else ()
    return as_queued(now, payload, keys)


def connect_as_queued(
    account: Account, payload: Payload, connect: Callable[[Account], Network | None], now: datetime
) -> Network | None:
    """Return the network of an account as a post was queued for it; None where only a person can post there.

    Raises:
        SettingsError: Its name stands for an account of another network now, or the token there is is another's.
        Unreachable: Whose the token is could not be asked.
    """
    if account.network != payload.network:
        was, now_on = networks.title(payload.network), networks.title(account.network)
        raise SettingsError(
            "{account} was on {was} when this was queued, and is on {now_on} now: {again}",
            account=account.name,
            was=was,
            now_on=now_on,
            again=LET_GO,
        )
    frozen = as_queued(account, payload, networks.SHELF[account.network].keys)
    network = connect(frozen)
    if network is not None and same_account(whom(account), whom(frozen)) is False:
        _has_its_token(network, frozen, now)
    return network


def _has_its_token(network: Network, frozen: Account, now: datetime) -> None:
    """See that a token is of the account that a post was queued for, although desk.toml names another one now."""
    try:
        found = network.standing(now).handle
    except NetworkError as no:
        wait = no.retry_after if isinstance(no, Unreachable) else None
        raise Unreachable(
            "{account} was {handle} when this was queued, and {no}; {again}",
            wait,
            account=frozen.name,
            handle=known_to_readers(frozen),
            no=no,
            again=LET_GO,
        ) from None
    if found and frozen.handle and plain_handle(found) != plain_handle(frozen.handle):
        raise SettingsError(
            "{account} was {handle} when this was queued, and the token there is now is of @{found}: {again}",
            account=frozen.name,
            handle=known_to_readers(frozen),
            found=plain_handle(found),
            again=LET_GO,
        )


def known_to_readers(account: Account) -> str:
    """Return who an account is, as its readers know it: "@office on example.social"."""
    name = f"@{plain_handle(account.handle)}" if account.handle else account.id
    return " on ".join(filter(None, (name, account.server.partition("://")[2])))
