"""Which memory this is, and where it is at home: another one, or a copy, does not speak for the desk."""

from alembic import op
from sqlalchemy import Column, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the table; the first command that needs it writes its first row."""
    op.create_table(
        "memory",
        Column("id", Integer(), nullable=False),
        *(Column(name, AutoString(), nullable=False) for name in ("name", "machine", "host", "folder")),
        Column("since", UTCDateTime(), nullable=False),
        *(Column(name, AutoString(), nullable=False) for name in ("who", "why")),
        PrimaryKeyConstraint("id"),
    )
