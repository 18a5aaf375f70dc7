"""What each account has used of what its network allows, kept in the log so that all workers keep to it together.

A budget is counted from its first use until its time is over, and then begins anew; one of a month begins on its day of
each month. An attempt of which nothing was sent counts for nothing. What networks count differently, they say with the
wait that they ask for.
"""

import math
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

from msgspec import Struct
from sqlalchemy import Connection, select

from postdesk.errors import PostdeskError, Unreachable
from postdesk.log.engine.database import Log
from postdesk.log.readings.usage import INSERTS, table
from postdesk.log.worker_tables import Spending
from postdesk.models import Budget
from postdesk.moments.billing_months import month_after, month_begun
from postdesk.sentences import Sentence

SPENDINGS = table(Spending)
LOOK_AGAIN = 3_600.0
"""Seconds after which a budget is looked at again that lasts much longer."""
HOLDER = "@"
"""What the name of a holder of budgets begins with, in the place of an account's."""
Costs = Sequence[tuple[Budget, int]]


class Spent(Struct, frozen=True):
    """A budget that does not last for what was to be done: when it begins anew, what was used of it, what is wanted."""

    budget: Budget
    until: datetime
    used: int
    wanted: int


class Taken(Struct, frozen=True):
    """What was taken of an account's budgets for one attempt at a moment."""

    log: Log
    account: str
    costs: Costs
    at: datetime

    def give_back(self) -> None:
        """Let it count no more, for nothing was sent; where nobody can write that down, it counts.

        A budget that has begun anew meanwhile knows nothing of it.
        """
        if not self.costs:
            return
        with suppress(PostdeskError), self.log.write(beside=True) as connection:
            rows = _rows(connection, self.account, self.costs)
            for budget, cost in self.costs:
                row = rows.get(_key(self.account, budget))
                if row and row.since <= self.at:
                    _write(connection, Spending(**row.model_dump() | {"spent": max(0, row.spent - cost)}))


def take(log: Log, account: str, costs: Costs, now: datetime) -> Taken:
    """Take what something costs from an account's budgets, at once and for all workers to see; returns what was taken.

    Raises:
        Unreachable: One does not last, with the wait until it begins anew, an hour at most, for whoever set it may set
            another meanwhile; or nobody can write it down just now.
    """
    taken = Taken(log, account, costs, now)
    if not costs:
        return taken
    try:
        over = spent(log, account, costs, now)
    except PostdeskError as trouble:
        raise Unreachable(trouble.sentence) from trouble
    if over:
        wait = min((over.until - now).total_seconds(), LOOK_AGAIN)
        raise Unreachable(_used_up(account, over), wait)
    return taken


def take_by_hand(log: Log, account: str, costs: Costs, now: datetime) -> None:
    """Take what something costs that a person does now, who can only be told when there is room again.

    Raises:
        PostdeskError: A budget does not last; the sentence says until when.
    """
    if costs and (over := spent(log, account, costs, now)):
        if over.budget.in_money:
            raise PostdeskError(_used_up(account, over))
        minutes = math.ceil((over.until - now).total_seconds() / 60)
        raise PostdeskError(
            "{account} has used its {most:,} {what}: try again in {minutes} min",
            account=account,
            most=over.budget.most,
            what=Sentence(over.budget.name),
            minutes=minutes,
        )


def _used_up(account: str, over: Spent) -> Sentence:
    """Say which of an account's budgets does not last; of money, what is left of it and what this would cost."""
    if not over.budget.in_money:
        what = Sentence(over.budget.name)
        return Sentence("{account} has used its {most:,} {what}", account=account, most=over.budget.most, what=what)
    return Sentence(
        "{account} has US$ {left:.2f} left of the {most:.2f} that it may spend this month, and this costs "
        "{wanted:.3f}: raise monthly_limit in desk.toml, or wait until {until}",
        account=account,
        left=max(0, over.budget.most - over.used) / 1000,
        most=over.budget.most / 1000,
        wanted=over.wanted / 1000,
        until=over.until.date(),
    )


def spent(log: Log, account: str, costs: Costs, now: datetime) -> Spent | None:
    """Take what something costs from an account's budgets; where one does not last, return it and take nothing."""
    with log.write(beside=True) as connection:
        return spend(connection, account, costs, now)


def spend(connection: Connection, account: str, costs: Costs, now: datetime) -> Spent | None:
    """Take what something costs from an account's budgets; where one does not last, return it and take nothing.

    A cost below 0 gives back what was taken for more than there was. What costs more than a whole budget is let through
    when that is unused: waiting would not help.
    """
    rows = _rows(connection, account, costs)
    left = {budget.name: _since(rows.get(_key(account, budget)), budget, now) for budget, _ in costs}
    for budget, cost in costs:
        since, spent = left[budget.name]
        if cost and spent and spent + cost > budget.most:
            return Spent(budget, _ends(budget, since), spent, cost)
    for budget, cost in costs:
        since, spent = left[budget.name]
        whose, name = _key(account, budget)
        _write(connection, Spending(account=whose, name=name, since=since, spent=max(0, spent + cost)))
    return None


def _key(account: str, budget: Budget) -> tuple[str, str]:
    """Return whose budget it is, and its name: no account is called as whoever holds one for several."""
    return f"{HOLDER}{budget.holder}" if budget.holder else account, budget.name


def _rows(connection: Connection, account: str, costs: Costs) -> dict[tuple[str, str], Spending]:
    """Return the spendings of an account and its holders, which nobody else changes until the transaction is over."""
    whose = {account} | {_key(account, budget)[0] for budget, _ in costs}
    mine = select(SPENDINGS).where(SPENDINGS.c.account.in_(sorted(whose)))
    rows = connection.execute(mine.order_by(SPENDINGS.c.account, SPENDINGS.c.name).with_for_update()).mappings()
    return {(row["account"], row["name"]): Spending(**row) for row in rows}


def _since(row: Spending | None, budget: Budget, now: datetime) -> tuple[datetime, int]:
    """Return since when a budget is used and how much of it; nothing where its time is over, or the clock was set."""
    if budget.day:
        begun = month_begun(now, budget.day)
        return (row.since, row.spent) if row and row.since >= begun else (begun, 0)
    if row is None or not timedelta() <= now - row.since < timedelta(seconds=budget.seconds):
        return now, 0
    return row.since, row.spent


def _ends(budget: Budget, since: datetime) -> datetime:
    """Return when a budget begins anew that is used since a moment."""
    if not budget.day:
        return since + timedelta(seconds=budget.seconds)
    return month_after(month_begun(since, budget.day), budget.day)


def _write(connection: Connection, spending: Spending) -> None:
    into = INSERTS[connection.dialect.name](SPENDINGS).values(**spending.model_dump())
    changed = {"since": into.excluded.since, "spent": into.excluded.spent}
    connection.execute(into.on_conflict_do_update(index_elements=["account", "name"], set_=changed))
