"""The log as tables for an analyst: names and types that stay, a definition for every column, and the rows in a stream.

Nothing in them lets anybody in: tokens are never in the log, and the keys and notes by which networks are asked about
an attempt stay out. Moments are UTC.
"""

from collections.abc import Callable, Iterator
from typing import Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Row, Select, case, select

from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.history import DELIVERIES
from postdesk.log.posts.lookup import REF
from postdesk.log.readings.account_days import DAYS
from postdesk.log.readings.recorded import NAMES, PUBLICATIONS, READINGS, USES
from postdesk.log.readings.withheld import WITHHELD
from postdesk.models import Payload
from postdesk.models.known_types import known_type

Kind = Literal["text", "number", "yes or no", "moment", "day"]
Values = tuple[object, ...]
BATCH = 5000
"""Rows that are in memory at a time."""


class Column(Struct, frozen=True, array_like=True):
    """One column: its name, what kind of value it holds, and what the value means."""

    name: str
    kind: Kind
    meaning: str


class ExtractTable(Struct, frozen=True):
    """One table: what a row of it is, its columns, and the query that gives them in their order.

    `shape` makes the values of a row from those of the query, where these are not the same.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    query: Select[tuple[object, ...]]
    shape: Callable[[Row[tuple[object, ...]]], Values] = tuple

    def batches(self, connection: Connection) -> Iterator[list[Values]]:
        """Yield the rows in their order, some at a time."""
        rows = connection.execute(self.query, execution_options={"yield_per": BATCH})
        for part in rows.partitions():
            yield [self.shape(row) for row in part]


def _columns(text: str) -> tuple[Column, ...]:
    """Return the columns that lines of `name | kind | meaning` describe."""
    lines = (line.split(" | ") for line in text.strip().splitlines())
    return tuple(msgspec.convert([part.strip() for part in line], known_type(Column)) for line in lines)


def _post(row: Row[tuple[object, ...]]) -> Values:
    """Return a post with what it says, which its payload holds."""
    known, payload = tuple(row)[:-1], str(row[-1])
    said = msgspec.json.decode(payload, type=known_type(Payload))
    described = sum(1 for media in said.media if media.alt.strip())
    return (*known, said.language, "\n\n".join(said.texts), said.link, len(said.media), described)


_OF_POST = ("campaign", "draft", "account", "network", "state", "by_hand", "due", "local", "zone", "asked", "latest")
_SENT = ("attempt", "content_hash", "remote_id", "url")
_FOUND = (
    "network",
    "account",
    "remote_id",
    "url",
    "published",
    "exact",
    "week",
    "text",
    "language",
    "campaign",
    "kind",
)

EXTRACTS: tuple[ExtractTable, ...] = (
    ExtractTable(
        "posts",
        "a post that was ever queued",
        _columns("""
            ref | text | the post's full name, campaign/draft@account
            campaign | text | the campaign's name in its file
            draft | text | the post's id in the campaign's file
            account | text | the account's name in desk.toml
            network | text | the network it is for
            state | text | where it is in its life, as `postdesk list` says it
            by_hand | yes or no | whether a person publishes it
            due | moment | when it is to go out
            local | text | the same on the office's clock
            zone | text | the office's time zone then
            asked | moment | the moment that the file gave; empty for `next`
            latest | moment | when it is too late
            attempt | number | how often it was tried
            content_hash | text | SHA-256 over all that is sent
            remote_id | text | its id on the network; empty until it is published
            url | text | its address there
            language | text | the language tag of the text, empty where none is given
            text | text | what it says; the parts of a thread with a blank line between them
            link | text | the link beside the text
            media | number | how many pictures and videos it has
            described | number | how many of them have words for who cannot see them
        """),
        select(REF, *(POSTS.c[name] for name in (*_OF_POST, *_SENT, "payload"))).order_by(POSTS.c.id),
        _post,
    ),
    ExtractTable(
        "deliveries",
        "one attempt to publish: a row before the call, a row after it",
        _columns("""
            ref | text | the post
            attempt | number | which attempt, from 1
            at | moment | when
            outcome | text | sending, published, refused, unreachable or unknown
            content_hash | text | SHA-256 over what was sent
            remote_id | text | the id that the network gave
            url | text | the address that it gave
            error | text | what it said instead
        """),
        select(REF, *(DELIVERIES.c[name] for name in ("attempt", "at", "outcome", *_SENT[1:], "error")))
        .join_from(DELIVERIES, POSTS)
        .order_by(DELIVERIES.c.id),
    ),
    ExtractTable(
        "events",
        "one change of a post's state",
        _columns("""
            ref | text | the post
            at | moment | when
            before | text | the state it left; empty when it was first queued
            after | text | the state it came into
            who | text | the person or worker
            why | text | the reason given
            was | moment | its moment until then, where the change gave it another
        """),
        select(REF, *(EVENTS.c[name] for name in ("at", "before", "after", "who", "why", "was")))
        .join_from(EVENTS, POSTS)
        .order_by(EVENTS.c.id),
    ),
    ExtractTable(
        "publications",
        "a post as it stands on a network, ours or found in an export",
        _columns("""
            publication | number | its number in this log, by which readings and hashtags name it
            ref | text | the post of `posts` that it is; empty where postdesk did not make it
            network | text | the network
            account | text | the account in desk.toml, else as the export calls it
            remote_id | text | its id there
            url | text | its address there
            published | moment | when it appeared
            exact | yes or no | no where an export gave only the day; `published` is then that day's noon
            week | text | the ISO week of `published` in the office's zone, such as 2026-W47
            text | text | what it says
            language | text | the language tag, empty where nobody gave one
            campaign | text | the campaign, empty where postdesk did not make it
            kind | text | text, image, video or link; empty where the export does not say
            reply | yes or no | whether it answers somebody; medians leave these out
        """),
        select(
            PUBLICATIONS.c.id,
            case((PUBLICATIONS.c.post_id.is_not(None), REF)),
            *(PUBLICATIONS.c[name] for name in (*_FOUND, "reply")),
        )
        .select_from(PUBLICATIONS.outerjoin(POSTS, POSTS.c.id == PUBLICATIONS.c.post_id))
        .order_by(PUBLICATIONS.c.id),
    ),
    ExtractTable(
        "readings",
        "what was counted of one publication at one moment; empty is not given, never 0",
        _columns("""
            publication | number | the publication
            as_of | moment | the moment for which the figures count
            source | text | api, export or simulated
            simulated | yes or no | whether the figures are invented
            reactions | number | likes and other reactions
            comments | number | comments and replies
            shares | number | shares, reposts and quotes
            clicks | number | clicks on the link; LinkedIn's include those on the text, name and logo
            saves | number | saves and bookmarks
            impressions | number | how often it was shown
            reach | number | how many people saw it; never to be added up
            engagements | number | the network's own total, which is not the sum of the others
            views | number | how often it was shown, as Meta counts in place of impressions; not the same
        """),
        select(*(READINGS.c[name] for name in ("publication_id", "as_of", "source", "simulated", *NAMES))).order_by(
            READINGS.c.id
        ),
    ),
    ExtractTable(
        "withheld",
        "a figure of one publication that its network gave once and gives no more",
        _columns("""
            publication | number | the publication
            figure | text | the column of `readings` that is empty since
            since | moment | the first reading without it
            why | text | age (told of young posts only), replaced (the network counts another now) or silent
        """),
        select(*(WITHHELD.c[name] for name in ("publication_id", "figure", "since", "why"))).order_by(
            WITHHELD.c.publication_id, WITHHELD.c.figure
        ),
    ),
    ExtractTable(
        "hashtags",
        "one hashtag in one publication",
        _columns("""
            publication | number | the publication
            tag | text | what networks take for the same hashtag: NFKC, small letters, without the sign
            spelling | text | as it is written
        """),
        select(USES.c.publication_id, USES.c.tag, USES.c.spelling).order_by(USES.c.publication_id, USES.c.tag),
    ),
    ExtractTable(
        "account_days",
        "what a network counted for a whole account on one day, as told by one export",
        _columns("""
            network | text | the network
            account | text | the account in desk.toml; empty where the export names none
            metric | text | the network's own name of what it counts, in small letters
            day | day | the day on the network's calendar
            value | number | the figure
            as_of | moment | the moment for which it counts; of one day the newest is right
            source | text | who told it
        """),
        select(
            *(DAYS.c[name] for name in ("network", "account", "metric", "day", "value", "as_of", "source"))
        ).order_by(*(DAYS.c[name] for name in ("network", "account", "metric", "day", "as_of"))),
    ),
)
"""Every table, those first that others name."""
