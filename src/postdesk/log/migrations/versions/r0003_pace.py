"""How fast each account is used, for all workers together."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0003"
down_revision = "0001"


def upgrade() -> None:
    """Make the table of accounts that wait."""
    op.create_table(
        "pace",
        Column("account", AutoString(), nullable=False),
        Column("until", UTCDateTime(), nullable=False),
        Column("rest", UTCDateTime(), nullable=False),
        Column("failures", Integer(), nullable=False),
        Column("why", AutoString(), nullable=False),
        PrimaryKeyConstraint("account"),
    )
