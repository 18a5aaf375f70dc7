"""Two people's signatures of one content, and posts that were sent back to their author."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Let a content have a signature a person, keeping those that there are; nothing of before was sent back."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_constraint("approval_pkey", "approval", type_="primary")
        op.create_primary_key("approval_pkey", "approval", ["post_id", "content_hash", "who"])
    else:
        op.rename_table("approval", "approval_of_one")
        op.create_table(
            "approval",
            Column("post_id", Integer(), nullable=False),
            Column("content_hash", AutoString(), nullable=False),
            Column("who", AutoString(), nullable=False),
            Column("at", UTCDateTime(), nullable=False),
            ForeignKeyConstraint(["post_id"], ["post.id"]),
            PrimaryKeyConstraint("post_id", "content_hash", "who"),
        )
        op.execute("INSERT INTO approval SELECT post_id, content_hash, who, at FROM approval_of_one")
        op.drop_table("approval_of_one")
    op.create_table(
        "sentback",
        Column("post_id", Integer(), nullable=False),
        Column("content_hash", AutoString(), nullable=False),
        Column("who", AutoString(), nullable=False),
        Column("note", AutoString(), nullable=False),
        Column("at", UTCDateTime(), nullable=False),
        ForeignKeyConstraint(["post_id"], ["post.id"]),
        PrimaryKeyConstraint("post_id", "content_hash"),
    )
