"""Posts that a person keeps back are found without reading those that are done."""

from alembic import op
from sqlalchemy import text

revision = "0012"
down_revision = "0011"
WITH_A_PERSON = text("state IN ('failed', 'held', 'missed')")


def upgrade() -> None:
    """Let the index of posts that wait for a person have those that are held, too."""
    op.drop_index("post_trouble", "post")
    columns = ["state", "id"]
    op.create_index("post_trouble", "post", columns, sqlite_where=WITH_A_PERSON, postgresql_where=WITH_A_PERSON)
