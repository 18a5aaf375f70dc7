"""How the log's tables came to be: one file a revision in `versions/`, the newest last.

Alembic is imported only by `upgrade`, because importing it takes a second and tables are seldom behind.
"""

from pathlib import Path

from sqlalchemy import Connection

REVISIONS = tuple(f"{number:04}" for number in range(1, 31))
HEAD = REVISIONS[-1]
BEHIND = ("", *REVISIONS[:-1])
VERSION_TABLE = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest revision inside the connection's own transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
