"""What people have to be told of, each cause once."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table of notices."""
    op.create_table(
        "notice",
        Column("cause", AutoString(), nullable=False),
        Column("says", AutoString(), nullable=False),
        Column("at", UTCDateTime(), nullable=False),
        Column("wake", UTCDateTime(), nullable=False),
        Column("tries", Integer(), nullable=False),
        Column("told", UTCDateTime(), nullable=True),
        PrimaryKeyConstraint("cause"),
    )
