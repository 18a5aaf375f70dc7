"""What people have to be told of, each cause once: found in the events, kept until it was told.

What the log keeps as the reason of a change is told as it stands; all else in the language that is spoken.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, Update, bindparam, select, update

from postdesk.log.engine.database import Log
from postdesk.log.posts import approvals, claims, sent_back, zones
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.lookup import REF
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.worker_tables import Notice
from postdesk.log.workers import heartbeats
from postdesk.models import life, timings
from postdesk.models.life import State
from postdesk.models.signatures import NO_SIGNERS, SignersWanted
from postdesk.words import colon, isolated, say

NOTICES = table(Notice)
MOST = 50
WORDS: Mapping[str, str] = {State.PUBLISHED: "public"}
"""What a state is called where its own name would say too little."""

_LOST_ITS_TIME = (EVENTS.c.after == State.HELD) & EVENTS.c.why.startswith(zones.WHY)
_DIFFERS = (EVENTS.c.after == State.PUBLISHED) & EVENTS.c.why.contains(life.NOT_AS_SENT, autoescape=True)
_NEWS = (
    select(EVENTS.c.id, EVENTS.c.after, EVENTS.c.why, REF.label("ref"))
    .join_from(EVENTS, POSTS)
    .where(EVENTS.c.at > bindparam("since"), POSTS.c.state == EVENTS.c.after)
    .where(EVENTS.c.after.in_(life.NEEDS_A_PERSON) | _LOST_ITS_TIME | _DIFFERS)
    .where((EVENTS.c.after != State.UNKNOWN) | (EVENTS.c.at <= bindparam("settled")) | (EVENTS.c.at > bindparam("now")))
    .order_by(EVENTS.c.id)
)
_WAITING = NOTICES.c.told.is_(None) & (NOTICES.c.wake <= bindparam("now", type_=NOTICES.c.wake.type))


class News(Struct, frozen=True):
    """One thing to tell: its cause, which is told once, and a sentence."""

    cause: str
    says: str


def gather_notices(
    log: Log, found: Sequence[News], now: datetime, *, signers: SignersWanted = NO_SIGNERS
) -> list[Notice]:
    """Remember what there is to tell, what was `found` elsewhere besides, and take what waits to be told.

    For a while nobody else takes it. A cause that is known already stays as it is.
    """
    with log.read() as connection:
        every = [*_news(connection, now, signers=signers), *found]
    with log.write() as connection:
        _remember(connection, every, now)
        return _take(connection, now)


def news(log: Log, now: datetime, *, signers: SignersWanted = NO_SIGNERS) -> list[News]:
    """Return what there is to tell now, told already or not, on a desk that wants so many `signers`."""
    with log.read() as connection:
        return _news(connection, now, signers=signers)


def _news(connection: Connection, now: datetime, *, signers: SignersWanted) -> list[News]:
    since = {"since": now - timings.NEWS_BACK, "settled": now - timings.SETTLING, "now": now + timings.LATE}
    found = [News(f"event {row.id}", _changed(row.after, row.ref, row.why)) for row in connection.execute(_NEWS, since)]
    found += [
        News(
            f"soon {row.id} {row.due.isoformat()}",
            say("to publish by hand at {when}: {post}", when=row.local, post=row.ref),
        )
        for row in connection.execute(claims.by_hand_soon(REF.label("ref"), now, now + timings.TOLD_AHEAD))
    ]
    found += [
        News(
            f"worker {worker.worker} {worker.at.isoformat()}",
            say("worker {worker} has not been heard of", worker=worker.worker),
        )
        for worker in heartbeats.workers(connection)
        if worker.at <= now - timings.SILENT
    ]
    found += [
        News(f"sent back {each.post_id} {each.content_hash[:16]} {each.at.isoformat()}", _back(each))
        for each in sent_back.returned_posts(connection)
    ]
    return found if signers.nobody else [*found, *_unapproved(connection, now, signers)]


def _back(each: sent_back.Returned) -> str:
    return say("sent back by {who}: {post} ({note})", who=each.who, post=each.ref, note=each.note)


def _changed(state: str, ref: str, why: str) -> str:
    """Return what became of a post, and why."""
    said = colon(say(WORDS.get(state, state)), isolated(ref))
    return f"{said} ({why})" if why else said


def _unapproved(connection: Connection, now: datetime, signers: SignersWanted) -> Iterator[News]:
    """Yield the posts that want a signature before their time; told again if they are edited or moved."""
    for waits in approvals.unsigned(connection, now + timings.TOLD_AHEAD, signers):
        post = waits.post
        cause = f"unsigned {post.id} {post.content_hash[:16]} {post.due.isoformat()}"
        yield News(cause, say("not approved, and due at {when}: {post}", when=post.local, post=post.ref))


def remember(log: Log, found: Sequence[News], now: datetime) -> None:
    """Keep what somebody else has found, to be told with the rest."""
    with log.write() as connection:
        _remember(connection, found, now)


def _remember(connection: Connection, found: Sequence[News], now: datetime) -> None:
    """Keep what is new among the news; a cause that is known already stays as it is."""
    rows = [{"cause": one.cause, "says": one.says, "at": now, "wake": now, "tries": 0} for one in found]
    if rows:
        connection.execute(INSERTS[connection.dialect.name](NOTICES).on_conflict_do_nothing(), rows)


def _take(connection: Connection, now: datetime) -> list[Notice]:
    """Take what waits to be told; for a while nobody else takes it."""
    some = select(NOTICES.c.cause).where(_WAITING).order_by(NOTICES.c.at, NOTICES.c.cause).limit(MOST)
    mine = (
        update(NOTICES).where(NOTICES.c.cause.in_(some)).values(wake=now + timings.TELLING, tries=NOTICES.c.tries + 1)
    )
    rows = connection.execute(mine.returning(NOTICES), {"now": now}).mappings()
    return sorted((Notice(**row) for row in rows), key=lambda notice: (notice.at, notice.cause))


def notice_told(log: Log, notices: Sequence[Notice], now: datetime) -> None:
    """Note that they were told."""
    with log.write() as connection:
        connection.execute(_these(notices).values(told=now))


def put_off(log: Log, notices: Sequence[Notice], until: datetime) -> None:
    """Note that they could not be told, and when to try again."""
    with log.write() as connection:
        connection.execute(_these(notices).values(wake=until))


def _these(notices: Sequence[Notice]) -> Update:
    return update(NOTICES).where(NOTICES.c.cause.in_([notice.cause for notice in notices]))
