"""Publications are known by whose number their id is: two servers of one network, and two chats, number posts alike."""

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, UniqueConstraint, text
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from postdesk.models.homes import ONE_SERIES, home_of

revision = "0029"
down_revision = "0028"
BACK = """
INSERT INTO publication (
    id, post_id, network, account, remote_id, url, published, week, exact, text, language, campaign, kind, reply
)
SELECT id, post_id, network, account, remote_id, url, published, week, exact, text, language, campaign, kind, reply
FROM publication_before
"""


def upgrade() -> None:
    """Add the home, as each publication's address tells it, and let the same number stand once at each."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        op.add_column("publication", Column("home", AutoString(), nullable=False, server_default=""))
        op.drop_constraint("publication_once", "publication", type_="unique")
        op.create_unique_constraint("publication_once", "publication", ["network", "home", "remote_id"])
    else:
        _make_anew()
    rows = connection.execute(text("SELECT id, network, url FROM publication")).all()
    homes = [{"of": of, "home": home_of(network, url)} for of, network, url in rows if network not in ONE_SERIES]
    if homes:
        connection.execute(text("UPDATE publication SET home = :home WHERE id = :of"), homes)


def _make_anew() -> None:
    """Make the table anew, for SQLite changes no constraint; what refers to it is looked at when all is done."""
    op.execute("PRAGMA defer_foreign_keys = ON")
    op.execute("CREATE TABLE publication_before AS SELECT * FROM publication")
    op.drop_table("publication")
    op.create_table(
        "publication",
        Column("id", Integer(), nullable=False),
        Column("post_id", Integer(), nullable=True),
        Column("network", AutoString(), nullable=False),
        Column("account", AutoString(), nullable=False),
        Column("home", AutoString(), nullable=False, server_default=""),
        Column("remote_id", AutoString(), nullable=False),
        Column("url", AutoString(), nullable=False),
        Column("published", UTCDateTime(), nullable=False),
        Column("week", AutoString(), nullable=False),
        Column("exact", Boolean(), nullable=False),
        Column("text", AutoString(), nullable=False),
        Column("language", AutoString(), nullable=False),
        Column("campaign", AutoString(), nullable=False),
        Column("kind", AutoString(), nullable=False),
        Column("reply", Boolean(), nullable=False),
        ForeignKeyConstraint(["post_id"], ["post.id"]),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("network", "home", "remote_id", name="publication_once"),
    )
    op.execute(BACK)
    op.drop_table("publication_before")
    for column in ("post_id", "published", "week"):
        op.create_index(f"ix_publication_{column}", "publication", [column])
