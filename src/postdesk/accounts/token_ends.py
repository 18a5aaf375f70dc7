"""Tokens and sign-ins that end: a network that takes one back at a date keeps posts from going out on that day."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from postdesk.log import Log
from postdesk.log.workers import tokens
from postdesk.models import Account
from postdesk.settings import House, secret_name
from postdesk.words import colon, say

DAY = re.compile(r"\d{4}-\d\d-\d\d")
AHEAD = timedelta(days=14)
"""How long before a token ends people are told: enough for whoever administers the page to come back from leave."""
SOON = timedelta(days=3)
"""How long before its end they are told once more."""


def ending(house: House, now: datetime, log: Log | None = None) -> Iterator[tuple[Account, str]]:
    """Yield each account of which a secret, or the sign-in, ends soon or has ended, with when and what to do."""
    zone = ZoneInfo(house.timezone)
    today = now.astimezone(zone).date()
    signed_in = tokens.sign_in_ends(log) if log else {}
    for account in house.accounts.values():
        if account.name in signed_in:
            last = signed_in[account.name].astimezone(zone).date()
            if last - today <= AHEAD:
                yield account, says_again(account, last, today)
            continue
        for name, last in account.ends.items():
            if last - today <= AHEAD:
                yield account, _says(account, name, last, today)


def told_of(account: Account, says: str, house: House, now: datetime) -> str:
    """Return the cause under which people are told of an end: one in the last fortnight, another in its last days."""
    today = now.astimezone(ZoneInfo(house.timezone)).date()
    soon = any(date.fromisoformat(day) <= today + SOON for day in DAY.findall(says))
    return f"token {account.name} {says}{' (soon)' if soon else ''}"


def says_again(account: Account, last: date, today: date) -> str:
    """Say when a sign-in ends that is renewed until then, and what to do."""
    command = f"postdesk accounts add {account.name} --network {account.network}"
    words = {"account": account.name, "day": str(last), "command": command}
    if last >= today:
        return say("the sign-in of {account} ends on {day}: sign in again with `{command}`", **words)
    return say("the sign-in of {account} ended on {day}: sign in again with `{command}`", **words)


def _says(account: Account, name: str, last: date, today: date) -> str:
    """Say when a secret of an account ends, and what to do."""
    remedy = say(
        "make a new one, set {variable}, and write its end as {key} in desk.toml",
        variable=secret_name(account.name, name),
        key=f"{name}_ends",
    )
    words = {"secret": name.replace("_", " "), "account": account.name, "day": str(last)}
    if last >= today:
        return colon(say("the {secret} of {account} ends on {day}", **words), remedy)
    return colon(say("the {secret} of {account} ended on {day}", **words), remedy)
