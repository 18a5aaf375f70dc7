"""Why a post says once more what was said before: a copy of it that is public is then no proof that it is out."""

from alembic import op
from sqlalchemy import Column
from sqlmodel.sql.sqltypes import AutoString

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Add the column: of posts that were queued before it is not known."""
    op.add_column("post", Column("again", AutoString(), nullable=False, server_default=""))
