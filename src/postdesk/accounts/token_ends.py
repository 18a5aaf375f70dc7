"""Tokens and other secrets that end: a network that takes one back at a date keeps posts from going out on that day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from postdesk.models import Account
from postdesk.settings import House, secret_name

AHEAD = timedelta(days=14)
"""How long before a token ends people are told: enough for whoever administers the page to come back from leave."""
SOON = timedelta(days=3)
"""How long before its end they are told once more."""


def ending(house: House, now: datetime) -> Iterator[tuple[Account, str]]:
    """Yield each account of whose secrets one ends soon or has ended, with a sentence that says when and what to do."""
    today = now.astimezone(ZoneInfo(house.timezone)).date()
    for account in house.accounts.values():
        for name, last in account.ends.items():
            if last - today <= AHEAD:
                yield account, _says(account, name, last, today)


def told_of(account: Account, says: str, house: House, now: datetime) -> str:
    """Return the cause under which people are told of an end: one in the last fortnight, another in its last days."""
    today = now.astimezone(ZoneInfo(house.timezone)).date()
    soon = any(last - today <= SOON and str(last) in says for last in account.ends.values())
    return f"token {account.name} {says}{' (soon)' if soon else ''}"


def _says(account: Account, name: str, last: date, today: date) -> str:
    """Say when a secret of an account ends, and what to do."""
    remedy = f"make a new one, set {secret_name(account.name, name)}, and write its end as {name}_ends in desk.toml"
    when = f"ends on {last}" if last >= today else f"ended on {last}"
    return f"the {name.replace('_', ' ')} of {account.name} {when}: {remedy}"
