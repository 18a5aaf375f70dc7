"""What stands on a network because postdesk put it there: the publication of a post, and its hashtags."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, or_, select, update

from postdesk.log.engine.compiled import Prepared
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import REF, Post, in_parts
from postdesk.log.readings import usage
from postdesk.log.readings.merging import merge_into
from postdesk.log.readings.retiming import retime
from postdesk.log.readings.twins import told_first
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.tables import Publication
from postdesk.models import Extracted, Figures, Payload, Remote
from postdesk.models.homes import home_of
from postdesk.models.known_types import known_type
from postdesk.moments.weeks import iso_week
from postdesk.text.tags import identity

PUBLICATIONS = table(Publication)
_COLUMNS = tuple(column.name for column in PUBLICATIONS.c if not column.primary_key)
_INSERT = Prepared(
    lambda dialect: INSERTS[dialect](PUBLICATIONS).on_conflict_do_nothing().returning(PUBLICATIONS.c.id), *_COLUMNS
)
_TAKE_OVER = Prepared(
    update(PUBLICATIONS)
    .where(
        PUBLICATIONS.c.network == bindparam("on"),
        PUBLICATIONS.c.home == bindparam("there"),
        PUBLICATIONS.c.remote_id == bindparam("called"),
        or_(PUBLICATIONS.c.post_id.is_(None), PUBLICATIONS.c.post_id == bindparam("our_post_id")),
    )
    .values({name: bindparam(f"our_{name}") for name in ("post_id", "account", "campaign")})
    .returning(PUBLICATIONS.c.id)
)
VIDEO = (".mp4", ".mov", ".m4v", ".webm")


class Ours(Struct, frozen=True):
    """A publication that postdesk made: what is needed to measure it; `payload` is what was sent, and for whom."""

    publication_id: int
    account: str
    remote: Remote
    published: datetime
    payload: Payload


def our_publications(connection: Connection, ids: Sequence[int]) -> list[Ours]:
    """Return publications that postdesk made, in the order of their ids here."""
    columns = PUBLICATIONS.c
    query = select(columns.id, columns.account, columns.remote_id, columns.url, columns.published, POSTS.c.payload)
    found: dict[int, Ours] = {}
    for part in in_parts(ids):
        for row in connection.execute(query.join_from(PUBLICATIONS, POSTS).where(columns.id.in_(part))):
            payload = msgspec.json.decode(row.payload, type=known_type(Payload))
            remote = Remote(row.remote_id, row.url, parts=len(payload.texts))
            found[row.id] = Ours(row.id, row.account, remote, row.published, payload)
    return [found[of] for of in ids]


def publish_row(connection: Connection, post: Post, remote: Remote, when: datetime, *, exact: bool = True) -> None:
    """Write the publication of a post and its hashtags in the transaction in which the post becomes published.

    `exact` is False where `when` is only the moment of a report. An export may have told of it first: then that
    publication becomes the post's, with the hashtags counted already; where it knew it by another number, or not whose
    that is, under the post's own and with its words. The export's moment stays, unless it is a day and a moment is
    known. Another post of ours keeps its own publication, whatever its number.
    """
    if twin := told_first(connection, _as_told(post, remote, when)):
        ours = {"post_id": post.id, "account": post.account, "campaign": post.campaign}
        connection.execute(update(PUBLICATIONS).where(PUBLICATIONS.c.id == twin).values(ours))
        readdress(connection, post, remote)
        reword(connection, post)
        _sharpen(connection, post, when, exact=exact)
        return
    home = home_of(post.network, remote.url)
    if not _kept(connection, post, remote, when, home, exact=exact):
        _kept(connection, post, remote, when, f"{home}#{post.id}", exact=exact)


def _kept(connection: Connection, post: Post, remote: Remote, when: datetime, home: str, *, exact: bool) -> bool:
    """Keep a publication under its number at a home, or take the one told of there; False if it is another's."""
    payload, week = post.frozen, iso_week(when, post.zone)
    inserted = _INSERT.rows(
        connection,
        post_id=post.id,
        network=post.network,
        account=post.account,
        home=home,
        remote_id=remote.id,
        url=remote.url,
        published=when,
        week=week,
        exact=exact,
        text="\n\n".join(payload.texts),
        language=payload.language,
        campaign=post.campaign,
        kind=kind(payload),
        reply=False,
    )
    if inserted:
        usage.add(connection, [usage.Use(inserted[0][0], post.network, week, _spelled(payload))])
        return True
    ours = {"our_post_id": post.id, "our_account": post.account, "our_campaign": post.campaign}
    if not _TAKE_OVER.rows(connection, on=post.network, there=home, called=remote.id, **ours):
        return False
    _sharpen(connection, post, when, exact=exact)
    return True


