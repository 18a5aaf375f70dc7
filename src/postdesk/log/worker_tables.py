"""The rows by which workers agree with each other, as SQLModel tables: holds, waits, budgets, jobs and others."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from postdesk.log.engine.foreign import HOLDS
from postdesk.log.kept_sentences import KeptSentence


class Upload(SQLModel, table=True):
    """A post whose pictures are being uploaded, or were, before its time: nobody else does so before `until`.

    `key` is that of the post as it was then; an edit makes another one.
    """

    post_id: int = Field(foreign_key="post.id", primary_key=True)
    key: str
    until: datetime


class Hold(SQLModel, table=True):
    """What holds the whole desk back; while the row with `scope` "desk" is there, no worker sends anything."""

    scope: str = Field(primary_key=True)
    since: datetime
    who: str
    why: str = Field(default="", sa_type=KeptSentence)


class SentBack(SQLModel, table=True):
    """Who sent a post back to its author, as it was: it waits until it has another content."""

    post_id: int = Field(foreign_key="post.id", primary_key=True)
    content_hash: str = Field(primary_key=True)
    who: str
    note: str
    at: datetime


class Pace(SQLModel, table=True):
    """How fast an account is used: nothing is sent on it before `until`, and what is late there not before `rest`.

    `failures` counts the attempts in a row that did not reach its network; `why` says what kept the last one.
    """

    account: str = Field(primary_key=True)
    until: datetime
    rest: datetime
    failures: int = 0
    why: str = Field(default="", sa_type=KeptSentence)


class Spending(SQLModel, table=True):
    """What an account has used since a moment of what its network allows it, for all workers together."""

    account: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    since: datetime
    spent: int = 0


class ReadingTurn(SQLModel, table=True):
    """When a network was last asked what it counts for a publication, and why it gave nothing then, where it did not.

    Until `until` nobody else asks.
    """

    publication_id: int = Field(foreign_key="publication.id", primary_key=True)
    asked: datetime | None = None
    until: datetime | None = None
    why: str = Field(default="", sa_type=KeptSentence)


class LockedTokens(SQLModel, table=True):
    """The tokens of an account that its network changes again and again, as a text that only the desk's key opens.

    `version` counts how often they were changed. Until `lease` nobody but `owner` renews them. `ends` is when only a
    person can get new ones, as far as the network tells it.
    """

    account: str = Field(primary_key=True)
    locked: str
    version: int = 0
    owner: str | None = None
    lease: datetime | None = None
    ends: datetime | None = None


class Destination(SQLModel, table=True):
    """For which hosts of which network a secret was given or first used, as JSON by the keys of desk.toml that say so.

    `secret` is the name of its variable; a key that is not there was left to the network.
    """

    secret: str = Field(primary_key=True)
    network: str
    hosts: str = Field(sa_column_kwargs={"info": {HOLDS: dict[str, str]}})
    at: datetime


class Zone(SQLModel, table=True):
    """By which rules the posts of one time zone are reckoned: their `mark`, "" where somebody has to look, and release.

    `changed` is when other rules last gave posts other moments.
    """

    name: str = Field(primary_key=True)
    mark: str
    release: str
    changed: datetime | None = None


class Run(SQLModel, table=True):
    """One periodic job that was done for one period, so that N workers do it once and a late one catches up."""

    kind: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    started: datetime
    finished: datetime | None = None
    who: str


class Heartbeat(SQLModel, table=True):
    """The last sign of life of each worker."""

    worker: str = Field(primary_key=True)
    at: datetime


class Memory(SQLModel, table=True):
    """Since when this log speaks for its desk, under which name; the newest row counts, each take-over adds one.

    `machine` and `folder` are where a log in a file is at home, `host` is what people call the machine; for a database
    they are "".
    """

    id: int | None = Field(default=None, primary_key=True)
    name: str
    machine: str
    host: str
    folder: str
    since: datetime
    who: str
    why: str = Field(default="", sa_type=KeptSentence)


class Letter(SQLModel, table=True):
    """One report to one address: `sent` is None until the server took it, `wake` when to try, `why` what kept it."""

    kind: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    address: str = Field(primary_key=True)
    at: datetime
    wake: datetime
    tries: int = 0
    why: str = Field(default="", sa_type=KeptSentence)
    sent: datetime | None = None


class Notice(SQLModel, table=True):
    """One thing that people have to be told of, once a cause; `told` is None until they were, `wake` when to try."""

    cause: str = Field(primary_key=True)
    says: str
    at: datetime
    wake: datetime
    tries: int = 0
    told: datetime | None = None
