"""What networks count for a whole account by day."""

from alembic import op
from sqlalchemy import Column, Date, Index, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from postdesk.log.big_counts import BigCount

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table of accounts by day."""
    op.create_table(
        "accountday",
        Column("network", AutoString(), nullable=False),
        Column("account", AutoString(), nullable=False),
        Column("metric", AutoString(), nullable=False),
        Column("day", Date(), nullable=False),
        Column("as_of", UTCDateTime(), nullable=False),
        Column("value", BigCount(), nullable=False),
        Column("source", AutoString(), nullable=False),
        PrimaryKeyConstraint("network", "account", "metric", "day", "as_of"),
        Index("ix_accountday_day", "day"),
    )
