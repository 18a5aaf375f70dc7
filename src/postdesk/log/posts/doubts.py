"""What the log knows of a post whose fate is unknown: when it was sent, how often again, and what is not it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import ColumnElement, Connection, bindparam, exists, func, or_, select

from postdesk.log.engine.database import Log
from postdesk.log.posts.changes import POSTS
from postdesk.log.posts.lookup import Post, read_posts
from postdesk.log.posts.remembered import ACTS
from postdesk.log.readings.usage import table
from postdesk.log.tables import Delivery
from postdesk.models import Remote, life, timings
from postdesk.models.homes import BY_CHAT

DELIVERIES = table(Delivery)
SAID_ABSENT = "resolve --absent"
"""What an act is called by which a person says that a post is not on its network."""
BEFORE = timedelta(hours=1)
"""How long before a post another may have been sent that appeared after it: far longer than a write ever hung."""
_OF_POST = DELIVERIES.c.post_id == bindparam("post")
_TRIED = select(func.max(DELIVERIES.c.at)).where(_OF_POST, DELIVERIES.c.outcome == "sending")
_FIRST_TRIED = _TRIED.with_only_columns(func.min(DELIVERIES.c.at))
_FIRSTS = (
    select(DELIVERIES.c.post_id, func.min(DELIVERIES.c.at).label("first"))
    .where(DELIVERIES.c.post_id.in_(bindparam("posts", expanding=True)), DELIVERIES.c.outcome == "sending")
    .group_by(DELIVERIES.c.post_id)
)
_SAID_ABSENT = select(ACTS.c.id).where(
    ACTS.c.post_id == bindparam("post"), ACTS.c.what == SAID_ABSENT, ACTS.c.undone.is_(None)
)
_LAST_SAID_ABSENT = _SAID_ABSENT.with_only_columns(func.max(ACTS.c.at))
_SURELY_NOT = ("unreachable", "refused")
"""The outcomes of attempts that left nothing, as their networks said."""
_DOUBTED = _FIRST_TRIED.where(
    DELIVERIES.c.attempt.not_in(
        select(DELIVERIES.c.attempt).where(_OF_POST, DELIVERIES.c.outcome.in_(_SURELY_NOT)).scalar_subquery()
    ),
    or_(~_SAID_ABSENT.exists(), DELIVERIES.c.at > _LAST_SAID_ABSENT.scalar_subquery()),
)
_SENT_SINCE = exists(
    select(DELIVERIES.c.id).where(
        DELIVERIES.c.post_id == POSTS.c.id,
        DELIVERIES.c.outcome == "sending",
        DELIVERIES.c.at >= bindparam("since", type_=POSTS.c.due.type),
    )
)
_ID_TOLD = exists(
    select(DELIVERIES.c.id).where(DELIVERIES.c.post_id == POSTS.c.id, DELIVERIES.c.remote_id.is_not(None))
)
_ANSWERS = select(DELIVERIES.c.outcome, DELIVERIES.c.error).where(_OF_POST).order_by(DELIVERIES.c.id)
_REPEATED = select(func.count()).where(_OF_POST, DELIVERIES.c.outcome == "absent")


def last_tried(log: Log, post: Post) -> datetime:
    """Return when a post was last begun to be sent; its moment where only another memory can have sent it."""
    with log.read() as connection:
        return attempted(connection, post) or post.due


def attempted(connection: Connection, post: Post) -> datetime | None:
    """Return when a post was last begun to be sent; None where this memory never sent it."""
    found: datetime | None = connection.execute(_TRIED, {"post": post.id}).scalar()
    return found


def first_tried(log: Log, posts: Collection[Post]) -> dict[int, datetime]:
    """Return when each of some posts was first begun to be sent, by its id; those that this memory never sent lack."""
    with log.read() as connection:
        found = connection.execute(_FIRSTS, {"posts": [each.id for each in posts]}).all()
    return {each.post_id: each.first for each in found}


def was_sent(log: Log, post: Post) -> bool:
    """Tell whether this memory has ever begun to send a post: a person alone published what it never sent."""
    with log.read() as connection:
        return attempted(connection, post) is not None


def doubted_since(log: Log, post: Post) -> datetime | None:
    """Return when the first attempt began that may have left a post of which nobody knows; None where none may.

    What a network surely did not take left nothing, nor did what a person has looked for since, and says is absent.
    """
    with log.read() as connection:
        found: datetime | None = connection.execute(_DOUBTED, {"post": post.id}).scalar()
    return found


def times_absent(log: Log, post: Post) -> int:
    """Return how often a post was found not to be on its network, and was sent again."""
    with log.read() as connection:
        return int(connection.execute(_REPEATED, {"post": post.id}).scalar_one())


def same_each_time(log: Log, post: Post) -> str:
    """Return the doubt that came of a post's last attempt where the one before came to the very same; "" elsewhere."""
    with log.read() as connection:
        rows = connection.execute(_ANSWERS, {"post": post.id}).all()
    came = [(after.outcome, after.error) for before, after in pairwise(rows) if before.outcome == "sending"][-2:]
    same = len(came) == 2 and came[0] == came[1] and came[1][0] == "unknown"
    return str(came[1][1] or "") if same else ""


