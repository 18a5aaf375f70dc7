"""By which rules of their time zones the moments of posts were reckoned, and which posts others would give another.

What takes a log is whole in itself; what takes a connection is part of somebody's transaction.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update

from postdesk.log.engine.database import Log
from postdesk.log.posts import changes
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.lookup import NewPost
from postdesk.log.readings.usage import table
from postdesk.log.worker_tables import Zone
from postdesk.models import Slot, life
from postdesk.models.life import Hand, State, Step
from postdesk.moments.zone_data import Rules

ZONES = table(Zone)
LOOKED_AT = "?"
UNSETTLED = ("", LOOKED_AT)
"""The marks of zones whose posts somebody has to look at, or looks at."""
WHY = "clocks in "
"""How the reason of every change begins that follows from other rules of a zone."""


class Meant(Struct, frozen=True, gc=False):
    """The moments of one post that waits, as its row has them."""

    id: int
    state: str
    due: datetime
    local: str
    zone: str
    meant: str | None
    asked: datetime | None
    latest: datetime
    wake: datetime


class Anew(Struct, frozen=True):
    """What the rules of today make of a post: its new values and why, or, without values, why it has to wait.

    Without a reason its moment stays, and only what its office's clock shows then is new.
    """

    post: Meant
    why: str
    values: Mapping[str, object]


class Shifted(Struct, frozen=True):
    """What became of the posts of a zone whose rules changed, as far as they still wait.

    `kept` have another instant, so that the clock shows the same; `held` wait for a person, because no single one does.
    """

    zone: str
    release: str
    kept: int
    held: int


def known_zones(log: Log) -> list[Zone]:
    """Return every zone in which posts were ever queued, by name."""
    with log.read() as connection:
        return _known(connection)


def _known(connection: Connection) -> list[Zone]:
    return [Zone(**row) for row in connection.execute(select(ZONES).order_by(ZONES.c.name)).mappings()]


def of(moments: Iterable[NewPost | Slot]) -> set[str]:
    """Return the zones by whose clocks some moments are meant or shown."""
    return {name for each in moments for name in (each.zone, (each.meant or each.zone).rpartition(" ")[2])}


def note(connection: Connection, names: Iterable[str], rules: Rules) -> None:
    """Note by which rules posts in some zones are being reckoned; where others were noted, somebody has to look."""
    before = {zone.name: zone for zone in _known(connection)}
    for name in sorted(names):
        mark, zone = rules.mark(name), before.get(name)
        if zone is None:
            connection.execute(insert(ZONES).values(name=name, mark=mark, release=rules.release))
        elif mark != zone.mark:
            newest = max(zone.release, rules.release)
            connection.execute(update(ZONES).where(ZONES.c.name == name).values(mark="", release=newest))


def posts_in_zone(log: Log, name: str, now: datetime) -> list[Meant]:
    """Note that somebody looks at the posts of a zone, and return those that are still to go out, the next ones first.

    A thread whose beginning is public goes on as it began.
    """
    there = or_((POSTS.c.zone == name), POSTS.c.meant.like(f"% {name}"))
    statement = select(*(POSTS.c[column] for column in Meant.__struct_fields__)).where(
        there, POSTS.c.state.in_(life.WAITING), POSTS.c.remote_id.is_(None), POSTS.c.latest > now
    )
    with log.write() as connection:
        connection.execute(update(ZONES).where(ZONES.c.name == name).values(mark=LOOKED_AT))
        return [Meant(*row) for row in connection.execute(statement.order_by(POSTS.c.wake, POSTS.c.id))]


def give(log: Log, some: Sequence[Anew], who: str, now: datetime) -> list[Anew]:
    """Give posts the moments that today's rules make of their times; return those whose instant or state changed.

    One that somebody took or moved since it was read is left alone.
    """
    with log.write() as connection:
        return [anew for anew in some if _given(connection, anew, Hand(who, anew.why, now))]


def _given(connection: Connection, anew: Anew, hand: Hand) -> bool:
    """Give one post its new values; whether that changed more than what its office's clock shows."""
    same = _same(anew.post)
    if anew.why:
        return bool(changes.change_all(connection, same, _step(anew, hand), **anew.values))
    connection.execute(update(POSTS).where(same).values(anew.values))
    return False


def _step(anew: Anew, hand: Hand) -> Step:
    before = State(anew.post.state)
    return hand.step(before, before if anew.values else State.HELD, anew.why)


def _same(post: Meant) -> ColumnElement[bool]:
    return and_(POSTS.c.id == post.id, POSTS.c.due == post.due)


def settle(log: Log, zone: Zone) -> None:
    """Note by which rules all posts of a zone are reckoned, unless posts were queued by others while somebody looked.

    Without `changed`, when they last changed stays as it was.
    """
    this = ZONES.c.name == zone.name
    with log.write() as connection:
        if zone.changed:
            connection.execute(update(ZONES).where(this).values(changed=zone.changed))
        settled = update(ZONES).where(this, ZONES.c.mark == LOOKED_AT)
        connection.execute(settled.values(mark=zone.mark, release=zone.release))


def shifted(log: Log) -> list[Shifted]:
    """Return what the last change of each zone's rules has done to posts that still wait."""
    with log.read() as connection:
        return [told for zone in _known(connection) if zone.changed for told in _told(connection, zone, zone.changed)]


def _told(connection: Connection, zone: Zone, changed: datetime) -> Iterator[Shifted]:
    """Yield what a change has done, if anything of it is left."""
    found = connection.execute(
        select(EVENTS.c.was)
        .join_from(EVENTS, POSTS)
        .where(EVENTS.c.at == changed, EVENTS.c.why.startswith(f"{WHY}{zone.name} "), POSTS.c.state == EVENTS.c.after)
        .where(POSTS.c.state.in_(life.WAITING))
    ).all()
    if found:
        held = sum(row.was is None for row in found)
        yield Shifted(zone.name, zone.release, len(found) - held, held)
