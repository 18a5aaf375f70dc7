"""Reports that are mailed: to whom, how often it was tried, and whether the mail server took them."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the table: empty, what was mailed before is not told."""
    op.create_table(
        "letter",
        *(Column(name, AutoString(), nullable=False) for name in ("kind", "period", "address")),
        *(Column(name, UTCDateTime(), nullable=False) for name in ("at", "wake")),
        Column("tries", Integer(), nullable=False),
        Column("why", AutoString(), nullable=False),
        Column("sent", UTCDateTime(), nullable=True),
        PrimaryKeyConstraint("kind", "period", "address"),
    )
