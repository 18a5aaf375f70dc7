"""The queue as campaign files are compared with it: values, read in one transaction."""

from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import partial
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row, Select, func, select

from postdesk.log.posts import approvals
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.lookup import in_parts
from postdesk.log.readings.usage import table
from postdesk.log.tables import Publication
from postdesk.models import life
from postdesk.models.life import State
from postdesk.sentences import Sentence

PUBLICATIONS = table(Publication)
GONE = Sentence("its draft is gone from the campaign file")
"""Why a post was cancelled that nobody cancelled by hand; it is queued again as soon as its draft is back."""
WAITS = Sentence("its draft has an error now: it waits until that is mended and queued again")
"""Why a post is held that nobody held by hand; it is queued again as soon as its draft is whole."""
REPEATS = Sentence(
    "its draft says what another post does, which `postdesk plan` names: it waits until it has other words, or `again:`"
    " with a reason, and is queued again"
)
"""Why a post is held that nobody held by hand, and whose draft has no error; it is queued again likewise."""
Name = tuple[str, str, str]
"""A post's campaign, draft and account."""
Begins = Callable[[str], bool]
"""Whether a text that begins so is asked for; of one that is shorter than `BEGINNING`, it is all of it."""
BEGINNING = 6
"""By how many characters texts are told apart before they are read: years of them begin in few ways."""


class Queued(Struct, frozen=True, gc=False):
    """A post that is, or once was, in the queue: what files are compared with, and not the payload itself."""

    id: int
    campaign: str
    draft: str
    account: str
    network: str
    by_hand: bool
    state: str
    content_hash: str
    due: datetime
    local: str
    zone: str
    asked: datetime | None
    latest: datetime
    remote_id: str | None
    meant: str | None
    key: str
    said: int | None
    whom: str
    again: str = ""
    follows: str = ""
    follows_by: int = 0

    @property
    def ref(self) -> str:
        """The post's full name: `campaign/draft@account`."""
        return f"{self.campaign}/{self.draft}@{self.account}"


class Twin(Struct, frozen=True, gc=False):
    """A post that says what another says (`said`), with what is frozen of it and where it is public."""

    post: Queued
    said: int
    payload: str
    url: str | None

    @property
    def ref(self) -> str:
        """The post's full name."""
        return self.post.ref


class Found(Struct, frozen=True, gc=False):
    """A post that an export showed and that postdesk did not send."""

    account: str
    text: str
    url: str
    published: datetime


class Asked(Struct, frozen=True):
    """Of what the queue is asked: whose posts, and on which accounts what moments are taken from `since` on.

    `whole` asks for every post that waits besides, of whatever campaign.
    """

    campaigns: AbstractSet[str]
    accounts: AbstractSet[str]
    since: datetime
    whole: bool = False


class Snapshot(Struct, frozen=True):
    """The queue at one moment, as far as some campaigns are concerned.

    `withdrawn` are the posts that files took out, and `halted` those that wait for their draft, by their ids; `taken`
    the moments that are occupied on each account; `signed` how many people signed which contents of which posts.
    `twins` finds the posts that say certain things, `found` what exports showed on some networks and begins as is
    asked for, `payloads` what is frozen of some posts; all three only while the log is read.
    """

    posts: Mapping[Name, Queued]
    withdrawn: AbstractSet[int]
    taken: Mapping[str, set[datetime]]
    signed: Mapping[tuple[int, str], int]
    halted: AbstractSet[int] = frozenset()
    twins: Callable[[Collection[int]], Sequence[Twin]] = lambda _: ()
    found: Callable[[Collection[str], Begins], Sequence[Found]] = lambda *_: ()
    payloads: Callable[[Collection[int]], Mapping[int, str]] = lambda _: {}


