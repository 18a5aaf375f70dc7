"""What all figures are reckoned from: one period, the posts around it, the plan, and what the rank-sum rule found."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct

from postdesk.figures.period import Period
from postdesk.log.readings.facts import Intended, PostCount, Published
from postdesk.text.tags import Families

HALF_YEAR = 26
"""Weeks of posts that charts look at, the period's last week included."""
USUAL = 12
"""Weeks before the period that say what is usual."""
QUARTER = 13
"""Weeks, the period's last one included, over which languages and campaigns are compared."""

Outcome = Literal["above", "below", "ordinary", "still rising", "too few", "too short"]


class Verdict(Struct, frozen=True):
    """What the rank-sum rule found for one network: `p` is two-sided, `level` what it had to stay below.

    "still rising": it looks low, but its posts were counted too young to say so. "too few": fewer than three posts
    with figures. "too short": the network has not been known for twelve weeks.
    """

    network: str
    outcome: Outcome
    posts: int
    before: int
    p: float | None = None
    level: float | None = None


class Material(Struct, frozen=True):
    """All that the charts of one report are drawn from.

    `posts` reach back `HALF_YEAR` weeks; `intended` is the queue from four weeks before the period to a week after it.
    `names` are the networks' names in a sentence. `counts` holds every count of a post, by its `known_as`, in the order
    of age. `families` are the hashtags that count as one, `spread` is how far apart their effects are expected to lie.
    `since` is the ISO week of a hashtag's first use ever, by identity; one that is not in it was used first in the
    weeks at hand. `began` is the moment of the first post that the desk knows of, None for the oldest at hand.
    `rehearsed` are the moments and campaigns of posts that only went to the rehearsal. `others` are posts that no
    figure here counts, of other campaigns or since: they and all that is `waiting` in the queue, of whatever campaign
    and time, are known to advice.
    """

    period: Period
    now: datetime
    posts: tuple[Published, ...] = ()
    intended: tuple[Intended, ...] = ()
    verdicts: Mapping[str, Verdict] = {}
    names: Mapping[str, str] = {}
    counts: Mapping[tuple[str, str], tuple[PostCount, ...]] = {}
    families: Families = Families()
    spread: float = 0.2
    since: Mapping[str, str] = {}
    rehearsed: tuple[tuple[datetime, str], ...] = ()
    began: datetime | None = None
    others: tuple[Published, ...] = ()
    waiting: tuple[Intended, ...] = ()

    def name(self, network: str) -> str:
        """Return what a network is called in a sentence."""
        return self.names.get(network, network.capitalize())

    @property
    def current(self) -> tuple[Published, ...]:
        """The posts published in the period."""
        return tuple(post for post in self.posts if self.period.holds(post.published))

    @property
    def known(self) -> tuple[Published, ...]:
        """The posts until the period's end: what came out after it belongs to the next."""
        return tuple(post for post in self.posts if post.published < self.period.end)

    @property
    def quarter(self) -> tuple[Published, ...]:
        """The posts of the last thirteen weeks, the period's last one included."""
        begin = self.period.instant(self.period.mondays(QUARTER)[0])
        return tuple(post for post in self.posts if begin <= post.published < self.period.end)

    @property
    def first_week(self) -> date | None:
        """The Monday of the week in which the desk's posts begin; before it nothing is known, which is not nothing."""
        first = self.began or min((post.published for post in self.posts), default=None)
        return None if first is None else self.monday(first)

    @property
    def simulated(self) -> bool:
        """Whether any post that a chart can show carries invented figures."""
        return any(post.simulated for post in self.posts)

    @property
    def today(self) -> date:
        """The day on which the report is made, in the office's zone."""
        return self.period.day(self.now)

    def monday(self, instant: datetime) -> date:
        """Return the Monday of the week in which an instant falls."""
        day = self.period.day(instant)
        return day - timedelta(days=day.weekday())
