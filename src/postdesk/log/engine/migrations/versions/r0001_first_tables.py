"""The first tables: posts with their deliveries and events, publications with hashtags and readings, runs."""

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, UniqueConstraint, text
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from postdesk.log.big_counts import BigCount

revision = "0001"
down_revision = None
OPEN = text("state IN ('claimed', 'sending', 'unknown', 'handed-over')")
QUEUED = text("state = 'queued'")


def upgrade() -> None:
    """Make every table of the first version, what others point at first."""
    _make_fresh()
    _make_heartbeat()
    _make_hold()
    _make_importedfile()
    _make_post()
    _make_run()
    _make_tagweek()
    _make_delivery()
    _make_event()
    _make_publication()
    _make_latest()
    _make_reading()
    _make_usage()


def _make_fresh() -> None:
    op.create_table(
        "fresh",
        Column("network", AutoString(), nullable=False),
        Column("source", AutoString(), nullable=False),
        Column("as_of", UTCDateTime(), nullable=False),
        Column("simulated", Boolean(), nullable=False),
        PrimaryKeyConstraint("network", "source"),
    )


def _make_heartbeat() -> None:
    op.create_table(
        "heartbeat",
        Column("worker", AutoString(), nullable=False),
        Column("at", UTCDateTime(), nullable=False),
        PrimaryKeyConstraint("worker"),
    )


def _make_hold() -> None:
    op.create_table(
        "hold",
        Column("scope", AutoString(), nullable=False),
        Column("since", UTCDateTime(), nullable=False),
        Column("who", AutoString(), nullable=False),
        Column("why", AutoString(), nullable=False),
        PrimaryKeyConstraint("scope"),
    )


def _make_importedfile() -> None:
    op.create_table(
        "importedfile",
        Column("sha256", AutoString(), nullable=False),
        Column("as_of", UTCDateTime(), nullable=False),
        Column("name", AutoString(), nullable=False),
        Column("source", AutoString(), nullable=False),
        Column("at", UTCDateTime(), nullable=False),
        Column("rows", Integer(), nullable=False),
        PrimaryKeyConstraint("sha256", "as_of"),
    )


def _make_post() -> None:
    op.create_table(
        "post",
        Column("id", Integer(), nullable=False),
        Column("campaign", AutoString(), nullable=False),
        Column("draft", AutoString(), nullable=False),
        Column("account", AutoString(), nullable=False),
        Column("network", AutoString(), nullable=False),
        Column("by_hand", Boolean(), nullable=False),
        Column("state", AutoString(), nullable=False),
        Column("payload", AutoString(), nullable=False),
        Column("content_hash", AutoString(), nullable=False),
        Column("key", AutoString(), nullable=False),
        Column("due", UTCDateTime(), nullable=False),
        Column("local", AutoString(), nullable=False),
        Column("zone", AutoString(), nullable=False),
        Column("asked", UTCDateTime(), nullable=True),
        Column("latest", UTCDateTime(), nullable=False),
        Column("wake", UTCDateTime(), nullable=False),
        Column("attempt", Integer(), nullable=False),
        Column("owner", AutoString(), nullable=True),
        Column("lease", UTCDateTime(), nullable=True),
        Column("remote_id", AutoString(), nullable=True),
        Column("url", AutoString(), nullable=True),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("campaign", "draft", "account", name="post_once"),
        UniqueConstraint("key", name="post_key"),
    )
    op.create_index("post_due", "post", ["due"])
    op.create_index("post_open", "post", ["state", "lease"], sqlite_where=OPEN, postgresql_where=OPEN)
    op.create_index("post_queued", "post", ["wake", "id"], sqlite_where=QUEUED, postgresql_where=QUEUED)


def _make_run() -> None:
    op.create_table(
        "run",
        Column("kind", AutoString(), nullable=False),
        Column("period", AutoString(), nullable=False),
        Column("started", UTCDateTime(), nullable=False),
        Column("finished", UTCDateTime(), nullable=True),
        Column("who", AutoString(), nullable=False),
        PrimaryKeyConstraint("kind", "period"),
    )


