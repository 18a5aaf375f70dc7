"""When a published post was given other words."""

from alembic import op
from sqlalchemy import Column
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Add the column: no post of before was edited."""
    op.add_column("post", Column("edited", UTCDateTime(), nullable=True))
