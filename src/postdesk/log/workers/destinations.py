"""To which hosts secrets go, kept for all machines of a desk: what was kept first counts until a person says otherwise.

A secret is known by the name of its variable, and is never kept here itself.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, delete, select

from postdesk.log.engine.database import Log
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.worker_tables import Destination

DESTINATIONS = table(Destination)


class KeptDestination(Struct, frozen=True):
    """A network, and the hosts that were said by the keys of desk.toml; "" or no key where the network has its own."""

    network: str
    hosts: Mapping[str, str] = {}


def kept_destinations(log: Log, secrets: Sequence[str]) -> dict[str, KeptDestination]:
    """Return where each of some secrets goes, as far as that is kept."""
    with log.read() as connection:
        return _kept(connection, secrets)


def begin_destinations(
    log: Log, secrets: Sequence[str], to: KeptDestination, now: datetime
) -> dict[str, KeptDestination]:
    """Keep where secrets go, but for those of which that is kept; return what holds for each of them from now on.

    Of two machines that use a secret for the first time at once, what one of them keeps holds for both.
    """
    with log.write(beside=True) as connection:
        connection.execute(_insert(connection).on_conflict_do_nothing(), _rows(secrets, to, now))
        return _kept(connection, secrets)


def change_destinations(log: Log, secrets: Sequence[str], to: KeptDestination, now: datetime) -> None:
    """Keep where secrets go from now on, because a person has signed in there, or says so."""
    with log.write(beside=True) as connection:
        into = _insert(connection)
        changed = {name: into.excluded[name] for name in ("network", "hosts", "at")}
        upsert = into.on_conflict_do_update(index_elements=["secret"], set_=changed)
        connection.execute(upsert, _rows(secrets, to, now))


def drop_destinations(log: Log, secrets: Sequence[str]) -> None:
    """Forget where secrets went that the desk has no more."""
    with log.write(beside=True) as connection:
        connection.execute(delete(DESTINATIONS).where(DESTINATIONS.c.secret.in_(secrets)))


def _kept(connection: Connection, secrets: Sequence[str]) -> dict[str, KeptDestination]:
    rows = connection.execute(select(DESTINATIONS).where(DESTINATIONS.c.secret.in_(secrets)))
    return {row.secret: KeptDestination(row.network, msgspec.json.decode(row.hosts)) for row in rows}


def _insert(connection: Connection) -> Any:  # noqa: ANN401 - the two dialects share the methods, not a class
    return INSERTS[connection.dialect.name](DESTINATIONS)


def _rows(secrets: Sequence[str], to: KeptDestination, now: datetime) -> list[dict[str, object]]:
    # in one order for everybody: two that write the same rows wait for each other, and never both
    hosts = msgspec.json.encode(to.hosts, order="sorted").decode()
    return [{"secret": name, "network": to.network, "hosts": hosts, "at": now} for name in sorted(secrets)]
