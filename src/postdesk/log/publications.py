"""What stands on a network because postdesk put it there: the publication of a post, and its hashtags."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, insert, select, update

from postdesk.log import usage
from postdesk.log.changes import POSTS
from postdesk.log.posts import Post
from postdesk.log.tables import Publication, State
from postdesk.log.usage import table
from postdesk.log.weeks import iso_week
from postdesk.models import Payload, Remote
from postdesk.text.tags import identity

PUBLICATIONS = table(Publication)
_KNOWN = select(PUBLICATIONS.c.id).where(
    PUBLICATIONS.c.network == bindparam("on"), PUBLICATIONS.c.remote_id == bindparam("called")
)
_TAKE_OVER = (
    update(PUBLICATIONS)
    .where(PUBLICATIONS.c.id == bindparam("found"))
    .values({name: bindparam(f"our_{name}") for name in ("post_id", "account", "campaign")})
)
_STANDING = select(POSTS.c.id).where(POSTS.c.state != State.DELETED)
_INSERT = insert(PUBLICATIONS).returning(PUBLICATIONS.c.id)
VIDEO = (".mp4", ".mov", ".m4v", ".webm")


class Ours(Struct, frozen=True):
    """A publication that postdesk made: what is needed to measure it."""

    publication_id: int
    account: str
    remote: Remote
    published: datetime


def ours(connection: Connection, since: datetime) -> list[Ours]:
    """Return the publications that postdesk made from `since` on and nobody deleted, in order of their appearance."""
    columns = PUBLICATIONS.c
    query = select(columns.id, columns.account, columns.remote_id, columns.url, columns.published)
    rows = connection.execute(
        query.where(columns.published >= since, columns.post_id.in_(_STANDING)).order_by(columns.published, columns.id)
    )
    return [Ours(row.id, row.account, Remote(row.remote_id, row.url), row.published) for row in rows]


def publish_row(connection: Connection, post: Post, remote: Remote, when: datetime, tags: Iterable[str]) -> int:
    """Write the publication of a post and its hashtags in the transaction in which the post becomes published.

    An export may have told of it first: then that publication becomes the post's, with the hashtags counted already.
    Returns the publication's id.
    """
    found = connection.execute(_KNOWN, {"on": post.network, "called": remote.id}).scalar_one_or_none()
    if found is None:
        return _insert(connection, post, remote, when, tags)
    ours = {"our_post_id": post.id, "our_account": post.account, "our_campaign": post.campaign}
    connection.execute(_TAKE_OVER, {"found": found, **ours})
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
    publication = connection.execute(_INSERT, values).scalar_one()
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
