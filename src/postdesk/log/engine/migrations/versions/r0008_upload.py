"""Which posts' pictures are uploaded before their time."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the table of uploads."""
    op.create_table(
        "upload",
        Column("post_id", Integer(), nullable=False),
        Column("key", AutoString(), nullable=False),
        Column("until", UTCDateTime(), nullable=False),
        ForeignKeyConstraint(["post_id"], ["post.id"]),
        PrimaryKeyConstraint("post_id"),
    )
