"""Posts that go after another one: they wait until that one is known to be published, whatever their moment says.

A post that waits is never claimed (`holds.free`), and never too late. Whoever sweeps looks whether what it waits for is
public by now, and gives it its moment: so nothing is lost where the one was published while the other was being queued.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, func, select, text, tuple_, update

from postdesk.log.engine.database import Log
from postdesk.log.posts import changes
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.lookup import ACTS, Post, in_parts, read_posts
from postdesk.models import life
from postdesk.models.drafts import names_in
from postdesk.models.life import State, Step
from postdesk.moments import wall_clock
from postdesk.sentences import Sentence

_WAITING = select(POSTS).where(text("post.waits")).order_by(POSTS.c.id)
_NOT_QUEUED = "waits for {post}, which is not in the queue: {remedy}"
_STANDS = "waits for {post}, which is {state}: {remedy}"
_REMEDY = "see to that one, or take `after:` out of the draft"


class WaitsFor(Struct, frozen=True):
    """What a post waits for, and the state of that one; "" where it is not in the queue."""

    ref: str
    state: str

    @property
    def troubled(self) -> bool:
        """Whether nothing happens before a person does something."""
        return self.state not in {*life.TO_COME, *life.OUT}

    @property
    def says(self) -> str:
        """Say so, as what follows a post's name."""
        if not self.troubled:
            return Sentence("waits for {post}", post=self.ref)
        if not self.state:
            return Sentence(_NOT_QUEUED, post=self.ref, remedy=Sentence(_REMEDY))
        return Sentence(_STANDS, post=self.ref, state=State(self.state), remedy=Sentence(_REMEDY))


def ready(connection: Connection) -> list[tuple[Post, Post]]:
    """Return the posts that need not wait any more, each with what it waited for."""
    waiting = read_posts(connection, _WAITING)
    firsts = _firsts(connection, waiting, life.OUT)
    return [(post, firsts[post.follows]) for post in waiting if post.follows in firsts]


def let_go(connection: Connection, me: str, now: datetime) -> None:
    """Give the posts that need not wait any more their moments."""
    for post, first in ready(connection):
        if post.state in life.WAITING:
            _give_moment(connection, post, first, me, now)
        else:
            connection.execute(update(POSTS).where(POSTS.c.id == post.id).values(waits=False))


def keep_back(connection: Connection, first: Post) -> None:
    """Let the posts that go after one wait for it again: it is not public any more."""
    after = (POSTS.c.follows == first.ref, POSTS.c.state.in_(life.WAITING))
    connection.execute(update(POSTS).where(*after).values(waits=True))


def rename_first(connection: Connection, before: str, after: str) -> None:
    """Let posts go after one under the name that it has now."""
    connection.execute(update(POSTS).where(POSTS.c.follows == before).values(follows=after))


def waiting_for(log: Log, posts: Sequence[Post]) -> dict[str, WaitsFor]:
    """Return what each of some posts waits for, by their names."""
    waits = [post for post in posts if post.waits and post.state in life.WAITING]
    if not waits:
        return {}
    with log.read() as connection:
        stands = {ref: first.state for ref, first in _firsts(connection, waits, tuple(State)).items()}
    return {post.ref: WaitsFor(post.follows, stands.get(post.follows, "")) for post in waits}


def _firsts(connection: Connection, waiting: Sequence[Post], states: Sequence[State]) -> dict[str, Post]:
    """Return by their names the posts that some go after, those in such a state."""
    parts = in_parts(sorted({names_in(post.follows) for post in waiting}))
    called, some = (
        tuple_(POSTS.c.campaign, POSTS.c.draft, POSTS.c.account),
        select(POSTS).where(POSTS.c.state.in_(states)),
    )
    return {first.ref: first for part in parts for first in read_posts(connection, some.where(called.in_(part)))}


def _give_moment(connection: Connection, post: Post, first: Post, me: str, now: datetime) -> None:
    """Let a post go so long after the first one as its file says; not before its own moment, where it has one.

    What was queued after the first one was public already may go from then on.
    """
    due = max(_moments(connection, post, first))
    local = wall_clock.slot(due.replace(second=0, microsecond=0), post.zone).local
    step = Step(
        State(post.state),
        State(post.state),
        me,
        Sentence("{post} is {state}", post=first.ref, state=State(first.state)),
        now,
    )
    given = {"due": due, "wake": due, "latest": due + (post.latest - post.due), "local": local}
    changes.change(connection, post.id, step, waits=False, meant=None, **given)


def _moments(connection: Connection, post: Post, first: Post) -> Iterator[datetime]:
    out = select(func.min(EVENTS.c.at)).where(EVENTS.c.post_id == first.id, EVENTS.c.after.in_(life.OUT))
    yield connection.execute(out).scalar_one() + timedelta(seconds=post.follows_by)
    yield connection.execute(select(func.max(EVENTS.c.at)).where(EVENTS.c.post_id == post.id)).scalar_one()
    moved = select(ACTS.c.id).where(ACTS.c.post_id == post.id, ACTS.c.what == "move", ACTS.c.undone.is_(None))
    if post.asked is not None or connection.execute(moved).first():
        yield post.due
