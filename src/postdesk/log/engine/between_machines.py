"""What writers on several machines owe each other on PostgreSQL, and what SQLite's one lock does by itself."""

from sqlalchemy import Connection

from postdesk.log.engine.compiled import driver

CHANNEL = "postdesk"
CLAIMS = "7303014, 2"
"""The advisory lock of whoever claims."""


def tell(connection: Connection) -> None:
    """Let every worker that listens know, when this transaction is committed, that there may be something to do."""
    if connection.dialect.name == "postgresql":
        driver(connection).execute(f"NOTIFY {CHANNEL}")


def claim_alone(connection: Connection) -> None:
    """Wait until nobody else claims: two posts of one account are two rows, and skipping rows would claim both."""
    if connection.dialect.name == "postgresql":
        driver(connection).execute(f"SELECT pg_advisory_xact_lock({CLAIMS})")
