"""When each publication was last asked about, and which figures its network stopped giving."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0021"
down_revision = "0020"

ASKED = """
INSERT INTO readingturn (publication_id, asked, until, why)
SELECT publication_id, max(as_of), NULL, '' FROM reading WHERE source <> 'export' GROUP BY publication_id
"""


def upgrade() -> None:
    """Make the tables; what was measured before is not asked about at once."""
    op.create_table(
        "readingturn",
        Column("publication_id", Integer(), nullable=False),
        Column("asked", UTCDateTime(), nullable=True),
        Column("until", UTCDateTime(), nullable=True),
        Column("why", AutoString(), nullable=False),
        ForeignKeyConstraint(["publication_id"], ["publication.id"]),
        PrimaryKeyConstraint("publication_id"),
    )
    op.create_table(
        "withheld",
        Column("publication_id", Integer(), nullable=False),
        Column("figure", AutoString(), nullable=False),
        Column("since", UTCDateTime(), nullable=False),
        Column("why", AutoString(), nullable=False),
        ForeignKeyConstraint(["publication_id"], ["publication.id"]),
        PrimaryKeyConstraint("publication_id", "figure"),
    )
    op.execute(ASKED)
