"""To which hosts each secret goes, so that another line in desk.toml sends it to no other."""

from alembic import op
from sqlalchemy import Column, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Make the table; a desk that is there keeps where its secrets go when they are next used."""
    op.create_table(
        "destination",
        Column("secret", AutoString(), nullable=False),
        Column("network", AutoString(), nullable=False),
        Column("hosts", AutoString(), nullable=False),
        Column("at", UTCDateTime(), nullable=False),
        PrimaryKeyConstraint("secret"),
    )
