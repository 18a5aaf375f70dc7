"""What posts were to send before they were given another content: so that a signature's content can be shown."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make the table: empty, of what was replaced before only the hash is known."""
    op.create_table(
        "content",
        Column("post_id", Integer(), nullable=False),
        Column("content_hash", AutoString(), nullable=False),
        Column("payload", AutoString(), nullable=False),
        Column("until", UTCDateTime(), nullable=False),
        ForeignKeyConstraint(["post_id"], ["post.id"]),
        PrimaryKeyConstraint("post_id", "content_hash"),
    )
