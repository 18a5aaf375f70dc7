"""Weeks of hashtags count posts; what posts brought is read at seven days, from their readings."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Drop the sums of the newest readings, which nothing reads."""
    for name in ("counted", "core", "simulated"):
        op.drop_column("tagweek", name)
