"""Publications for tests of readings, hashtags and reports: put into the log as importers and the publisher do."""

from datetime import UTC, datetime

from postdesk.log.readings.usage import Use, add, table
from postdesk.log.tables import Publication
from postdesk.moments.weeks import iso_week

PODGORICA = "Europe/Podgorica"
MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)


def publication(
    connection,
    remote_id="1",
    network="x",
    at=MONDAY,
    text="Doors open at six. #SafeMigration",
    tags=("SafeMigration",),
    **more,
):
    """Insert one publication with its hashtags and return its id."""
    week = iso_week(at, PODGORICA)
    row = {
        "network": network,
        "account": "office",
        "remote_id": remote_id,
        "published": at,
        "week": week,
        "text": text,
    } | more
    added = connection.execute(table(Publication).insert(), row).inserted_primary_key[0]
    add(connection, [Use(added, network, week, tuple((tag.casefold(), tag) for tag in tags))])
    return added
