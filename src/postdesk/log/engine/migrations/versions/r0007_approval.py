"""Who signed which content of a post."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table of signatures; nothing of before is signed."""
    op.create_table(
        "approval",
        Column("post_id", Integer(), nullable=False),
        Column("content_hash", AutoString(), nullable=False),
        Column("who", AutoString(), nullable=False),
        Column("at", UTCDateTime(), nullable=False),
        ForeignKeyConstraint(["post_id"], ["post.id"]),
        PrimaryKeyConstraint("post_id", "content_hash"),
    )
