"""Accounts that rest on one consent of one person to one app: what ends it for one may end it for the others.

Whether they do, no network says beforehand. So whoever signs one in is asked first, and afterwards each of the others
is asked at its network whether it still stands.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from postdesk import networks
from postdesk.accounts.daily_look import Connect, barred, lacking, needs_a_person
from postdesk.errors import PostdeskError
from postdesk.models import Account, Standing, Way
from postdesk.networks.own_token import cannot_post
from postdesk.networks.wall import reached
from postdesk.sentences import Sentence
from postdesk.settings import House
from postdesk.settings.secrets import secrets


def siblings_of(house: House, account: Account) -> list[Account]:
    """Return the other accounts of a desk that may rest on the same consent; where the apps are known, on the same."""
    if (consent := networks.declared(account.network).consent) is None:
        return []
    mine = consent.app(account, _known(house, account))
    found = []
    for other in house.accounts.values():
        theirs = networks.declared(other.network).consent
        if other.name == account.name or networks.way(other) is not Way.POSTS or theirs is None:
            continue
        app = theirs.app(other, _known(house, other))
        if theirs.giver == consent.giver and (not mine or not app or app == mine):
            found.append(other)
    return found


def _known(house: House, account: Account) -> Mapping[str, str]:
    """Return the secrets of an account, as far as they can be read."""
    try:
        return secrets(account.name, networks.declared(account.network).secrets, house.root)
    except PostdeskError:
        return {}


def heeded(account: Account, others: Sequence[Account], sure: Callable[[str], bool]) -> None:
    """Ask before a consent is given anew on which others may rest.

    Raises:
        PostdeskError: The person would rather not.
    """
    consent = networks.declared(account.network).consent
    if others and consent:
        names = named(others)
        question = Sentence(
            "{names} may rest on the same consent at {giver}. If so, {heed}. Go on?",
            names=names,
            giver=consent.giver,
            heed=consent.heed,
        )
        if not sure(question):
            raise PostdeskError(
                "{account} was not signed in, and {names} goes on: nothing was changed",
                many="{account} was not signed in, and {names} go on: nothing was changed",
                count=len(others),
                account=account.name,
                names=names,
            )


def ended_siblings(others: Sequence[Account], connect: Connect, now: datetime) -> Iterator[str]:
    """Yield a sentence for each account that its network lets in no more, or with less than it needs."""
    for account in others:
        try:
            if network := reached(connect, account.name):
                yield from _ended(account, network.standing(now))
        except PostdeskError as trouble:
            if needs_a_person(trouble):
                yield Sentence(
                    "{account} cannot post: {why}; sign it in again: `postdesk accounts add {account} "
                    "--network {network}`",
                    account=account.name,
                    why=trouble,
                    network=account.network,
                )


def _ended(account: Account, standing: Standing) -> Iterator[str]:
    if bars := cannot_post(account, standing):
        yield barred(account, bars)
    elif standing.lacks:
        yield lacking(account, standing)


def named(accounts: Sequence[Account]) -> Sentence:
    """Return the names of accounts as a sentence has them."""
    *first, last = [account.name for account in accounts]
    return Sentence("{first} and {last}", first=", ".join(first), last=last) if first else Sentence(last)
