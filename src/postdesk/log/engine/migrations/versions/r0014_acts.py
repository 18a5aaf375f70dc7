"""What people did by hand, so that it can be taken back; the desk's stop is one layer over posts that stay queued."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0014"
down_revision = "0013"

_STOPPED = """
    INSERT INTO event (post_id, at, before, after, who, why)
    SELECT post.id, hold.since, 'held', 'queued', 'postdesk', 'the desk''s hold lies over all posts'
    FROM post JOIN hold ON hold.scope = 'desk' JOIN event ON event.post_id = post.id
    WHERE post.state = 'held' AND event.id = (SELECT max(id) FROM event AS last WHERE last.post_id = post.id)
    AND (event.at = hold.since OR event.before IS NULL) ORDER BY post.id
"""
"""What the desk's stop held, and what was queued under it; a hold of a post's own has an event of another moment."""
_BACK = """
    UPDATE post SET state = 'queued' WHERE state = 'held' AND id IN (
        SELECT post_id FROM event WHERE why = 'the desk''s hold lies over all posts'
    )
"""


def upgrade() -> None:
    """Make the table of acts, and queue again what only the desk's hold had held: that goes on holding it."""
    op.create_table(
        "act",
        Column("id", Integer(), nullable=False),
        Column("at", UTCDateTime(), nullable=False),
        Column("who", AutoString(), nullable=False),
        Column("what", AutoString(), nullable=False),
        Column("why", AutoString(), nullable=False),
        Column("post_id", Integer(), nullable=True),
        Column("scope", AutoString(), nullable=False),
        Column("command", AutoString(), nullable=False),
        Column("before", AutoString(), nullable=False),
        Column("after", AutoString(), nullable=False),
        Column("undone", UTCDateTime(), nullable=True),
        ForeignKeyConstraint(["post_id"], ["post.id"]),
        PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_act_post_id", "act", ["post_id"])
    op.execute(_STOPPED)
    op.execute(_BACK)