def said_absent(log: Log, post: Post) -> bool:
    """Tell whether a person has looked for a post, said that it is not on its network, and did not take that back."""
    with log.read() as connection:
        return connection.execute(_SAID_ABSENT, {"post": post.id}).first() is not None


def looked_since(log: Log, post: Post) -> bool:
    """Tell whether a person says that a post is not on its network, and it was not begun to be sent again since."""
    with log.read() as connection:
        said: datetime | None = connection.execute(_LAST_SAID_ABSENT, {"post": post.id}).scalar()
        tried = attempted(connection, post) if said else None
    return said is not None and (tried is None or tried <= said)


def others_named(log: Log, post: Post, names: Collection[str]) -> dict[str, str]:
    """Return which of some ids and addresses at a post's server are other posts of the desk, whole or begun.

    With how each begins. Two servers of one network may give the same id to different posts, and so may two channels;
    and a server may give a post that was edited another id, at the same address. An address tells of what was due no
    longer before the post than anybody looks back.
    """
    others = _named_by(log, post, names)
    begins = {name: other.frozen.texts[0] for other in others for name in (other.remote_id, other.url) if name}
    return {name: begins[name] for name in names if name in begins}


def another_there(log: Log, post: Post, remote: Remote) -> bool:
    """Tell whether another post of the desk has the id and, where one is given, the address that a network names."""
    others = _named_by(log, post, [remote.id]) if remote.id else []
    return any(remote.url in {"", other.url} for other in others)


def _named_by(log: Log, post: Post, names: Collection[str]) -> list[Post]:
    where = _on_its_account(post) if post.network in BY_CHAT else _at_its_server(post)
    there = POSTS.c.url.in_(names) & (POSTS.c.due >= post.due - timings.LOOKED_BACK)
    others = select(POSTS).where(
        or_(POSTS.c.remote_id.in_(names), there), POSTS.c.network == post.network, where, POSTS.c.id != post.id
    )
    with log.read() as connection:
        return read_posts(connection, others)


def others_unidentified(log: Log, post: Post, now: datetime, *, elsewhere: bool = False) -> list[Post]:
    """Return the other posts on a post's account that may be public since it was sent, without an id from the network.

    They were sent since then, and their answers were lost; where another memory of the desk may have sent them
    (`elsewhere`), they need only be due. At most those whose moments lie as far back as anybody looks for a post.
    """
    with log.read() as connection:
        first: datetime | None = connection.execute(_FIRST_TRIED, {"post": post.id}).scalar()
        since = (first or post.due) - BEFORE
        due_here = POSTS.c.state.in_(life.NOT_BEGUN) & (POSTS.c.due >= since)
        sent = or_(_SENT_SINCE, due_here) if elsewhere else _SENT_SINCE
        mine = (POSTS.c.network == post.network, _on_its_account(post), POSTS.c.id != post.id)
        when = (POSTS.c.due >= since - timings.LOOKED_BACK, POSTS.c.due <= now)
        found = select(POSTS).where(*when, *mine, POSTS.c.state.not_in(life.ALL_KNOWN), sent, ~_ID_TOLD)
        return read_posts(connection, found.order_by(POSTS.c.due, POSTS.c.id), {"since": since})


def _on_its_account(post: Post) -> ColumnElement[bool]:
    """Return the condition of posts on the same account, by who it is where that is known, else by its name."""
    named = POSTS.c.account == post.account
    return (POSTS.c.whom == post.whom) | ((POSTS.c.whom == "") & named) if post.whom else named


def _at_its_server(post: Post) -> ColumnElement[bool]:
    """Return the condition of posts that are at the same server; where no server is known, of the same account's name.

    To take what stands elsewhere for another post of ours would be to send this one twice.
    """
    named = POSTS.c.account == post.account
    if not post.whom:
        return named
    network, _, rest = post.whom.partition("|")
    here = POSTS.c.whom.startswith(f"{network}|{rest.partition('|')[0]}|", autoescape=True)
    return here | ((POSTS.c.whom == "") & named)
