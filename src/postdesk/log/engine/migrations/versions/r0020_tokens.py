"""Tokens that a network changes again and again, locked, and who renews them just now."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the table; an account that is signed in writes its first row."""
    op.create_table(
        "lockedtokens",
        Column("account", AutoString(), nullable=False),
        Column("locked", AutoString(), nullable=False),
        Column("version", Integer(), nullable=False),
        Column("owner", AutoString(), nullable=True),
        Column("lease", UTCDateTime(), nullable=True),
        PrimaryKeyConstraint("account"),
    )
