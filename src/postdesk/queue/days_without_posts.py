"""Days that the desk marks and on which no post goes out."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from msgspec import Struct

from postdesk.log import Log
from postdesk.log.posts import lookup
from postdesk.models import life
from postdesk.moments.holidays import marked_days
from postdesk.moments.wall_clock import zone_named
from postdesk.queue.planning import Change, Plan
from postdesk.sentences import Sentence
from postdesk.settings import House

AHEAD = 30
"""How many days ahead are looked at: a campaign is planned some weeks before its day."""


class DayWithoutPost(Struct, frozen=True):
    """An international day that the desk marks and for which nothing is planned."""

    day: date
    name: str

    @property
    def says(self) -> str:
        """Say so in a sentence."""
        return Sentence("{day} is {name}, and no post goes out that day", day=self.day, name=self.name)


def days_without_posts(log: Log, house: House, plan: Plan, now: datetime) -> list[DayWithoutPost]:
    """Return the days from today on that the desk marks and on which neither the log nor a plan has a post."""
    if not house.marked:
        return []
    today = now.astimezone(zone_named(house.timezone)).date()
    there = {*_planned(plan), *_in_log(log, house, plan.withdrawn)}
    return [DayWithoutPost(day, name) for day, name in marked_days(house.marked, today, AHEAD) if day not in there]


def _planned(plan: Plan) -> Iterator[date]:
    for change in (*plan.added, *plan.changed, *plan.renamed):
        yield date.fromisoformat(change.local[:10])


def _in_log(log: Log, house: House, withdrawn: Sequence[Change]) -> Iterator[date]:
    """Yield the days of posts that are out or go out, on the office's clock."""
    gone, zone = {change.ref for change in withdrawn}, zone_named(house.timezone)
    for post in lookup.post_names(log):
        if post.state in life.KEEPS_ITS_MOMENT and post.ref not in gone:
            yield post.due.astimezone(zone).date()
