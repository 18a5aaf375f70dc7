"""How things stand: who holds the desk, which accounts wait, which workers live, what is due and finds nobody."""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, func, select

from postdesk.log.engine.database import Log
from postdesk.log.posts import claims, holds, lookup
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.indexed import waits_for_a_person
from postdesk.log.posts.lookup import Post
from postdesk.log.worker_tables import Heartbeat, Pace
from postdesk.log.workers import heartbeats, pace
from postdesk.models import timings
from postdesk.models.life import Layer, State
from postdesk.models.signatures import NO_SIGNERS, SignersWanted

SHOWN = 100


class DeskStanding(Struct, frozen=True):
    """What an officer has to know besides the posts themselves.

    `due_since` is the moment of the oldest post that could go out and does not; None where there is none. `last` is the
    moment of the latest event.
    """

    holds: list[Layer]
    waiting: list[Pace]
    workers: list[Heartbeat]
    due_since: datetime | None
    last: datetime | None
    now: datetime

    @property
    def silent(self) -> list[Heartbeat]:
        """The workers that were not stopped and have not been heard of: killed, or frozen."""
        return [worker for worker in self.workers if worker.at <= self.now - timings.HEARD]

    @property
    def alive(self) -> list[Heartbeat]:
        """The workers that have been heard of."""
        return [worker for worker in self.workers if worker.at > self.now - timings.HEARD]

    @property
    def unattended(self) -> datetime | None:
        """Since when a post is due although no worker has been heard of; None while one has, or nothing is due."""
        return None if self.alive else self._overdue

    @property
    def idle(self) -> datetime | None:
        """Since when a post is due although a worker lives, where nothing has happened to any post meanwhile.

        A worker that finishes what is late, post by post, is not idle.
        """
        still = self.last is not None and abs(self.now - self.last) >= timings.LATE  # of another time, also to come
        return self._overdue if self.alive and still else None

    @property
    def _overdue(self) -> datetime | None:
        late = self.due_since is not None and self.due_since <= self.now - timings.LATE
        return self.due_since if late else None


def desk_standing(log: Log, now: datetime, *, signers: SignersWanted = NO_SIGNERS) -> DeskStanding:
    """Return how things stand at a moment, on a desk that wants so many `signers`; it counts no posts."""
    with log.read() as connection:
        waiting, since = pace.waiting(connection, now), claims.due_since(connection, now, signers=signers)
        return DeskStanding(
            holds.standing_holds(connection),
            waiting,
            heartbeats.workers(connection),
            since,
            last_event(connection),
            now,
        )


def troubled(log: Log, state: State) -> list[Post]:
    """Return the posts in a state of trouble, the newest first; no more than anybody would read."""
    found = select(POSTS).where(waits_for_a_person(POSTS, state)).order_by(POSTS.c.id.desc()).limit(SHOWN)
    with log.read() as connection:
        return lookup.read_posts(connection, found)


def last_event(connection: Connection) -> datetime | None:
    """Return the moment of the latest event; None on a desk where nothing has happened."""
    last: datetime | None = connection.execute(select(func.max(EVENTS.c.at))).scalar_one()
    return last
