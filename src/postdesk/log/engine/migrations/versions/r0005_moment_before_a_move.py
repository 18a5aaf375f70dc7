"""What moment a post had before it was given another, so that the plan of a past week stays what it was."""

from alembic import op
from sqlalchemy import Column, text
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the moment to events; moves of before keep none, and their posts count where they are now."""
    op.add_column("event", Column("was", UTCDateTime(), nullable=True))
    moved = text("was IS NOT NULL")
    op.create_index("event_was", "event", ["was"], sqlite_where=moved, postgresql_where=moved)
