"""Tokens that a network changes or lets end: renewed once a day, also on a desk that posts nothing for weeks.

It is the one place that does so for all workers, and for a desk that only cron calls. Whoever posts meanwhile renews by
the same turn in the log; what fails in passing is tried again the next day, long before a token's end.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from postdesk.accounts.daily_look import Connect, barred, needs_a_person, this_week
from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts.notices import News
from postdesk.log.workers import once_a_period, tokens
from postdesk.models import Account
from postdesk.networks.wall import reached
from postdesk.settings import House

RENEWAL = "renewal"
"""What the log calls the job."""


def renew_daily(log: Log, house: House, connect: Connect, now: Callable[[], datetime], who: str) -> list[News]:
    """Renew what was not renewed today, where it is time; return what only a person can mend."""
    day = now().astimezone(ZoneInfo(house.timezone)).date()
    found: list[News] = []
    kept = tokens.accounts_with_tokens(log)
    for account in house.accounts.values():
        period = f"{day} {account.name}"
        if account.name in kept and not once_a_period.done(log, RENEWAL, period):
            renew = partial(_renew, account, connect, now(), day, found)
            once_a_period.once(log, RENEWAL, period, renew, who, now)
    if kept:
        once_a_period.forget_before(log, RENEWAL, str(day))
    return found


def _renew(account: Account, connect: Connect, now: datetime, day: date, found: list[News]) -> None:
    try:
        if network := reached(connect, account.name):
            network.stay_signed_in(now)
    except PostdeskError as trouble:
        if needs_a_person(trouble):
            found.append(this_week(barred(account, trouble), day))
