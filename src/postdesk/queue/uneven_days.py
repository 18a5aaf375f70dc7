"""Where an account says nothing for long, and where it says too much at once, by what desk.toml says in `[days]`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from msgspec import Struct

from postdesk.log import Log
from postdesk.log.posts import lookup
from postdesk.models import life
from postdesk.moments.wall_clock import zone_named
from postdesk.queue.calendar_days import PlannedDay
from postdesk.queue.planning import Plan
from postdesk.sentences import Sentence
from postdesk.settings import House

AHEAD = 60
"""How many days ahead a plan is looked at."""
_CALLED_OFF = tuple(map(str, life.CALLED_OFF))


class UnevenDays(Struct, frozen=True):
    """A gap of an account, from its first day without a post to its last, or a pile of `posts` on one day."""

    account: str
    first: date
    last: date
    posts: int = 0

    @property
    def says(self) -> str:
        """Say so in a sentence."""
        if self.posts:
            return Sentence(
                "{account} has {count} post on {day}",
                many="{account} has {count} posts on {day}",
                count=self.posts,
                account=self.account,
                day=self.first,
            )
        return Sentence(
            "{account} says nothing from {first} to {last}, {count} day",
            many="{account} says nothing from {first} to {last}, {count} days",
            count=(self.last - self.first).days + 1,
            account=self.account,
            first=self.first,
            last=self.last,
        )


def uneven_days(days: Sequence[PlannedDay], house: House) -> list[UnevenDays]:
    """Return the gaps and piles among the days of a calendar, in their order; what was called off is not counted."""
    entries = ((day.day, entry) for day in days for entry in day.entries if entry.state not in _CALLED_OFF)
    return _uneven(((account, day) for day, entry in entries for account in entry.accounts), house)


def uneven_ahead(log: Log, house: House, plan: Plan, now: datetime) -> list[UnevenDays]:
    """Return the gaps and piles of the days to come, as they are once a plan is carried out.

    A gap lies between two posts: what was out last counts, and what comes after the last that is planned is no gap yet.
    """
    if not house.quiet and not house.most:
        return []
    today = now.astimezone(zone_named(house.timezone)).date()
    found = _uneven((*_planned(plan), *_in_log(log, house, plan)), house)
    return [one for one in found if one.last >= today and one.first <= today + timedelta(days=AHEAD)]


def _planned(plan: Plan) -> Iterator[tuple[str, date]]:
    for change in (*plan.added, *plan.changed):
        yield change.account, date.fromisoformat(change.local[:10])


def _in_log(log: Log, house: House, plan: Plan) -> Iterator[tuple[str, date]]:
    """Yield each account with the days of its posts that are out or go out and that a plan leaves where they are."""
    others, zone = {change.ref for change in (*plan.changed, *plan.withdrawn)}, zone_named(house.timezone)
    for post in lookup.post_names(log):
        if post.state in life.KEEPS_ITS_MOMENT and post.ref not in others:
            yield post.account, post.due.astimezone(zone).date()


def _uneven(posts: Iterable[tuple[str, date]], house: House) -> list[UnevenDays]:
    told: dict[str, Counter[date]] = {}
    for account, day in posts:
        told.setdefault(account, Counter())[day] += 1
    gaps = (one for account, days in told.items() for one in _gaps(account, days, house.quiet))
    piles = (one for account, days in told.items() for one in _piles(account, days, house.most))
    return sorted((*gaps, *piles), key=lambda one: (one.first, one.account))


def _gaps(account: str, posts: Counter[date], quiet: int) -> Iterator[UnevenDays]:
    for before, after in pairwise(sorted(posts)) if quiet else ():
        if (after - before).days > quiet:
            yield UnevenDays(account, before + timedelta(days=1), after - timedelta(days=1))


def _piles(account: str, posts: Counter[date], most: int) -> Iterator[UnevenDays]:
    for day, count in posts.items():
        if most and count > most:
            yield UnevenDays(account, day, day, count)
