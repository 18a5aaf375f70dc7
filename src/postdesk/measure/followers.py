"""How many follow each account, asked once a day: the figure of that day, which nobody can ask for later."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.readings import account_days
from postdesk.log.readings.account_days import Daily
from postdesk.log.workers import once_a_period
from postdesk.measure.layouts.counts import MOST
from postdesk.models import Account
from postdesk.networks.network import Network
from postdesk.networks.wall import reached

FOLLOWERS = "followers"
"""What the log calls the figure, and the job of asking for it."""
Connect = Callable[[str], Network | None]
"""The network of an account by its name; None where postdesk cannot ask it. May raise PostdeskError."""


def count_followers(
    log: Log, accounts: Sequence[Account], connect: Connect, now: Callable[[], datetime], zone: str, who: str
) -> Iterator[tuple[str, str]]:
    """Ask for the followers of each account that nobody asked for today, on the clock of a zone.

    Yields each account that could not be asked, with why; the next call asks again.
    """
    day = now().astimezone(ZoneInfo(zone)).date()
    for account in accounts:
        period = f"{day} {account.name}"
        if once_a_period.done(log, FOLLOWERS, period):
            continue
        ask = partial(_ask, log, account, connect, now, zone)
        try:
            once_a_period.once(log, FOLLOWERS, period, ask, who, now)
        except PostdeskError as trouble:
            yield account.name, str(trouble)
    once_a_period.forget_before(log, FOLLOWERS, str(day))


def _ask(log: Log, account: Account, connect: Connect, now: Callable[[], datetime], zone: str) -> None:
    """Keep how many follow an account; an account that cannot be asked, or does not say it, is asked tomorrow."""
    network, moment = reached(connect, account.name), now()
    value = network.followers(moment) if network else None
    if network and value is not None and 0 <= value < MOST:
        day = moment.astimezone(ZoneInfo(zone)).date()
        told = Daily(account.network, account.name, FOLLOWERS, day, value, moment, network.source)
        with log.write() as connection:
            account_days.keep_days(connection, [told])
