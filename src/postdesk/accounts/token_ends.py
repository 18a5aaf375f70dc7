"""Tokens and sign-ins that end: a network that takes one back at a date keeps posts from going out on that day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

from postdesk.log import Log
from postdesk.log.workers import tokens
from postdesk.models import Account
from postdesk.networks import SHELF
from postdesk.settings import House, secret_name
from postdesk.settings.secrets import in_environment
from postdesk.words import colon, say

AHEAD = timedelta(days=14)
"""How long before a token ends people are told: enough for whoever administers the page to come back from leave."""
SOON = timedelta(days=3)
"""How long before its end they are told once more."""


class Ending(Struct, frozen=True):
    """What ends of an account: `says` is when, and what to do.

    `cause` is that under which people are told: one in the last fortnight, another in its last days, a third when it is
    over; on every machine the same, although what is to be done there may differ.
    """

    account: Account
    says: str
    cause: str


def ending(house: House, now: datetime, log: Log | None = None) -> Iterator[Ending]:
    """Yield what ends soon, or has ended: a secret of an account, or its sign-in."""
    zone = ZoneInfo(house.timezone)
    today = now.astimezone(zone).date()
    signed_in = tokens.sign_in_ends(log) if log else {}
    for account in house.accounts.values():
        if account.name in signed_in:
            last = signed_in[account.name].astimezone(zone).date()
            if last - today <= AHEAD:
                yield ending_sign_in(account, last, today)
            continue
        for name, last in account.ends.items():
            if last - today <= AHEAD:
                yield Ending(account, _says(account, name, last, today), _cause(account, name, last, today))


def ending_sign_in(account: Account, last: date, today: date) -> Ending:
    """Return the end of a sign-in, which is renewed until then, or of which only the network tells the last day."""
    words = {"account": account.name, "day": str(last), "command": _command(account)}
    if last >= today:
        says = say("the sign-in of {account} ends on {day}: sign in again with `{command}`", **words)
    else:
        says = say("the sign-in of {account} ended on {day}: sign in again with `{command}`", **words)
    return Ending(account, says, _cause(account, "sign-in", last, today))


def _cause(account: Account, what: str, last: date, today: date) -> str:
    near = "over" if last < today else "soon" if last <= today + SOON else "ahead"
    return f"token {account.name} {what} {last} {near}"


def _command(account: Account) -> str:
    return f"postdesk accounts add {account.name} --network {account.network}"


def _says(account: Account, name: str, last: date, today: date) -> str:
    """Say when a secret of an account ends, and what to do: what stands in the environment, no sign-in changes."""
    variable = secret_name(account.name, name)
    if in_environment(variable) or SHELF[account.network].sign_in is None:
        remedy = say(
            "make a new one, set {variable}, and write its end as {key} in desk.toml",
            variable=variable,
            key=f"{name}_ends",
        )
    else:
        remedy = say("sign in again with `{command}`", command=_command(account))
    words = {"secret": name.replace("_", " "), "account": account.name, "day": str(last)}
    if last >= today:
        return colon(say("the {secret} of {account} ends on {day}", **words), remedy)
    return colon(say("the {secret} of {account} ended on {day}", **words), remedy)
