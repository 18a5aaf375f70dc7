"""What a person did by hand, kept as it was before and after, so that it can be taken back."""

from datetime import datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, insert

from postdesk.log.posts.lookup import Post
from postdesk.log.readings.usage import table
from postdesk.log.tables import Act
from postdesk.models.life import Hand, Layer, State

ACTS = table(Act)
Label = tuple[str, str, str]
"""A post's campaign, id and account."""

RENAMED = "rename"
"""The act that gave a post another name."""
FINAL = ""
"""What is kept as before and after of an act that nothing takes back."""


def label_ref(label: Label) -> str:
    """Return how a post of that label is called."""
    campaign, draft, account = label
    return f"{campaign}/{draft}@{account}"


class Moments(Struct, frozen=True):
    """What an act can change of a post, and how often it was tried, which only a worker changes.

    `free` tells of a post before an act whether its file left its moment to the next free slot.
    """

    state: State
    due: datetime
    local: str
    zone: str
    meant: str | None
    latest: datetime
    wake: datetime
    attempt: int
    content_hash: str
    free: bool = False


def remember(connection: Connection, before: Post, after: Post, hand: Hand, what: str) -> None:
    """Keep what an act changed of a post."""
    was = replace(moments(before), free=before.asked is None)
    row = {**by(hand, what), "post_id": before.id, "scope": ""}
    connection.execute(insert(ACTS).values(**row, before=_json(was), after=_json(moments(after))))


def remember_name(connection: Connection, post_id: int, hand: Hand, before: Label, after: Label) -> None:
    """Keep which name a person took from a post, and which they gave it."""
    row = {**by(hand, RENAMED), "post_id": post_id, "scope": ""}
    connection.execute(insert(ACTS).values(**row, before=_json(before), after=_json(after)))


def remember_layer(
    connection: Connection, scope: str, hand: Hand, what: str, before: Layer | None, after: Layer | None
) -> None:
    """Keep what an act changed of a layer of hold."""
    row = {**by(hand, what), "scope": scope}
    connection.execute(insert(ACTS).values(**row, before=_json(before), after=_json(after)))


def remember_final(connection: Connection, hand: Hand, what: str) -> None:
    """Keep that a person did something that nothing takes back, in the words of its command."""
    connection.execute(insert(ACTS).values(**by(hand, what), scope="", before=FINAL, after=FINAL))


def by(hand: Hand, what: str) -> dict[str, object]:
    """Return who did what, when and why, as the table of acts has it."""
    return {"at": hand.now, "who": hand.who, "what": what, "why": hand.why, "command": hand.command}


def moments(post: Post) -> Moments:
    """Return what an act can change of a post, as it is now."""
    values = {name: getattr(post, name) for name in Moments.__struct_fields__ if name != "free"}
    return Moments(**{**values, "state": State(post.state)})


def _json(value: object) -> str:
    return msgspec.json.encode(value, enc_hook=str).decode()
