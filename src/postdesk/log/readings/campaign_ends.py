"""Campaigns that are over: all their posts are out, or will not be."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from postdesk.log.readings.recorded import PUBLICATIONS
from postdesk.log.readings.usage import table
from postdesk.log.tables import PostRow
from postdesk.models import life

POSTS = table(PostRow)


def campaigns_ended(connection: Connection, start: datetime, end: datetime) -> list[tuple[str, datetime]]:
    """Return each campaign whose last post went out from `start` to `end`, with that moment, the earliest first.

    One that has a post to come, or one in a person's hands, is not over.
    """
    post = PUBLICATIONS.c
    last = func.max(post.published).label("last")
    recent = select(post.campaign, last).where(post.published >= start, post.campaign != "").group_by(post.campaign)
    found = connection.execute(recent.having(last <= end).order_by("last", post.campaign)).all()
    open_still = (*life.TO_COME, life.UNKNOWN, life.HANDED_OVER)
    waits = select(POSTS.c.campaign).distinct().where(POSTS.c.state.in_(open_still))
    names = [row.campaign for row in found]
    waiting = set(connection.execute(waits.where(POSTS.c.campaign.in_(names))).scalars()) if names else set()
    return [(row.campaign, row.last) for row in found if row.campaign not in waiting]
