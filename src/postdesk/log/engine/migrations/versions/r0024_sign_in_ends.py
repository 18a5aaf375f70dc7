"""When only a person can get an account's tokens anew."""

from alembic import op
from sqlalchemy import Column
from sqlmodel.sql.sqltypes import UTCDateTime

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Add the column; what is kept already gets its end with the next renewal."""
    op.add_column("lockedtokens", Column("ends", UTCDateTime(), nullable=True))
