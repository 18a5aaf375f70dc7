"""Which publications of ours a network is asked about, by one worker at a time, and when it was asked last."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, or_, select, update

from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import POSTS
from postdesk.log.readings.recorded import PUBLICATIONS
from postdesk.log.readings.usage import table, upsert
from postdesk.log.worker_tables import ReadingTurn
from postdesk.models.life import State

ASKING = table(ReadingTurn)
TURN = timedelta(minutes=10)
"""How long nobody else asks about what somebody began to ask about: longer than a portion takes on a slow network."""


class AskedAbout(Struct, frozen=True):
    """A publication of ours and when its network was last asked about it; None where it never was."""

    publication_id: int
    account: str
    published: datetime
    asked: datetime | None


def asked_about(connection: Connection, since: datetime, now: datetime) -> list[AskedAbout]:
    """Return what we published from `since` on, nobody deleted, and nobody is asking about; the newest first."""
    columns = PUBLICATIONS.c
    query = (
        select(columns.id, columns.account, columns.published, ASKING.c.asked)
        .join_from(PUBLICATIONS, POSTS)
        .outerjoin(ASKING, ASKING.c.publication_id == columns.id)
        .where(columns.published >= since, POSTS.c.state != State.DELETED, _free(now))
        .order_by(columns.published.desc(), columns.id)
    )
    return [AskedAbout(*row) for row in connection.execute(query)]


def take_turn(log: Log, ids: Collection[int], begun: datetime, now: datetime) -> set[int]:
    """Begin to ask about publications; return those about which nobody else asks, or has asked since `begun`."""
    with log.write(beside=True) as connection:
        insert = upsert(connection, ASKING)
        unasked = or_(ASKING.c.asked.is_(None), ASKING.c.asked < begun)
        mine = insert.values([{"publication_id": of, "until": now + TURN, "why": ""} for of in sorted(ids)])
        taken = mine.on_conflict_do_update(
            index_elements=["publication_id"], set_={"until": insert.excluded.until}, where=_free(now) & unasked
        )
        return set(connection.execute(taken.returning(ASKING.c.publication_id)).scalars())


def end_turn(connection: Connection, answers: Mapping[int, str], others: Sequence[int], now: datetime) -> None:
    """Write down when a network answered, with why it gave nothing or "", and give back those it did not get to."""
    mine = ASKING.c.publication_id
    for why in sorted(set(answers.values())):
        those = [of for of, said in answers.items() if said == why]
        connection.execute(update(ASKING).where(mine.in_(those)).values(asked=now, until=None, why=why))
    if others:
        connection.execute(update(ASKING).where(mine.in_(others)).values(until=None))


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(ASKING.c.until.is_(None), ASKING.c.until <= now)
