"""Where an account says nothing for long, and where it says too much at once: what a look at a calendar is for."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from postdesk.models import life
from postdesk.queue.calendar_days import PlannedDay

QUIET_DAYS = 14
"""So many days without a post between two posts of an account are a gap."""
MOST_A_DAY = 4
"""More posts of an account on one day are a pile."""


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
            return f"{self.account} has {self.posts} posts on {self.first}"
        days = (self.last - self.first).days + 1
        return f"{self.account} says nothing from {self.first} to {self.last}, {days} days"


def uneven_days(days: Sequence[PlannedDay]) -> list[UnevenDays]:
    """Return the gaps and piles among the days of a calendar, in their order; what was called off is not counted."""
    told: dict[str, Counter[date]] = {}
    for day in days:
        for entry in day.entries:
            for account in () if entry.state in _CALLED_OFF else entry.accounts:
                told.setdefault(account, Counter())[day.day] += 1
    found = [one for account, posts in told.items() for one in (*_gaps(account, posts), *_piles(account, posts))]
    return sorted(found, key=lambda one: (one.first, one.account))


def _gaps(account: str, posts: Counter[date]) -> Iterator[UnevenDays]:
    for before, after in pairwise(sorted(posts)):
        if (after - before).days > QUIET_DAYS:
            yield UnevenDays(account, before + timedelta(days=1), after - timedelta(days=1))


def _piles(account: str, posts: Counter[date]) -> Iterator[UnevenDays]:
    for day, count in posts.items():
        if count > MOST_A_DAY:
            yield UnevenDays(account, day, day, count)
