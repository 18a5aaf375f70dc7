"""What X's money is counted by: a month of its bills in place of 31 days from the first post."""

from alembic import op

revision = "0023"
down_revision = "0022"

RENAMED = """
UPDATE spending SET name = 'tenths of a US cent this month, its monthly_limit in desk.toml'
WHERE name = 'tenths of a US cent in 31 days, its monthly_limit in desk.toml'
"""


def upgrade() -> None:
    """Go on counting what was spent since the month began, as far as it is known."""
    op.execute(RENAMED)
