"""What accounts have used of what their networks allow."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table of spendings."""
    op.create_table(
        "spending",
        Column("account", AutoString(), nullable=False),
        Column("name", AutoString(), nullable=False),
        Column("since", UTCDateTime(), nullable=False),
        Column("spent", Integer(), nullable=False),
        PrimaryKeyConstraint("account", "name"),
    )
