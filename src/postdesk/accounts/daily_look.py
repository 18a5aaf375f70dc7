"""How each account stands at its network, asked once a day, so that people hear in time that somebody is needed.

Only networks are asked that charge nothing for it. Whoever does not answer today is asked tomorrow.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from postdesk import networks
from postdesk.accounts import token_ends
from postdesk.errors import PostdeskError, Unknown, Unreachable
from postdesk.log import Log
from postdesk.log.posts.notices import News
from postdesk.log.workers import once_a_period
from postdesk.models import Account, Standing, Way
from postdesk.networks.network import Network
from postdesk.networks.own_token import cannot_post
from postdesk.networks.wall import reached
from postdesk.sentences import Sentence
from postdesk.settings import House
from postdesk.wire import NO_TOKEN

A_DAY = timedelta(days=1)
LOOK = "standing"
"""What the log calls the job."""
Connect = Callable[[str], Network | None]
"""The network of an account by its name; None where postdesk cannot ask it. May raise PostdeskError."""


def look_daily(log: Log, house: House, connect: Connect, now: Callable[[], datetime], who: str) -> list[News]:
    """Ask about each account that nobody asked about today, and return what people have to be told of it."""
    day = now().astimezone(ZoneInfo(house.timezone)).date()
    found: list[News] = []
    for account in house.accounts.values():
        period = f"{day} {account.name}"
        if _is_asked(account) and not once_a_period.done(log, LOOK, period):
            look = partial(_look, account, connect, now(), day, found)
            once_a_period.once(log, LOOK, period, look, who, now)
    once_a_period.forget_before(log, LOOK, str(day))
    return found


def _is_asked(account: Account) -> bool:
    return networks.way(account) is Way.POSTS and networks.declared(account.network).price is None


def _look(account: Account, connect: Connect, now: datetime, day: date, found: list[News]) -> None:
    try:
        network = reached(connect, account.name)
        found += standing_news(account, network.standing(now), day) if network else ()
    except PostdeskError as trouble:
        if needs_a_person(trouble):
            found.append(this_week(barred(account, trouble), day))


def needs_a_person(trouble: PostdeskError) -> bool:
    """Return whether an account that cannot be asked stays so until somebody does something."""
    return not isinstance(trouble, Unreachable | Unknown) or getattr(trouble, "retry_after", None) == NO_TOKEN


def standing_news(account: Account, standing: Standing, day: date) -> Iterator[News]:
    """Yield what people have to be told of how an account stands on a day: what it lacks, and what ends soon."""
    if bars := cannot_post(account, standing):
        yield this_week(barred(account, bars), day)
    if standing.lacks:
        yield this_week(lacking(account, standing), day)
    if standing.ends and standing.ends - day <= token_ends.AHEAD and not _told_by_desk(account, standing.ends):
        end = token_ends.ending_sign_in(account, standing.ends, day)
        yield News(end.cause, end.says)


def barred(account: Account, why: str | PostdeskError) -> Sentence:
    """Say that an account cannot post, and why."""
    return Sentence("{account} cannot post: {why}", account=account.name, why=why)


def lacking(account: Account, standing: Standing) -> Sentence:
    """Say what an account lacks that posts all the same."""
    return Sentence("{account} lacks {what}", account=account.name, what=standing.lacks)


def _told_by_desk(account: Account, ends: date) -> bool:
    """Whether desk.toml says the last day of the same secret, which may be a day earlier where nobody told the hour."""
    return any(abs(ends - said) <= A_DAY for said in account.ends.values())


def this_week(says: str, day: date) -> News:
    """Return what is to be told once a week, for as long as it is so."""
    year, week, _ = day.isocalendar()
    return News(f"account {year}-W{week:02} {says}", says)
