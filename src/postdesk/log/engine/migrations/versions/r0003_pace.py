"""How fast each account is used, for all workers together; the posts that wait for a person, found without counting."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint, text
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0003"
down_revision = "0002"
TROUBLE = text("state IN ('failed', 'missed')")


def upgrade() -> None:
    """Make the table of accounts that wait, and the index of posts in trouble."""
    op.create_table(
        "pace",
        Column("account", AutoString(), nullable=False),
        Column("until", UTCDateTime(), nullable=False),
        Column("rest", UTCDateTime(), nullable=False),
        Column("failures", Integer(), nullable=False),
        Column("why", AutoString(), nullable=False),
        PrimaryKeyConstraint("account"),
    )
    op.create_index("post_trouble", "post", ["state", "id"], sqlite_where=TROUBLE, postgresql_where=TROUBLE)
