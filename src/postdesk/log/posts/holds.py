"""Layers of hold: what keeps posts back besides a hold of their own, so that each ends by itself and ends nothing else.

A layer is one row that every claim and every intent looks at. So it holds at once on every worker, however many posts
it is about, and what is queued later, too. Its `scope` is written as a person writes it: `@account`, `campaign/`, and
`desk` for all of it.
"""

from collections.abc import Mapping, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, FromClause, and_, delete, exists, func, literal, select, text, true

from postdesk.log.engine.between_machines import tell
from postdesk.log.engine.database import Log
from postdesk.log.posts import sent_back
from postdesk.log.posts.changes import EVENTS, POSTS
from postdesk.log.posts.indexed import queued, waits_for_a_person
from postdesk.log.posts.lookup import Post
from postdesk.log.posts.remembered import remember_layer
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.worker_tables import Hold
from postdesk.models import life
from postdesk.models.life import Hand, Layer, State

HOLDS = table(Hold)
DESK = "desk"
"""The scope of the whole desk's stop."""


def scopes(post: Post) -> tuple[str, ...]:
    """Return the scopes that a post lies in, the widest first."""
    return DESK, f"@{post.account}", f"{post.campaign}/"


def free(posts: FromClause) -> ColumnElement[bool]:
    """Return the condition that no layer holds a post, that it waits for no other one, and was not sent back."""
    every = select(HOLDS.c.scope)
    desk = ~exists(every.where(HOLDS.c.scope == DESK))
    account, campaign = literal("@") + posts.c.account, posts.c.campaign + "/"
    alone = text(f"NOT {posts.description}.waits")
    return and_(desk, account.not_in(every), campaign.not_in(every), alone, ~sent_back.returned(posts))


def layers(log: Log) -> list[Layer]:
    """Return the layers over the desk, its accounts and its campaigns, the widest first; no post's own hold."""
    with log.read() as connection:
        return standing_holds(connection)


def standing_holds(connection: Connection) -> list[Layer]:
    """Return the layers as they are in a transaction."""
    rows = [Layer(row.scope, row.who, row.why, row.since) for row in connection.execute(select(HOLDS))]
    return sorted(rows, key=lambda layer: (layer.scope != DESK, layer.scope))


def of_posts(log: Log, posts: Sequence[Post]) -> dict[str, list[Layer]]:
    """Return what holds each of some posts that do not go out for it, by their names; the widest layer first."""
    waits = [post for post in posts if post.state in life.WAITING]
    with log.read() as connection:
        every = standing_holds(connection)
        own = _own(connection) if any(post.state == State.HELD for post in waits) else {}
        back = sent_back.as_layers(sent_back.returned_posts(connection)) if waits else {}
    found = {post.ref: [*_over(post, every), *own.get(post.id, ()), *_sent(post, back)] for post in waits}
    return {ref: held for ref, held in found.items() if held}


def _over(post: Post, every: Sequence[Layer]) -> list[Layer]:
    """Return those of some layers that hold a post."""
    return [layer for layer in every if layer.scope in scopes(post)]


def _sent(post: Post, back: Mapping[int, Layer]) -> list[Layer]:
    """Return that a post was sent back, where it was."""
    return [back[post.id]] if post.id in back else []


def _own(connection: Connection) -> dict[int, list[Layer]]:
    """Return the hold of each post that is held itself, as its last event tells it."""
    held = select(POSTS.c.id).where(waits_for_a_person(POSTS, State.HELD))
    last = select(func.max(EVENTS.c.id)).where(EVENTS.c.post_id.in_(held)).group_by(EVENTS.c.post_id)
    rows = connection.execute(select(EVENTS).where(EVENTS.c.id.in_(last)))
    return {row.post_id: [Layer("post", row.who, row.why, row.at)] for row in rows}


def at(connection: Connection, scope: str) -> Layer | None:
    """Return the hold of a scope, None where there is none."""
    return next((layer for layer in standing_holds(connection) if layer.scope == scope), None)


def covered(connection: Connection, scope: str) -> int:
    """Return how many queued posts lie in a scope."""
    asked = select(func.count()).select_from(POSTS).where(queued(POSTS), _within(scope))
    count: int = connection.execute(asked).scalar_one()
    return count


def _within(scope: str) -> ColumnElement[bool]:
    """Return the condition that a post lies in a scope."""
    if scope == DESK:
        return true()
    return POSTS.c.account == scope[1:] if scope.startswith("@") else POSTS.c.campaign == scope[:-1]


def lay(log: Log, scope: str, hand: Hand) -> int:
    """Lay a hold over the desk, an account or a campaign; return how many queued posts it covers.

    One that is there already stays as it was laid.
    """
    with log.write() as connection:
        before = at(connection, scope)
        if before is None:
            layer = Layer(scope, hand.who, hand.why, hand.now)
            put(connection, layer)
            remember_layer(connection, scope, hand, _said("hold", scope), None, layer)
        return covered(connection, scope)


def lift(log: Log, scope: str, hand: Hand) -> int | None:
    """End one hold and no other; return how many queued posts it covered, None where there was none."""
    with log.write() as connection:
        before = at(connection, scope)
        if before is None:
            return None
        take(connection, scope)
        remember_layer(connection, scope, hand, _said("release", scope), before, None)
        return covered(connection, scope)


def put(connection: Connection, layer: Layer) -> None:
    """Write a layer down, where none of its scope is there."""
    tell(connection)
    row: Mapping[str, object] = msgspec.structs.asdict(layer)
    connection.execute(INSERTS[connection.dialect.name](HOLDS).on_conflict_do_nothing(), row)


def take(connection: Connection, scope: str) -> None:
    """Take the layer of a scope away."""
    tell(connection)
    connection.execute(delete(HOLDS).where(HOLDS.c.scope == scope))


def _said(what: str, scope: str) -> str:
    """Return an act on a layer as it is said on the command line."""
    return f"{what} --all" if scope == DESK else f"{what} {scope}"