def _sharpen(connection: Connection, post: Post, when: datetime, *, exact: bool) -> None:
    """Give the publication of a post its moment, where one is known and an export told only the day."""
    vague = (PUBLICATIONS.c.post_id == post.id, ~PUBLICATIONS.c.exact)
    if exact and (found := connection.execute(select(PUBLICATIONS.c.id).where(*vague)).scalar()):
        retime(connection, found, when, post.zone)


def set_moment(connection: Connection, post: Post, when: datetime) -> None:
    """Say when the publication of a post went out."""
    for of in connection.execute(select(PUBLICATIONS.c.id).where(PUBLICATIONS.c.post_id == post.id)).scalars().all():
        retime(connection, of, when, post.zone)


def _as_told(post: Post, remote: Remote, when: datetime) -> Extracted:
    """Return a post as an export would tell of it."""
    return Extracted(
        row=0,
        network=post.network,
        account=post.account,
        remote_id=remote.id,
        url=remote.url,
        published=when,
        exact=True,
        text="\n\n".join(post.frozen.texts),
        figures=Figures(),
    )


def others(connection: Connection, post: Post, remote: Remote) -> str:
    """Return the name of another post of ours that can be read at an address, "" where none can."""
    there = (
        PUBLICATIONS.c.network == post.network,
        PUBLICATIONS.c.home == home_of(post.network, remote.url),
        PUBLICATIONS.c.remote_id == remote.id,
        PUBLICATIONS.c.post_id != post.id,
    )
    found = connection.execute(select(REF).join_from(PUBLICATIONS, POSTS).where(*there)).scalar()
    return found or ""


def readdress(connection: Connection, post: Post, remote: Remote) -> None:
    """Put right where the publication of a post can be read; what an export told of that post becomes its own."""
    home = home_of(post.network, remote.url)
    there = (PUBLICATIONS.c.network == post.network, PUBLICATIONS.c.home == home, PUBLICATIONS.c.remote_id == remote.id)
    ours = connection.execute(select(PUBLICATIONS.c.id).where(PUBLICATIONS.c.post_id == post.id)).scalar_one()
    told = select(PUBLICATIONS.c.id).where(*there, PUBLICATIONS.c.post_id.is_(None))
    for of in connection.execute(told).scalars().all():
        merge_into(connection, ours, of)
    values = {"home": home, "remote_id": remote.id, "url": remote.url}
    connection.execute(update(PUBLICATIONS).where(PUBLICATIONS.c.id == ours).values(values))


def reword(connection: Connection, post: Post) -> None:
    """Let the publication of a post say what the post says now, and count its hashtags anew."""
    payload, ours = post.frozen, PUBLICATIONS.c.post_id == post.id
    said = {"text": "\n\n".join(payload.texts), "language": payload.language}
    connection.execute(update(PUBLICATIONS).where(ours).values(said))
    for row in connection.execute(select(PUBLICATIONS.c.id, PUBLICATIONS.c.week).where(ours)).all():
        usage.take_back(connection, row.id, post.network, row.week)
        usage.add(connection, [usage.Use(row.id, post.network, row.week, _spelled(payload))])


def _spelled(payload: Payload) -> tuple[tuple[str, str], ...]:
    return tuple((identity(tag), tag.removeprefix("#")) for tag in payload.hashtags)


def kind(payload: Payload) -> str:
    """Return what a post mainly is: "video", "image", "link" or "text"."""
    if any(
        (media.type or media.file.lower()).startswith("video/") or media.file.lower().endswith(VIDEO)
        for media in payload.media
    ):
        return "video"
    if payload.media:
        return "image"
    return "link" if payload.link else "text"
