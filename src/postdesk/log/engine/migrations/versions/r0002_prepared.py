"""What a network fixed for a post before its first attempt stands with the post."""

from alembic import op
from sqlalchemy import Column
from sqlmodel.sql.sqltypes import AutoString

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Posts from before have nothing fixed."""
    op.add_column("post", Column("prepared", AutoString(), nullable=True))
