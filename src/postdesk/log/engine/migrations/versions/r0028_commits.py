"""A signature knows the commit by which it was given."""

from alembic import op
from sqlalchemy import Column
from sqlmodel.sql.sqltypes import AutoString

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Add the column: nothing was signed by a commit before."""
    op.add_column("approval", Column("commit", AutoString(), nullable=False, server_default=""))
