"""Which post one goes after, and whether it still waits for that one."""

from alembic import op
from sqlalchemy import Boolean, Column, Integer, false, text
from sqlmodel.sql.sqltypes import AutoString

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Add the columns: no post that was queued before waits for another one."""
    op.add_column("post", Column("follows", AutoString(), nullable=False, server_default=""))
    op.add_column("post", Column("follows_by", Integer(), nullable=False, server_default="0"))
    op.add_column("post", Column("waits", Boolean(), nullable=False, server_default=false()))
    some = text("waits")
    op.create_index("post_waits", "post", ["id"], sqlite_where=some, postgresql_where=some)
