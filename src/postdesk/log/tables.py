"""The rows of the log, as SQLModel tables.

Times are UTC (SQLModel refuses naive ones). `Delivery`, `Event` and `Reading` are append-only; `Latest`, `Fresh` and
`TagWeek` are rollups kept in the transaction that changes them, so that the cost of a report stays as it is.
"""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Index, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from postdesk.log.big_counts import BigCount
from postdesk.log.engine.foreign import HOLDS, is_wall_time, is_week, is_zone
from postdesk.log.kept_sentences import KeptSentence
from postdesk.models import Payload, life
from postdesk.models.life import State


def condition(states: Collection[State]) -> str:
    """Return the condition that a post is in one of some states, word for word the same at each call.

    SQLite uses a partial index only where a statement repeats the condition that the index was made with.
    """
    names = ", ".join(f"'{state}'" for state in states)
    return f"state = {names}" if len(states) == 1 else f"state IN ({names})"


def _index(name: str, *columns: str, where: str) -> Index:
    """Return an index of some rows only."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


def _holds(what: object) -> dict[str, Any]:
    """Return what says of a column what its texts are: those of an enumeration, or the JSON of something."""
    return {"info": {HOLDS: what}}


class PostRow(SQLModel, table=True):
    """One variant in the queue: frozen payload, due moment, state.

    `wake` is when a worker should look at it next: `due` at first, later after a backoff. `latest` is when it is too
    late. `asked` is the moment that the campaign file gave, None for `next`; `due` may differ from it, for a person can
    move a post. `key` is the idempotency key. `owner` and `lease` belong to the worker that claimed the post.
    `meant` is the wall-clock time and zone that were asked for, where that is not `local` in `zone`. `said` and `whom`
    are what the post says to whom, whatever it is called (`models/identity`); NULL and "" where that is not known.
    `edited` is when it was last given other words in public, `again` the reason to say once more what was said before.
    `follows` names the post that it goes after, by `follows_by` seconds; it `waits` until that one is published.
    `prepared` is what its network fixed before the first attempt, for every attempt. `remote_id` and `url` are where it
    is public, or, while it is not published, where the beginning of a thread is.
    """

    __tablename__ = "post"
    __table_args__ = (
        UniqueConstraint("campaign", "draft", "account", name="post_once"),
        UniqueConstraint("key", name="post_key"),
        _index("post_queued", "wake", "id", where=condition((State.QUEUED,))),
        _index("post_open", "state", "lease", where=condition(life.IN_HAND)),
        _index("post_trouble", "state", "id", where=condition(life.SET_ASIDE)),
        Index("post_due", "due"),
        _index("post_public", "remote_id", where="remote_id IS NOT NULL"),
        _index("post_waits", "id", where="waits"),
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign: str
    draft: str
    account: str
    network: str
    by_hand: bool = False
    state: str = Field(default=State.QUEUED, sa_column_kwargs=_holds(State))
    payload: str = Field(sa_column_kwargs=_holds(Payload))
    content_hash: str
    key: str
    due: datetime
    local: str = Field(sa_column_kwargs=_holds(is_wall_time))
    zone: str = Field(sa_column_kwargs=_holds(is_zone))
    asked: datetime | None = None
    latest: datetime
    wake: datetime
    attempt: int = 0
    owner: str | None = None
    lease: datetime | None = None
    remote_id: str | None = None
    url: str | None = None
    prepared: str | None = None
    meant: str | None = Field(default=None, sa_column_kwargs=_holds(is_wall_time))
    said: int | None = Field(default=None, sa_type=BigInteger, index=True)
    whom: str = Field(default="", sa_column_kwargs={"server_default": ""})
    edited: datetime | None = None
    again: str = Field(default="", sa_column_kwargs={"server_default": ""})
    follows: str = Field(default="", sa_column_kwargs={"server_default": ""})
    follows_by: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    waits: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class Delivery(SQLModel, table=True):
    """One attempt: written as `sending` before the call, followed by a row with what came back.

    `outcome` is "sending", "published", "rehearsed", "refused", "unreachable", "absent" or "unknown".
    """

    id: int | None = Field(default=None, primary_key=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    attempt: int
    at: datetime
    outcome: str
    content_hash: str
    key: str
    remote_id: str | None = None
    url: str | None = None
    error: str | None = Field(default=None, sa_type=KeptSentence)


class Event(SQLModel, table=True):
    """One change of a post's state: from what, to what, by whom, why, when; `before` is None at the first queueing.

    `was` is the moment that the post had until this change gave it another; None where its moment stayed.
    """

    __table_args__ = (_index("event_was", "was", where="was IS NOT NULL"),)

    id: int | None = Field(default=None, primary_key=True)
    post_id: int = Field(foreign_key="post.id", index=True)
    at: datetime = Field(index=True)
    before: str | None = Field(sa_column_kwargs=_holds(State))
    after: str = Field(sa_column_kwargs=_holds(State))
    who: str
    why: str = Field(default="", sa_type=KeptSentence)
    was: datetime | None = None


class Act(SQLModel, table=True):
    """One thing that a person did by hand, so that it can be taken back: to a post, or to a hold over many (`scope`).

    `before` and `after` are what it changed, as JSON; what one command did has one mark. `undone` is when
    somebody took it back.
    """

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    who: str
    what: str
    why: str = Field(default="", sa_type=KeptSentence)
    post_id: int | None = Field(default=None, foreign_key="post.id", index=True)
    scope: str = ""
    command: str = ""
    before: str = Field(sa_column_kwargs=_holds(Any))
    after: str = Field(sa_column_kwargs=_holds(Any))
    undone: datetime | None = None


class Approval(SQLModel, table=True):
    """Who signed which content of a post, when, and by which `commit` ("" for here); each of each is of its own."""

    post_id: int = Field(foreign_key="post.id", primary_key=True)
    content_hash: str = Field(primary_key=True)
    who: str = Field(primary_key=True)
    at: datetime
    commit: str = Field(default="", sa_column_kwargs={"server_default": ""})


class Content(SQLModel, table=True):
    """What a post was to send until it was given another content, so that what somebody signed can be shown."""

    post_id: int = Field(foreign_key="post.id", primary_key=True)
    content_hash: str = Field(primary_key=True)
    payload: str = Field(sa_column_kwargs=_holds(Payload))
    until: datetime


class Publication(SQLModel, table=True):
    """One post as it stands on a network, ours or found in an export (`post_id` is None where it is not ours).

    `home` is whose number `remote_id` is (`models/homes`). `kind` is "text", "image", "video", "link" or "" (unsaid);
    `reply` marks answers to others, which the medians leave out. `exact` is False where an export gave only a day and
    `published` is its noon UTC, or where a person published it, nobody said when, and `published` is when they reported
    it. `week` is the ISO week of `published` in the office's zone (`weeks.iso_week`); reports and rollups ask by it.
    """

    __table_args__ = (UniqueConstraint("network", "home", "remote_id", name="publication_once"),)

    id: int | None = Field(default=None, primary_key=True)
    post_id: int | None = Field(default=None, foreign_key="post.id", index=True)
    network: str
    account: str
    home: str = Field(default="", sa_column_kwargs={"server_default": ""})
    remote_id: str
    url: str = ""
    published: datetime = Field(index=True)
    week: str = Field(index=True, sa_column_kwargs=_holds(is_week))
    exact: bool = True
    text: str
    language: str = ""
    campaign: str = ""
    kind: str = "text"
    reply: bool = False


class Usage(SQLModel, table=True):
    """One hashtag in one publication: `tag` is its identity (NFKC, casefolded), `spelling` as written."""

    publication_id: int = Field(foreign_key="publication.id", primary_key=True)
    tag: str = Field(primary_key=True, index=True)
    spelling: str


class FigureColumns(SQLModel):
    """What was counted for one publication at one moment, and where the figures came from; NULL is "not given".

    `source` is "api", "export" or "simulated"; `simulated` figures are invented and say so wherever they appear.
    """

    as_of: datetime
    source: str
    simulated: bool = False
    reactions: int | None = Field(default=None, sa_type=BigCount)
    comments: int | None = Field(default=None, sa_type=BigCount)
    shares: int | None = Field(default=None, sa_type=BigCount)
    clicks: int | None = Field(default=None, sa_type=BigCount)
    saves: int | None = Field(default=None, sa_type=BigCount)
    impressions: int | None = Field(default=None, sa_type=BigCount)
    reach: int | None = Field(default=None, sa_type=BigCount)
    engagements: int | None = Field(default=None, sa_type=BigCount)
    views: int | None = Field(default=None, sa_type=BigCount)


class Reading(FigureColumns, table=True):
    """One count of one publication, append-only; the same moment and source twice is the same reading."""

    __table_args__ = (UniqueConstraint("publication_id", "as_of", "source", name="reading_once"),)

    id: int | None = Field(default=None, primary_key=True)
    publication_id: int = Field(foreign_key="publication.id")


class Latest(FigureColumns, table=True):
    """Rollup: the newest reading of each publication (of one moment: a real one before a simulated one)."""

    publication_id: int = Field(foreign_key="publication.id", primary_key=True)


class Withheld(SQLModel, table=True):
    """A figure of a publication that its network gave once and gives no more: since which reading.

    `why` is "age" (told of young posts only), "replaced" (the network counts another one now) or "silent".
    """

    publication_id: int = Field(foreign_key="publication.id", primary_key=True)
    figure: str = Field(primary_key=True)
    since: datetime
    why: str


class TagWeek(SQLModel, table=True):
    """Rollup: publications with a tag in one ISO week ("2026-W47", the office's zone) on one network."""

    __table_args__ = (Index("tagweek_tag", "tag", "week"),)

    week: str = Field(primary_key=True, sa_column_kwargs=_holds(is_week))
    tag: str = Field(primary_key=True)
    network: str = Field(primary_key=True)
    posts: int = 0


class Fresh(SQLModel, table=True):
    """Rollup: the moment of the newest reading of each network and source."""

    network: str = Field(primary_key=True)
    source: str = Field(primary_key=True)
    as_of: datetime
    simulated: bool = False


class AccountDay(SQLModel, table=True):
    """What a network counted for a whole account on one day, as it stood at one moment; `metric` is its name for it."""

    network: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    metric: str = Field(primary_key=True)
    day: date = Field(primary_key=True, index=True)
    as_of: datetime = Field(primary_key=True)
    value: int = Field(sa_type=BigCount)
    source: str


class ImportedFile(SQLModel, table=True):
    """An export that was read: its hash, so that a report can say where a figure came from."""

    sha256: str = Field(primary_key=True)
    as_of: datetime = Field(primary_key=True)
    name: str
    source: str
    at: datetime
    rows: int
