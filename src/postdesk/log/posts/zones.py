"""By which rules of their time zones the moments of posts were reckoned, and which posts others would give another."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, and_, insert, or_, select, update

from postdesk.log.posts import changes
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.lookup import NewPost
from postdesk.log.readings.usage import table
from postdesk.log.worker_tables import Zone
from postdesk.models import Slot, life
from postdesk.models.life import Step
from postdesk.moments.zone_rules import Rules

ZONES = table(Zone)
LOOKED_AT = "?"
UNSETTLED = ("", LOOKED_AT)
"""The marks of zones whose posts somebody has to look at, or looks at."""
WHY = "clocks in "
"""How the reason of every change begins that follows from other rules of a zone."""
_MOMENTS = ("id", "state", "due", "local", "zone", "meant", "asked", "latest", "wake")


class Shifted(Struct, frozen=True):
    """What became of the posts of a zone whose rules changed, as far as they still wait.

    `kept` have another instant, so that the clock shows the same; `held` wait for a person, because no single one does.
    """

    zone: str
    release: str
    kept: int
    held: int


def known(connection: Connection) -> list[Zone]:
    """Return every zone in which posts were ever queued, by name."""
    return [Zone(**row) for row in connection.execute(select(ZONES).order_by(ZONES.c.name)).mappings()]


def of(moments: Iterable[NewPost | Slot]) -> set[str]:
    """Return the zones by whose clocks some moments are meant or shown."""
    return {name for each in moments for name in (each.zone, (each.meant or each.zone).rpartition(" ")[2])}


def note(connection: Connection, names: Iterable[str], rules: Rules) -> None:
    """Note by which rules posts in some zones are being reckoned; where others were noted, somebody has to look."""
    before = {zone.name: zone for zone in known(connection)}
    for name in sorted(names):
        mark, zone = rules.mark(name), before.get(name)
        if zone is None:
            connection.execute(insert(ZONES).values(name=name, mark=mark, release=rules.release))
        elif mark != zone.mark:
            newest = max(zone.release, rules.release)
            connection.execute(update(ZONES).where(ZONES.c.name == name).values(mark="", release=newest))


def begin(connection: Connection, name: str) -> None:
    """Note that somebody looks at the posts of a zone."""
    connection.execute(update(ZONES).where(ZONES.c.name == name).values(mark=LOOKED_AT))


def end(connection: Connection, zone: Zone) -> None:
    """Note by which rules all posts of a zone are reckoned, unless posts were queued by others while somebody looked.

    Without `changed`, when they last changed stays as it was.
    """
    this = ZONES.c.name == zone.name
    if zone.changed:
        connection.execute(update(ZONES).where(this).values(changed=zone.changed))
    settled = update(ZONES).where(this, ZONES.c.mark == LOOKED_AT)
    connection.execute(settled.values(mark=zone.mark, release=zone.release))


def waiting(connection: Connection, name: str, now: datetime) -> list[Row[Any]]:
    """Return the moments of posts in a zone that are still to go out, the next ones first.

    A thread whose beginning is public goes on as it began.
    """
    there = or_((POSTS.c.zone == name), POSTS.c.meant.like(f"% {name}"))
    statement = select(*(POSTS.c[column] for column in _MOMENTS)).where(
        there, POSTS.c.state.in_(life.WAITING), POSTS.c.remote_id.is_(None), POSTS.c.latest > now
    )
    return list(connection.execute(statement.order_by(POSTS.c.wake, POSTS.c.id)))


def give(connection: Connection, post: Row[Any], step: Step, values: Mapping[str, object]) -> bool:
    """Take a post through a step, with new moments; False where somebody took or moved it since it was read."""
    return bool(changes.change_all(connection, _same(post), step, **values))


def show(connection: Connection, post: Row[Any], values: Mapping[str, object]) -> None:
    """Change only how a post's moment is shown, which is no step in its life."""
    connection.execute(update(POSTS).where(_same(post)).values(values))


def _same(post: Row[Any]) -> ColumnElement[bool]:
    return and_(POSTS.c.id == post.id, POSTS.c.due == post.due)


def shifted(connection: Connection) -> list[Shifted]:
    """Return what the last change of each zone's rules has done to posts that still wait."""
    return [told for zone in known(connection) if zone.changed for told in _told(connection, zone, zone.changed)]


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
