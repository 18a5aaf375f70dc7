"""Readings from the networks: what they count for our posts, at the ages at which posts are read."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from postdesk.log import Log
from postdesk.log.readings import asking, publications
from postdesk.log.readings.asking import AskedAbout
from postdesk.log.readings.withheld import Stopped
from postdesk.measure.due import LATE, LONGEST, next_reading, reading_due
from postdesk.measure.reading_round import NOBODY, Connect, LaterReadings, ReadingRound, Watched, grouped

YOUNG = timedelta(days=30)
"""How young posts are of which a report is to know the newest figures, whenever they were read last."""


class WantedReadings(Struct, frozen=True):
    """Which posts are read: those of which a reading is due, and all that are not older than `young`, if that is said.

    `accounts` are the only ones that are asked, where there are any; `resting` are those that are not.
    """

    young: timedelta | None = None
    accounts: Collection[str] = ()
    resting: Collection[str] = ()

    def wants(self, post: AskedAbout, now: datetime) -> bool:
        """Return whether a post is to be read."""
        if post.account in self.resting or (self.accounts and post.account not in self.accounts):
            return False
        young = self.young is not None and now - post.published <= self.young
        return young or reading_due(post.published, post.asked, now)


DUE = WantedReadings()


class Measured(Struct, frozen=True):
    """What a round read: how many posts, and of which account; and the sentence for each account and post in trouble.

    `waits` are read later. `rests` is until when accounts need not be asked again. `stopped` are figures that were
    given before and are no more.
    """

    posts: int
    troubles: tuple[str, ...] = ()
    waits: tuple[LaterReadings, ...] = ()
    read_of: Mapping[str, int] = {}
    rests: Mapping[str, datetime] = {}
    stopped: tuple[Stopped, ...] = ()


def measure(
    log: Log, connect: Connect, now: Callable[[], datetime], wanted: WantedReadings = DUE, watched: Watched = NOBODY
) -> Measured:
    """Take a reading of every post of ours that is wanted, on the accounts that can be asked.

    An account in trouble is named and the others are measured; so is a post that its network no longer shows.
    """
    begun = now()
    with log.read() as connection:
        known = asking.asked_about(connection, begun - LONGEST - LATE, begun)
        ids = [post.publication_id for post in known if wanted.wants(post, begun)]
        posts = publications.our_publications(connection, ids)
    this = ReadingRound(log, now, len(posts), watched)
    for group in grouped(posts).values():
        this.read(connect, group)
    return Measured(
        sum(this.read_of.values()),
        tuple(this.troubles),
        tuple(this.waits),
        this.read_of,
        this.rests,
        tuple(this.stopped),
    )


def next_due(log: Log, now: datetime) -> datetime | None:
    """Return when the next reading is due that is not due yet; None where nothing is to be read any more."""
    with log.read() as connection:
        known = asking.asked_about(connection, now - LONGEST, now)
    return min((at for post in known if (at := next_reading(post.published, now))), default=None)
