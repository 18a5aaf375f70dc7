"""Tokens that a network changes again and again, kept in the log for all workers: one renews them, the others wait.

What is kept is locked before it comes here, and opened after it left. Every change is one guarded UPDATE, so that of
two workers that renew at once only one has the turn, and what one wrote no other overwrites.
"""

from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, delete, or_, select, update

from postdesk.log.engine.database import Log
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.worker_tables import LockedTokens

LOCKED = table(LockedTokens)
LEASE = timedelta(seconds=45)
"""For how long whoever renews is believed to be at it: longer than a call may take."""


class LockedTurn(Struct, frozen=True):
    """What is kept for an account, at which version."""

    locked: str
    version: int


def read_locked(log: Log, account: str) -> LockedTurn | None:
    """Return what is kept for an account; None where it was never signed in so."""
    with log.read() as connection:
        return _row(connection, account)


def take_turn(log: Log, account: str, who: str, now: datetime) -> LockedTurn | None:
    """Take the turn to renew an account's tokens, and return what is kept; None where another has it."""
    free = or_(LOCKED.c.lease.is_(None), LOCKED.c.lease <= now)
    taken = update(LOCKED).where(LOCKED.c.account == account, free).values(owner=who, lease=now + LEASE)
    with log.write(beside=True) as connection:
        return _row(connection, account) if connection.execute(taken).rowcount == 1 else None


def end_turn(log: Log, account: str, who: str) -> None:
    """Give a turn back."""
    with log.write(beside=True) as connection:
        mine = (LOCKED.c.account == account, LOCKED.c.owner == who)
        connection.execute(update(LOCKED).where(*mine).values(owner=None, lease=None))


def keep_locked(log: Log, account: str, locked: str, version: int, ends: datetime | None = None) -> bool:
    """Keep new tokens in place of those of the version before, and end the turn; False where others were kept since."""
    new = {"locked": locked, "version": version, "owner": None, "lease": None, "ends": ends}
    with log.write(beside=True) as connection:
        before = (LOCKED.c.account == account, LOCKED.c.version < version)
        return connection.execute(update(LOCKED).where(*before).values(**new)).rowcount == 1


def bury_locked(log: Log, account: str, locked: str, version: int, ends: datetime | None) -> None:
    """Keep that the network knows tokens of a version no more: newer ones still come in their place."""
    dead = {"locked": locked, "owner": None, "lease": None, "ends": ends}
    with log.write(beside=True) as connection:
        same = (LOCKED.c.account == account, LOCKED.c.version == version)
        connection.execute(update(LOCKED).where(*same).values(**dead))


def begin_locked(log: Log, account: str, locked: str, ends: datetime | None = None) -> None:
    """Keep the tokens of an account that was just signed in, whatever was kept for it before."""
    with log.write(beside=True) as connection:
        before = _row(connection, account)
        row = LockedTokens(account=account, locked=locked, version=before.version + 1 if before else 0, ends=ends)
        into = INSERTS[connection.dialect.name](LOCKED).values(**row.model_dump())
        changed = {name: into.excluded[name] for name in ("locked", "version", "owner", "lease", "ends")}
        connection.execute(into.on_conflict_do_update(index_elements=["account"], set_=changed))


def sign_in_ends(log: Log) -> dict[str, datetime]:
    """Return when only a person can get new tokens, for each account of which that is known."""
    known = select(LOCKED.c.account, LOCKED.c.ends).where(LOCKED.c.ends.is_not(None)).order_by(LOCKED.c.account)
    with log.read() as connection:
        return {row.account: row.ends for row in connection.execute(known)}


def accounts_with_tokens(log: Log) -> set[str]:
    """Return the names of the accounts of which any are kept."""
    with log.read() as connection:
        return set(connection.execute(select(LOCKED.c.account)).scalars())


def drop_locked(log: Log, account: str) -> bool:
    """Forget an account's tokens; False where none were kept."""
    with log.write(beside=True) as connection:
        return connection.execute(delete(LOCKED).where(LOCKED.c.account == account)).rowcount == 1


def _row(connection: Connection, account: str) -> LockedTurn | None:
    row = connection.execute(select(LOCKED.c.locked, LOCKED.c.version).where(LOCKED.c.account == account)).one_or_none()
    return LockedTurn(row.locked, row.version) if row else None
