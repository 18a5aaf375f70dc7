"""The days around a period: what was published on each, and what is still to come."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from postdesk.figures.material import Material
from postdesk.models.life import TO_COME

WEEKS_BEFORE, WEEKS_AFTER = 4, 1


class CalendarDay(Struct, frozen=True):
    """One day: posts published and to come, whether it belongs to the period, whether it is past or today.

    `published` is None before the week in which the desk's posts begin: of that time nothing is known.
    """

    day: date
    published: int | None
    to_come: int
    inside: bool
    lived: bool

    @property
    def out(self) -> int:
        """The posts that are known to have been published."""
        return self.published or 0


def calendar_days(material: Material) -> list[CalendarDay]:
    """Count each day's posts, from four weeks before the period to one week after it."""
    period = material.period
    published = Counter(period.day(post.published) for post in material.posts)
    ahead = Counter(period.day(post.due) for post in material.intended if post.state in TO_COME)
    days = _days(period.mondays(1)[0], period.first)
    first = material.first_week or date.min
    return [
        CalendarDay(
            day=day,
            published=published[day] if day >= first else None,
            to_come=ahead[day],
            inside=period.first <= day < period.after,
            lived=day <= material.today,
        )
        for day in days
    ]


def _days(last: date, first: date) -> Iterator[date]:
    """Yield every day of the weeks shown: whole weeks around the period."""
    day = first - timedelta(days=first.weekday(), weeks=WEEKS_BEFORE)
    while day < last + timedelta(weeks=1 + WEEKS_AFTER):
        yield day
        day += timedelta(days=1)


def longest_pause(days: Sequence[CalendarDay]) -> tuple[date, ...]:
    """Return the longest run of days without a post, the latest of equals; none where every day has one."""
    best: tuple[date, ...] = ()
    run: tuple[date, ...] = ()
    for one in days:
        run = () if one.published else (*run, one.day)
        best = max(run, best, key=len)
    return best
