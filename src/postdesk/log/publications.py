"""What stands on a network because postdesk put it there: the publication of a post, and its hashtags."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, insert, select, update

from postdesk.log import usage
from postdesk.log.tables import Post, Publication
from postdesk.log.usage import table
from postdesk.log.weeks import iso_week
from postdesk.models import Payload, Remote
from postdesk.text.tags import identity

PUBLICATIONS = table(Publication)
VIDEO = (".mp4", ".mov", ".m4v", ".webm")


class Ours(Struct, frozen=True):
    """A publication that postdesk made: what is needed to measure it."""

    publication_id: int
    account: str
    remote: Remote
    published: datetime


def ours(connection: Connection, since: datetime) -> list[Ours]:
    """Return the publications that postdesk made from `since` on, in the order in which they appeared."""
    columns = PUBLICATIONS.c
    query = select(columns.id, columns.account, columns.remote_id, columns.url, columns.published)
    rows = connection.execute(
        query.where(columns.post_id.is_not(None), columns.published >= since).order_by(columns.published, columns.id)
    )
    return [Ours(row.id, row.account, Remote(row.remote_id, row.url), row.published) for row in rows]


def publish_row(connection: Connection, post: Post, remote: Remote, when: datetime, tags: Iterable[str]) -> int:
    """Write the publication of a post and its hashtags in the transaction in which the post becomes published.

    An export may have told of it first: then that publication becomes the post's, with the hashtags counted already.
    Returns the publication's id.
    """
    known = select(PUBLICATIONS.c.id).where(
        PUBLICATIONS.c.network == post.network, PUBLICATIONS.c.remote_id == remote.id
    )
    found = connection.execute(known).scalar_one_or_none()
    if found is None:
        return _insert(connection, post, remote, when, tags)
    ours = {"post_id": post.id, "account": post.account, "campaign": post.campaign}
    connection.execute(update(PUBLICATIONS).where(PUBLICATIONS.c.id == found).values(ours))
    return int(found)


def _insert(connection: Connection, post: Post, remote: Remote, when: datetime, tags: Iterable[str]) -> int:
    payload = msgspec.json.decode(post.payload, type=Payload)
    week = iso_week(when, post.zone)
    values = {
        "post_id": post.id,
        "network": post.network,
        "account": post.account,
        "remote_id": remote.id,
        "url": remote.url,
        "published": when,
        "week": week,
        "exact": True,
        "text": "\n\n".join(payload.texts),
        "language": payload.language,
        "campaign": post.campaign,
        "kind": kind(payload),
        "reply": False,
    }
    publication = connection.execute(insert(PUBLICATIONS).values(values).returning(PUBLICATIONS.c.id)).scalar_one()
    spelled = tuple((identity(tag), tag.removeprefix("#")) for tag in tags)
    usage.add(connection, [usage.Use(publication, post.network, week, spelled)])
    return int(publication)


def kind(payload: Payload) -> str:
    """Return what a post mainly is: "video", "image", "link" or "text"."""
    if any(media.file.lower().endswith(VIDEO) for media in payload.media):
        return "video"
    if payload.media:
        return "image"
    return "link" if payload.link else "text"
