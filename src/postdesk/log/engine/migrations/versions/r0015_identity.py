"""What a post says to whom: by that it is known again under another name, and not said twice in silence."""

from typing import Any

import msgspec
from alembic import op
from sqlalchemy import BigInteger, Column, Select, bindparam, column, select, table, update
from sqlmodel.sql.sqltypes import AutoString

from postdesk.models import Payload, identity
from postdesk.models.known_types import known_type

revision = "0015"
down_revision = "0014"
AT_ONCE = 1_000
_POSTS = table("post", column("id"), column("payload"), column("said"))
_SAY = update(_POSTS).where(_POSTS.c.id == bindparam("post")).values(said=bindparam("what"))


def upgrade() -> None:
    """Note of every post what it says; to whom is known again when its file is queued the next time."""
    op.add_column("post", Column("said", BigInteger(), nullable=True))
    op.add_column("post", Column("whom", AutoString(), nullable=False, server_default=""))
    connection = op.get_bind()
    last = 0
    while rows := connection.execute(_after(last)).all():
        said = [{"post": row.id, "what": _said(row.payload)} for row in rows]
        connection.execute(_SAY, said)
        last = rows[-1].id
    op.create_index("ix_post_said", "post", ["said"])


def _after(last: int) -> Select[Any]:
    return select(_POSTS.c.id, _POSTS.c.payload).where(_POSTS.c.id > last).order_by(_POSTS.c.id).limit(AT_ONCE)


def _said(payload: str) -> int:
    return identity.identity_number(msgspec.json.decode(payload, type=known_type(Payload)), ())
