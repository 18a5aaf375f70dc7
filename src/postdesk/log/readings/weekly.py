"""What a report asks of the log. Every query is bounded to the weeks asked, so its cost does not grow with history."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import Connection, Row, Select, and_, func, or_, select, union

from postdesk.log.engine.database import Log
from postdesk.log.readings.facts import Freshness, ImportedExport, Intended, PostCount, Published
from postdesk.log.readings.recorded import FRESH, LATEST, PUBLICATIONS, READINGS, USES, figures_of
from postdesk.log.readings.usage import table
from postdesk.log.tables import Event, ImportedFile, PostRow, TagWeek
from postdesk.models import Payload, life
from postdesk.models.homes import known_as
from postdesk.models.known_types import known_type
from postdesk.models.life import State

POSTS, EVENTS, TAG_WEEKS, FILES = table(PostRow), table(Event), table(TagWeek), table(ImportedFile)


def published_in(connection: Connection, start: datetime, end: datetime) -> tuple[Published, ...]:
    """Return the posts published from `start` to before `end`, in order of time, with hashtags and newest figures."""
    then = (PUBLICATIONS.c.published >= start, PUBLICATIONS.c.published < end)
    joined = USES.join(PUBLICATIONS, PUBLICATIONS.c.id == USES.c.publication_id)
    uses = select(USES.c.publication_id, USES.c.spelling).select_from(joined).where(*then)
    tags: dict[int, list[str]] = {}
    for publication, spelling in connection.execute(uses.order_by(USES.c.publication_id, USES.c.tag)):
        tags.setdefault(publication, []).append(spelling)
    rows = connection.execute(_with_figures().where(*then).order_by(PUBLICATIONS.c.published, PUBLICATIONS.c.id))
    return tuple(_fact(row, tags.get(row.id, [])) for row in rows)


def counts(connection: Connection, start: datetime, end: datetime) -> dict[tuple[str, str], tuple[PostCount, ...]]:
    """Return every count of the posts published from `start` to before `end`, by network and what tells it apart there.

    They are in the order of age; of one moment a real one goes before a simulated one, as with the newest reading.
    """
    reading, post = READINGS.c, PUBLICATIONS.c
    core = (reading.reactions + reading.comments + reading.shares).label("core")
    query = (
        select(
            post.network, post.home, post.remote_id, post.published, reading.as_of, core, reading.clicks, reading.reach
        )
        .select_from(READINGS.join(PUBLICATIONS, post.id == reading.publication_id))
        .where(post.published >= start, post.published < end)
        .order_by(post.id, reading.as_of, reading.simulated.desc(), reading.source)
    )
    found: dict[tuple[str, str], dict[float, PostCount]] = {}
    for network, home, remote_id, published, as_of, *values in connection.execute(query):
        age = (as_of - published).total_seconds() / 86400
        found.setdefault((network, known_as(home, remote_id)), {})[age] = PostCount(age, *values)
    return {of: tuple(ages.values()) for of, ages in found.items()}


def _with_figures() -> Select[tuple[object, ...]]:
    """Return the query for publications with their newest reading and, where we made them, their post."""
    newest = [column for column in LATEST.c if column.name != "publication_id"]
    named = (POSTS.c.draft, POSTS.c.campaign.label("own"), POSTS.c.account.label("by"), POSTS.c.payload, POSTS.c.edited)
    joined = PUBLICATIONS.outerjoin(LATEST, LATEST.c.publication_id == PUBLICATIONS.c.id)
    return select(PUBLICATIONS, *newest, *named).select_from(
        joined.outerjoin(POSTS, POSTS.c.id == PUBLICATIONS.c.post_id)
    )


def _fact(row: Row[tuple[object, ...]], tags: Sequence[str]) -> Published:
    media = msgspec.json.decode(row.payload, type=known_type(Payload)).media if row.payload else None
    return Published(
        network=row.network,
        account=row.account,
        published=row.published,
        text=row.text,
        ref=f"{row.own}/{row.draft}@{row.by}" if row.payload else "",
        campaign=row.campaign,
        remote_id=row.remote_id,
        url=row.url,
        exact=row.exact,
        language=row.language,
        kind=row.kind,
        reply=row.reply,
        hashtags=_as_they_stand(tags, row.text),
        pictures=None if media is None else len(media),
        described=None if media is None else sum(1 for item in media if item.alt.strip()),
        figures=figures_of(row),
        as_of=row.as_of,
        source=row.source or "",
        simulated=bool(row.simulated),
        edited=row.edited,
        home=row.home,
    )


def _as_they_stand(tags: Sequence[str], text: str) -> tuple[str, ...]:
    """Return the hashtags in the order of the text; those that a network keeps outside the text come last."""
    return tuple(sorted(tags, key=lambda tag: (tag not in text, text.find(tag))))


def intended(connection: Connection, start: datetime, end: datetime) -> tuple[Intended, ...]:
    """Return the posts of the queue that are, or once were, due from `start` to before `end`, in order of time.

    What was only rehearsed is left out.
    """
    once = select(EVENTS.c.post_id).where(EVENTS.c.was >= start, EVENTS.c.was < end)
    due = and_(POSTS.c.due >= start, POSTS.c.due < end)
    meant = select(POSTS).where(or_(due, POSTS.c.id.in_(once)), POSTS.c.state != State.REHEARSED)
    return _intended(connection, meant)


def rehearsed(connection: Connection, start: datetime, end: datetime) -> tuple[tuple[datetime, str], ...]:
    """Return moment and campaign of the posts that were only rehearsed, due from `start` to before `end`."""
    due = POSTS.c.due
    found = select(due, POSTS.c.campaign).where(due >= start, due < end, POSTS.c.state == State.REHEARSED)
    return tuple((row.due, row.campaign) for row in connection.execute(found.order_by(due, POSTS.c.id)))


def weeks_spanned(connection: Connection, campaign: str) -> tuple[datetime, datetime] | None:
    """Return the first and the last moment of a campaign, of its posts in the queue and of those in public."""
    due = select(POSTS.c.due.label("at")).where(POSTS.c.campaign == campaign, POSTS.c.state.not_in(life.NOT_TOLD))
    out = select(PUBLICATIONS.c.published.label("at")).where(PUBLICATIONS.c.campaign == campaign)
    moments = connection.execute(union(due, out).order_by("at")).scalars().all()
    return (moments[0], moments[-1]) if moments else None


def campaign_names(connection: Connection) -> tuple[str, ...]:
    """Return the campaigns of the queue by name."""
    return tuple(connection.execute(select(POSTS.c.campaign).distinct().order_by(POSTS.c.campaign)).scalars())


def waiting(connection: Connection) -> tuple[Intended, ...]:
    """Return all posts that are still to come or wait for a person, whatever their time."""
    return _intended(connection, select(POSTS).where(POSTS.c.state.in_((*life.TO_COME, *life.NEEDS_A_PERSON))))


def _intended(connection: Connection, asked: Select[tuple[object, ...]]) -> tuple[Intended, ...]:
    posts = connection.execute(asked.order_by(POSTS.c.due, POSTS.c.campaign, POSTS.c.draft, POSTS.c.account)).all()
    query = select(EVENTS).where(EVENTS.c.post_id.in_([post.id for post in posts])).order_by(EVENTS.c.at, EVENTS.c.id)
    events: dict[int, list[Row[tuple[object, ...]]]] = {}
    for event in connection.execute(query):
        events.setdefault(event.post_id, []).append(event)
    return tuple(_intent(post, events[post.id]) for post in posts)


def _intent(post: Row[tuple[object, ...]], events: Sequence[Row[tuple[object, ...]]]) -> Intended:
    payload = msgspec.json.decode(post.payload, type=known_type(Payload))
    state = _stood(post.state, events)
    return Intended(
        ref=f"{post.campaign}/{post.draft}@{post.account}",
        network=post.network,
        account=post.account,
        campaign=post.campaign,
        due=post.due,
        state=state,
        queued=events[0].at,
        since=_entered(post.state, events).at,
        text=payload.texts[0],
        language=payload.language,
        url=post.url or "",
        why=events[-1].why,
        moves=tuple((event.at, event.was) for event in events if event.was),
    )


def _stood(state: str, events: Sequence[Row[tuple[object, ...]]]) -> str:
    """Return the state that counts: a post that was published stays so in reports when it is deleted afterwards."""
    return str(events[-1].before) if state == State.DELETED else state


def _entered(state: str, events: Sequence[Row[tuple[object, ...]]]) -> Row[tuple[object, ...]]:
    """Return the event with which the present state began: the first of the last unbroken run of it."""
    run = events[-1]
    for event in reversed(events):
        if event.after != state:
            break
        run = event
    return run


def freshness(connection: Connection) -> tuple[Freshness, ...]:
    """Return when each source counted last on each network."""
    rows = connection.execute(select(FRESH).order_by(FRESH.c.network, FRESH.c.source))
    return tuple(Freshness(row.network, row.source, row.as_of, row.simulated) for row in rows)


def imported(connection: Connection) -> tuple[ImportedExport, ...]:
    """Return the export files that were read, in the order of the moments they count for."""
    rows = connection.execute(select(FILES).order_by(FILES.c.as_of, FILES.c.name, FILES.c.sha256))
    return tuple(ImportedExport(row.name, row.source, row.as_of, row.rows) for row in rows)


def _tags(connection: Connection, weeks: Sequence[str]) -> list[str]:
    """Return the hashtags (by identity) that were used in the weeks, in order."""
    used = TAG_WEEKS.c.tag
    return list(connection.execute(select(used).distinct().where(TAG_WEEKS.c.week.in_(weeks)).order_by(used)).scalars())


def names_drawn(log: Log, weeks: Sequence[str]) -> list[str]:
    """Return the names that charts write: the hashtags that were used in the weeks, and the campaigns."""
    with log.read() as connection:
        return [*(f"#{tag}" for tag in _tags(connection, weeks)), *campaign_names(connection)]


def networks_used(connection: Connection, since: datetime) -> tuple[str, ...]:
    """Return the networks on which a post went out since a moment, by name."""
    used = select(PUBLICATIONS.c.network).distinct().where(PUBLICATIONS.c.published >= since)
    return tuple(connection.execute(used.order_by(PUBLICATIONS.c.network)).scalars())


def first_published(connection: Connection) -> datetime | None:
    """Return the moment of the first post that is known to be public; None where there is none."""
    first: datetime | None = connection.execute(select(func.min(PUBLICATIONS.c.published))).scalar_one()
    return first


def first_weeks(connection: Connection, tags: Sequence[str]) -> dict[str, str]:
    """Return the week of the first use ever of each of the tags (identities)."""
    columns = TAG_WEEKS.c
    query = (
        select(columns.tag, func.min(columns.week).label("since")).where(columns.tag.in_(tags)).group_by(columns.tag)
    )
    return {row.tag: row.since for row in connection.execute(query)}
