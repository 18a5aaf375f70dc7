"""Posts day by day, as a calendar has room for them: the first drafts of each day, and how many there are."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from sqlalchemy import func, select

from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import Post, read_posts


class DayByDay(Struct, frozen=True):
    """The posts for which there is room, by their wall clocks; and how many drafts each day has, by its date."""

    posts: list[Post]
    drafts: Mapping[str, int]


def days_with_room(log: Log, since: datetime, until: datetime, room: int) -> DayByDay:
    """Return the posts due from `since` to before `until`: of each day those of its first `room` drafts.

    A draft at one moment counts once, on however many accounts it goes out; the day is that of its own wall clock.
    """
    day = func.substr(POSTS.c.local, 1, 10)
    order = (POSTS.c.local, POSTS.c.campaign, POSTS.c.draft)
    place = func.dense_rank().over(partition_by=day, order_by=order).label("place")
    within = (POSTS.c.due >= since, POSTS.c.due < until)
    ranked = select(POSTS.c.id, day.label("day"), place).where(*within).subquery()
    shown = select(POSTS).where(POSTS.c.id.in_(select(ranked.c.id).where(ranked.c.place <= room)))
    counted = select(ranked.c.day, func.max(ranked.c.place)).group_by(ranked.c.day)
    with log.read() as connection:
        posts = read_posts(connection, shown.order_by(*order, POSTS.c.id))
        return DayByDay(posts, dict(map(tuple, connection.execute(counted).all())))
