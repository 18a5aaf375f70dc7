"""Reports on their way to people: each to each address once, tried again with growing pauses, given up in the end."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, select, update

from postdesk.log.engine.database import Log
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.worker_tables import Letter
from postdesk.models import timings

LETTERS = table(Letter)
_WAITING = LETTERS.c.sent.is_(None) & (LETTERS.c.tries < timings.MAIL_TRIES)
_ORDER = (LETTERS.c.at, LETTERS.c.kind, LETTERS.c.period, LETTERS.c.address)


def post_letters(log: Log, kind: str, period: str, addresses: Sequence[str], now: datetime) -> None:
    """Keep a report to be mailed; an address that gets it already, or has it, gets no second."""
    rows = [
        {"kind": kind, "period": period, "address": one, "at": now, "wake": now, "tries": 0, "why": "", "sent": None}
        for one in addresses
    ]
    if rows:
        with log.write() as connection:
            connection.execute(INSERTS[connection.dialect.name](LETTERS).on_conflict_do_nothing(), rows)


def take_letters(log: Log, now: datetime) -> list[Letter]:
    """Take the letters of one report that are to be mailed now; for a while nobody else takes them."""
    due = _WAITING & (LETTERS.c.wake <= now)
    with log.write() as connection:
        first = connection.execute(select(LETTERS.c.kind, LETTERS.c.period).where(due).order_by(*_ORDER)).first()
        if first is None:
            return []
        mine = (due, LETTERS.c.kind == first.kind, LETTERS.c.period == first.period)
        taken = update(LETTERS).where(*mine).values(wake=now + timings.MAILING, tries=LETTERS.c.tries + 1)
        rows = connection.execute(taken.returning(LETTERS)).mappings()
        return sorted((Letter(**row) for row in rows), key=lambda one: one.address)


def letters_sent(log: Log, letters: Sequence[Letter], now: datetime) -> None:
    """Note that the mail server took them."""
    with log.write() as connection:
        connection.execute(update(LETTERS).where(_these(letters)).values(sent=now, why=""))


def letters_put_off(log: Log, letters: Sequence[Letter], until: datetime, why: str) -> None:
    """Note what kept them, and when to try again."""
    with log.write() as connection:
        connection.execute(update(LETTERS).where(_these(letters)).values(wake=until, why=why))


def unsent_letters(log: Log) -> list[Letter]:
    """Return the letters that were tried and not taken, those that were given up among them."""
    statement = select(LETTERS).where(LETTERS.c.sent.is_(None), LETTERS.c.why != "").order_by(*_ORDER)
    with log.read() as connection:
        return [Letter(**row) for row in connection.execute(statement).mappings()]


def _these(letters: Sequence[Letter]) -> ColumnElement[bool]:
    """Return the condition for letters of one report."""
    one = letters[0]
    addresses = [letter.address for letter in letters]
    return and_(LETTERS.c.kind == one.kind, LETTERS.c.period == one.period, LETTERS.c.address.in_(addresses))