def snapshot(connection: Connection, asked: Asked) -> Snapshot:
    """Return the queue as it is in a transaction; what it finds later is read in the same one."""
    posts = _asked_for(connection, asked)
    taken = _taken(connection, asked.accounts, asked.since) if asked.accounts else {}
    return Snapshot(
        posts,
        _last_because(connection, posts.values(), State.CANCELLED, GONE),
        taken,
        approvals.contents(connection),
        _last_because(connection, posts.values(), State.HELD, WAITS, REPEATS),
        partial(_twins, connection),
        partial(_found, connection),
        partial(_payloads, connection),
    )


_COLUMNS = [POSTS.c[name] for name in Queued.__struct_fields__]
_FROZEN = select(POSTS.c.id, POSTS.c.payload)
_TWINS: Select[Any] = select(*_COLUMNS, POSTS.c.payload, POSTS.c.url)


def _asked_for(connection: Connection, asked: Asked) -> dict[Name, Queued]:
    """Return what is queued, or once was, for some campaigns, and all that waits where the whole desk is asked for."""
    of_campaigns = select(*_COLUMNS).where(POSTS.c.campaign.in_(sorted(asked.campaigns)))
    waits = [select(*_COLUMNS).where(POSTS.c.state == state) for state in (*life.WAITING, *life.IN_HAND)]
    rows = [row for some in (of_campaigns, *(waits if asked.whole else ())) for row in connection.execute(some)]
    return {(post.campaign, post.draft, post.account): post for post in (Queued(*row) for row in rows)}


def _last_because(connection: Connection, posts: Collection[Queued], state: State, *why: str) -> set[int]:
    """Return the ids of those posts that came into a state, the last time, for one of these reasons."""
    ids = [post.id for post in posts if post.state == state]
    found: set[int] = set()
    for some in in_parts(ids):
        last = select(func.max(EVENTS.c.id)).where(EVENTS.c.post_id.in_(some)).group_by(EVENTS.c.post_id)
        found |= set(
            connection.execute(select(EVENTS.c.post_id).where(EVENTS.c.id.in_(last), EVENTS.c.why.in_(why))).scalars()
        )
    return found


def _twins(connection: Connection, said: Collection[int]) -> list[Twin]:
    """Return the posts that say some things, whatever they are called and wherever they are in their lives."""
    found: list[Row[Any]] = []
    for some in in_parts(sorted(said)):
        found += connection.execute(_TWINS.where(POSTS.c.said.in_(some)))
    return [Twin(Queued(*list(row)[:-2]), row.said, row.payload, row.url) for row in found]


def _payloads(connection: Connection, ids: Collection[int]) -> dict[int, str]:
    """Return what is frozen of some posts."""
    found: dict[int, str] = {}
    for some in in_parts(sorted(ids)):
        found |= {row.id: row.payload for row in connection.execute(_FROZEN.where(POSTS.c.id.in_(some)))}
    return found


def _found(connection: Connection, networks: Collection[str], begins: Begins) -> list[Found]:
    """Return the posts on some networks that exports showed and nobody here sent, of those that begin as asked for."""
    columns = PUBLICATIONS.c
    there = (columns.post_id.is_(None), columns.network.in_(sorted(networks)))
    beginning = func.substr(columns.text, 1, BEGINNING)
    known = connection.execute(select(beginning).distinct().where(*there)).scalars()
    statement = select(columns.account, columns.text, columns.url, columns.published).where(*there)
    found: list[Found] = []
    for some in in_parts(sorted(filter(begins, known))):
        found += (Found(*row) for row in connection.execute(statement.where(beginning.in_(some))))
    return found


def _taken(connection: Connection, accounts: Collection[str], since: datetime) -> dict[str, set[datetime]]:
    """Return the moments from `since` on that posts of each account occupy already."""
    found: dict[str, set[datetime]] = {account: set() for account in accounts}
    statement = select(POSTS.c.account, POSTS.c.due).where(
        POSTS.c.due >= since, POSTS.c.account.in_(sorted(accounts)), POSTS.c.state.in_(life.KEEPS_ITS_MOMENT)
    )
    for account, due in connection.execute(statement):
        found[account].add(due)
    return found
