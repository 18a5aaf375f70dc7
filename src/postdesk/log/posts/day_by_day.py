"""Posts day by day, as a calendar has room for them: the first drafts of each day, and how many there are."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct
from sqlalchemy import select, tuple_

from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import Post, in_parts, read_posts

_ORDER = (POSTS.c.local, POSTS.c.campaign, POSTS.c.draft)
DraftThen = tuple[str, str, str]
"""A draft at one moment: its wall clock, its campaign and its id."""


class DayByDay(Struct, frozen=True):
    """The posts for which there is room, by their wall clocks; and how many drafts each day has, by its date."""

    posts: list[Post]
    drafts: Mapping[str, int]


def days_with_room(log: Log, since: datetime, until: datetime, room: int) -> DayByDay:
    """Return the posts due from `since` to before `until`: of each day those of its first `room` drafts.

    A draft at one moment counts once, on however many accounts it goes out; the day is that of its own wall clock.
    """
    # Only names are put in order: a window over every post's rank takes four times as long.
    within = (POSTS.c.due >= since, POSTS.c.due < until)
    names, drafts = select(*_ORDER).distinct().order_by(*_ORDER), dict[str, list[DraftThen]]()
    with log.read() as connection:
        for local, campaign, draft in connection.execute(names.where(*within)).all():
            drafts.setdefault(local[:10], []).append((local, campaign, draft))
        chosen = [one for each in drafts.values() for one in each[:room]]
        asked = (select(POSTS).where(*within, tuple_(*_ORDER).in_(part)) for part in in_parts(chosen))
        posts = [post for each in asked for post in read_posts(connection, each.order_by(*_ORDER, POSTS.c.id))]
        return DayByDay(posts, {day: len(each) for day, each in drafts.items()})
