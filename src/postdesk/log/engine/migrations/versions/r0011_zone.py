"""The wall-clock time that was meant, and by which rules of their zones posts were reckoned."""

from alembic import op
from sqlalchemy import Column, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the table of zones; by which rules older posts were reckoned nobody knows, so somebody has to look."""
    op.add_column("post", Column("meant", AutoString(), nullable=True))
    op.create_table(
        "zone",
        Column("name", AutoString(), nullable=False),
        Column("mark", AutoString(), nullable=False),
        Column("release", AutoString(), nullable=False),
        Column("changed", UTCDateTime(), nullable=True),
        PrimaryKeyConstraint("name"),
    )
    op.execute("INSERT INTO zone (name, mark, release) SELECT DISTINCT zone, '', '' FROM post")
