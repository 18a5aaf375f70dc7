"""Reports on their way to people: mailed one after the other, tried again where the server does not take them."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from postdesk.errors import PostdeskError
from postdesk.log import Log
from postdesk.log.posts import notices
from postdesk.log.posts.notices import News
from postdesk.log.worker_tables import Letter
from postdesk.log.workers import letters
from postdesk.models import timings
from postdesk.report import reminder
from postdesk.report.due import KINDS, name_of, option_of
from postdesk.settings import House
from postdesk.words import colon, say, says, speaking, spoken
from postdesk.words.dates import clock

TAKES_NOTHING = "the mail server takes nothing for it"
Carry = Callable[[str, str, Sequence[str]], Collection[str]]
"""Kind, period, addresses → those that the mail server takes nothing for; PostdeskError where it takes none."""


def recipients(house: House, kind: str) -> tuple[str, ...]:
    """Return who gets a report, or a reminder, by itself."""
    if kind == reminder.KIND:
        return house.exporters
    return house.mail.to if house.mail else ()


def deliver(log: Log, house: House, now: Callable[[], datetime], carry: Carry) -> Iterator[str]:
    """Mail what waits to be mailed, and yield a sentence for what was taken and for what was not."""
    while taken := letters.take_letters(log, now()):
        addresses = [one.address for one in taken]
        try:
            refused, why = carry(taken[0].kind, taken[0].period, addresses), TAKES_NOTHING
        except PostdeskError as trouble:
            refused, why = addresses, str(trouble)
        if went := [one for one in taken if one.address not in refused]:
            letters.letters_sent(log, went, now())
            yield f"{title(taken[0])} was mailed to {', '.join(one.address for one in went)}"
        if kept := [one for one in taken if one.address in refused]:
            yield from _put_off(log, house, now(), kept, why)


def _put_off(log: Log, house: House, now: datetime, kept: Sequence[Letter], why: str) -> Iterator[str]:
    """Try again later, or give up; yield what is told of each, and let the people of [notices] know the first time."""
    until = now + timings.mail_again(max(one.tries for one in kept))
    letters.letters_put_off(log, kept, until, why)
    for one in kept:
        over = one.tries >= timings.MAIL_TRIES
        again = until.astimezone(ZoneInfo(house.timezone))
        if house.notices and (over or one.tries == 1):
            cause = f"letter {one.kind} {one.period} {one.address} {'given up' if over else 'tried'}"
            with speaking(spoken(house.language)):
                found = News(cause, _not_mailed(one, why, again))
            notices.remember(log, [found], now)
        yield _not_mailed(one, why, again)


def _not_mailed(one: Letter, why: str, again: datetime) -> str:
    """Return that a letter was not taken, why, and what becomes of it, in the language that is spoken."""
    words = {"letter": title(one), "address": one.address, "why": say(why), "next": _next(one, again)}
    return say("{letter} was not mailed to {address}: {why}; {next}", **words)


def _next(one: Letter, until: datetime) -> str:
    """Return what becomes of a letter that was not taken."""
    if one.tries < timings.MAIL_TRIES:
        return say("tried again at {time}", time=clock(until))
    over = says("given up after {n} try", "given up after {n} tries", one.tries)
    return colon(over, by_hand(one)) if by_hand(one) else over


def by_hand(one: Letter) -> str:
    """Return how a person mails what was given up; "" for a reminder, whose time is over."""
    if one.kind not in {kind.kind for kind in KINDS}:
        return ""
    command = f"postdesk report --{option_of(one.kind)} {name_of(one.period)} --mail {one.address}"
    return say("`{command}` mails it", command=command)


def title(one: Letter) -> str:
    """Return what a letter is, in words."""
    if one.kind == reminder.KIND:
        return say("the reminder for the report of {period}", period=one.period)
    return say("the report of {period}", period=name_of(one.period))
