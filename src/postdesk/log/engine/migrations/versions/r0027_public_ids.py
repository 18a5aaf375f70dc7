"""Posts are found by the id that their network gave them."""

from alembic import op
from sqlalchemy import text

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Index the posts that have an id at their network."""
    some = text("remote_id IS NOT NULL")
    op.create_index("post_public", "post", ["remote_id"], sqlite_where=some, postgresql_where=some)
