"""Views, which Meta counts in place of impressions."""

from alembic import op
from sqlalchemy import Column

from postdesk.log.big_counts import BigCount

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Give readings a column of their own for views; what was read before had none."""
    for table in ("reading", "latest"):
        op.add_column(table, Column("views", BigCount(), nullable=True))