def _make_tagweek() -> None:
    op.create_table(
        "tagweek",
        Column("week", AutoString(), nullable=False),
        Column("tag", AutoString(), nullable=False),
        Column("network", AutoString(), nullable=False),
        Column("posts", Integer(), nullable=False),
        Column("counted", Integer(), nullable=False),
        Column("core", BigCount(), nullable=False),
        Column("simulated", Integer(), nullable=False),
        PrimaryKeyConstraint("week", "tag", "network"),
    )
    op.create_index("tagweek_tag", "tagweek", ["tag", "week"])


def _make_delivery() -> None:
    op.create_table(
        "delivery",
        Column("id", Integer(), nullable=False),
        Column("post_id", Integer(), nullable=False),
        Column("attempt", Integer(), nullable=False),
        Column("at", UTCDateTime(), nullable=False),
        Column("outcome", AutoString(), nullable=False),
        Column("content_hash", AutoString(), nullable=False),
        Column("key", AutoString(), nullable=False),
        Column("remote_id", AutoString(), nullable=True),
        Column("url", AutoString(), nullable=True),
        Column("error", AutoString(), nullable=True),
        ForeignKeyConstraint(["post_id"], ["post.id"]),
        PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_delivery_post_id", "delivery", ["post_id"])


def _make_event() -> None:
    op.create_table(
        "event",
        Column("id", Integer(), nullable=False),
        Column("post_id", Integer(), nullable=False),
        Column("at", UTCDateTime(), nullable=False),
        Column("before", AutoString(), nullable=True),
        Column("after", AutoString(), nullable=False),
        Column("who", AutoString(), nullable=False),
        Column("why", AutoString(), nullable=False),
        ForeignKeyConstraint(["post_id"], ["post.id"]),
        PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_event_at", "event", ["at"])
    op.create_index("ix_event_post_id", "event", ["post_id"])


def _make_publication() -> None:
    op.create_table(
        "publication",
        Column("id", Integer(), nullable=False),
        Column("post_id", Integer(), nullable=True),
        Column("network", AutoString(), nullable=False),
        Column("account", AutoString(), nullable=False),
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
        UniqueConstraint("network", "remote_id", name="publication_once"),
    )
    op.create_index("ix_publication_post_id", "publication", ["post_id"])
    op.create_index("ix_publication_published", "publication", ["published"])
    op.create_index("ix_publication_week", "publication", ["week"])


def _make_latest() -> None:
    op.create_table(
        "latest",
        Column("as_of", UTCDateTime(), nullable=False),
        Column("source", AutoString(), nullable=False),
        Column("simulated", Boolean(), nullable=False),
        Column("reactions", BigCount(), nullable=True),
        Column("comments", BigCount(), nullable=True),
        Column("shares", BigCount(), nullable=True),
        Column("clicks", BigCount(), nullable=True),
        Column("saves", BigCount(), nullable=True),
        Column("impressions", BigCount(), nullable=True),
        Column("reach", BigCount(), nullable=True),
        Column("engagements", BigCount(), nullable=True),
        Column("publication_id", Integer(), nullable=False),
        ForeignKeyConstraint(["publication_id"], ["publication.id"]),
        PrimaryKeyConstraint("publication_id"),
    )


def _make_reading() -> None:
    op.create_table(
        "reading",
        Column("as_of", UTCDateTime(), nullable=False),
        Column("source", AutoString(), nullable=False),
        Column("simulated", Boolean(), nullable=False),
        Column("reactions", BigCount(), nullable=True),
        Column("comments", BigCount(), nullable=True),
        Column("shares", BigCount(), nullable=True),
        Column("clicks", BigCount(), nullable=True),
        Column("saves", BigCount(), nullable=True),
        Column("impressions", BigCount(), nullable=True),
        Column("reach", BigCount(), nullable=True),
        Column("engagements", BigCount(), nullable=True),
        Column("id", Integer(), nullable=False),
        Column("publication_id", Integer(), nullable=False),
        ForeignKeyConstraint(["publication_id"], ["publication.id"]),
        PrimaryKeyConstraint("id"),
        UniqueConstraint("publication_id", "as_of", "source", name="reading_once"),
    )


def _make_usage() -> None:
    op.create_table(
        "usage",
        Column("publication_id", Integer(), nullable=False),
        Column("tag", AutoString(), nullable=False),
        Column("spelling", AutoString(), nullable=False),
        ForeignKeyConstraint(["publication_id"], ["publication.id"]),
        PrimaryKeyConstraint("publication_id", "tag"),
    )
    op.create_index("ix_usage_tag", "usage", ["tag"])
