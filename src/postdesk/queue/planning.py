"""Making the queue match what the campaign files ask for.

`plan` and `apply` are declarative: they compare what the files ask for with what is queued. What is published or in
somebody's hands is never touched; doing it twice changes nothing the second time. The values here are made by the
hundred thousand and cannot form circles, so the garbage collector is told to leave them alone (`gc=False`).
"""

from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from msgspec import Struct, field
from msgspec.structs import asdict
from sqlalchemy import Connection, Row

from postdesk.log import Log
from postdesk.log.posts import approvals, changes, holds, lookup, zones
from postdesk.log.posts.lookup import NewPost
from postdesk.models import Payload, Slot, life
from postdesk.models.life import State, Step
from postdesk.moments import zone_rules
from postdesk.moments.zone_rules import Rules

NextSlot = Callable[[str, datetime, Collection[datetime]], Slot]
"""account, after, moments already taken → the next free opening of that account."""

GONE = "its draft is gone from the campaign file"
"""Why a post was cancelled that nobody cancelled by hand; it is queued again as soon as its draft is back."""
BEGUN = "but its beginning is public: `postdesk retry` goes on with it, `postdesk delete` takes it away"


class Wanted(Struct, frozen=True, gc=False):
    """One post as the campaign files ask for it.

    `slot` is None where the file says `next`: the moment is then chosen when the post is first queued and stays.
    `latest` is how long after its moment it may still go out, `cost` what its network charges for it, in US dollars.
    """

    campaign: str
    draft: str
    account: str
    network: str
    payload: Payload
    latest: timedelta
    slot: Slot | None = None
    by_hand: bool = False
    cost: float = 0.0

    @property
    def ref(self) -> str:
        """The post's full name: `campaign/id@account`."""
        return f"{self.campaign}/{self.draft}@{self.account}"


class Change(Struct, frozen=True, gc=False):
    """One line of a plan: which post, when it is due, and in a few words what happens to it and why."""

    ref: str
    account: str
    network: str
    state: str
    due: datetime
    local: str
    what: str


class Plan(Struct, frozen=True):
    """What queueing does, or did: posts added, changed, withdrawn, left as they are, and kept against the files.

    `kept` are posts whose file changed although they are already published or in somebody's hands. `cost` is what the
    networks charge for the posts that are added or changed, in US dollars. `unsigned` is how many of the posts that are
    then in the queue nobody has signed.
    """

    added: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    withdrawn: tuple[Change, ...] = ()
    unchanged: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    cost: float = 0.0
    unsigned: int = 0


PARTS = ("added", "changed", "withdrawn", "unchanged", "kept")


class Ask(Struct, frozen=True):
    """What the files that were read ask for: `campaigns` are the names of those that may withdraw what they lack.

    `rules` are those of time zones by which the moments were reckoned.
    """

    wanted: Sequence[Wanted]
    campaigns: AbstractSet[str]
    next_slot: NextSlot
    rules: Rules = field(default_factory=zone_rules.ours)


def plan(log: Log, ask: Ask, now: datetime) -> Plan:
    """Return what `apply` would do now; nothing is done."""
    with log.read() as connection:
        return _Matching(connection, ask, now).plan()


def apply(log: Log, ask: Ask, who: str, now: datetime) -> Plan:
    """Make the queue match the files, and return what was done.

    The plan is made under the write lock, so that no worker can take a post between comparing and changing it.
    """
    with log.write() as connection:
        matching = _Matching(connection, ask, now)
        done = matching.plan()
        matching.write(who)
        return done


class _Rewrite(NamedTuple):
    """A queued post that becomes another: its row as it was, its new values, and what is different in words."""

    row: Row[Any]
    new: NewPost
    what: str


class _Matching:
    """One comparison of the files with the queue, inside one transaction."""

    def __init__(self, connection: Connection, ask: Ask, now: datetime) -> None:
        self.connection = connection
        self.ask = ask
        self.now = now
        names = {wanted.campaign for wanted in ask.wanted} | set(ask.campaigns)
        self.rows = lookup.of_campaigns(connection, names)
        self.withdrawn = lookup.cancelled_because(connection, GONE, self.rows.values())
        self.taken = self._taken()
        self.first = State.HELD if holds.desk(connection) else State.QUEUED
        self.new: list[NewPost] = []
        self.rewrites: list[_Rewrite] = []
        self.gone: list[Row[Any]] = []

    def plan(self) -> Plan:
        """Sort every post asked for, and every one that is no longer, into its part of the plan."""
        parts: dict[str, list[Change]] = {name: [] for name in PARTS}
        left, cost = dict(self.rows), 0.0
        for wanted in self.ask.wanted:
            name = (wanted.campaign, wanted.draft, wanted.account)
            left.pop(name, None)
            part, change = self._place(wanted, self.rows.get(name))
            parts[part].append(change)
            cost += wanted.cost if part in {"added", "changed"} else 0.0
        for row in left.values():
            if row.campaign in self.ask.campaigns:
                self._withdraw(row, parts)
        sorted_out = {name: tuple(changes) for name, changes in parts.items()}
        return Plan(**sorted_out, cost=round(cost, 3), unsigned=len(self.new) + self._unsigned(left.values()))

    def _unsigned(self, left: Collection[Row[Any]]) -> int:
        """Return how many of the posts that were in the queue before stay there, or come back, without a signature."""
        signed = approvals.contents(self.connection)
        rewritten = {row.id for row, _, _ in self.rewrites}
        after = [(row.id, new.content_hash) for row, new, _ in self.rewrites]
        gone = {row.id for row in left} | rewritten
        after += [(row.id, row.content_hash) for row in self.rows.values() if row.id not in gone and _waits(row)]
        return sum(content not in signed for content in after)

    def write(self, who: str) -> None:
        """Do what `plan` found."""
        add = Step(before=self.first, after=self.first, who=who, why="its campaign file asks for it", at=self.now)
        lookup.add(self.connection, self.new, add)
        zones.note(self.connection, zones.of([*self.new, *(new for _, new, _ in self.rewrites)]), self.ask.rules)
        for row, new, what in self.rewrites:
            step = Step(before=State(row.state), after=State(new.state), who=who, why=what, at=self.now)
            rest = {name: value for name, value in asdict(new).items() if name not in {"state", "attempt"}}
            changes.change(self.connection, row.id, step, **rest)
        for row in self.gone:
            changes.change(self.connection, row.id, Step(State(row.state), State.CANCELLED, who, GONE, self.now))

    def _place(self, wanted: Wanted, row: Row[Any] | None) -> tuple[str, Change]:
        """Return the part of the plan that a wanted post belongs to, and remember what has to be written."""
        if row is None:
            new = self._row(wanted, self._slot(wanted), self.first)
            self.new.append(new)
            return "added", _change(new, self._late(new) or "new")
        different = _differences(wanted, row)
        if (
            row.state == State.CANCELLED
            and not (different and row.remote_id)
            and (different or row.id in self.withdrawn)
        ):
            return "added", self._rewrite(row, self._row(wanted, self._slot(wanted), self.first), "asked for again")
        if not different:
            return "unchanged", _change(row, "")
        if row.state in life.BEYOND_FILES:
            return "kept", _change(row, f"{', '.join(different)} changed in the file, but it is {row.state}")
        if row.remote_id:
            return "kept", _change(row, f"{', '.join(different)} changed in the file, {BEGUN}")
        after = State.HELD if row.state == State.HELD else self.first
        slot = self._slot(wanted) if "time" in different else Slot(row.due, row.local, row.zone, row.meant)
        return "changed", self._rewrite(row, self._row(wanted, slot, after), f"{', '.join(different)} changed")

    def _rewrite(self, row: Row[Any], new: NewPost, what: str) -> Change:
        self.rewrites.append(_Rewrite(row, new, what))
        late = self._late(new)
        return _change(new, f"{what}; {late}" if late else what)

    def _withdraw(self, row: Row[Any], parts: dict[str, list[Change]]) -> None:
        """A draft that is gone takes its post out of the queue; one in somebody's hands is only reported."""
        if row.state in life.WAITING:
            self.gone.append(row)
            parts["withdrawn"].append(_change(row, GONE))
        elif row.state in life.IN_HAND:
            parts["kept"].append(_change(row, f"its draft is gone, but it is {row.state}"))

    def _late(self, new: NewPost) -> str:
        return "its time has passed: it will be missed, not published" if new.latest <= self.now else ""

    def _slot(self, wanted: Wanted) -> Slot:
        """Return the moment asked for, or the next free opening, which then is taken."""
        if wanted.slot is not None:
            return wanted.slot
        taken = self.taken[wanted.account]
        slot = self.ask.next_slot(wanted.account, self.now, taken)
        taken.add(slot.instant)
        return slot

    def _taken(self) -> dict[str, set[datetime]]:
        """Return the moments that are taken on each account that needs a next free one: by posts and by this ask."""
        accounts = {wanted.account for wanted in self.ask.wanted if wanted.slot is None}
        taken = lookup.taken(self.connection, accounts, self.now) if accounts else {}
        for wanted in self.ask.wanted:
            if wanted.slot is not None and wanted.account in taken:
                taken[wanted.account].add(wanted.slot.instant)
        return taken

    def _row(self, wanted: Wanted, slot: Slot, state: str) -> NewPost:
        """Return the row of a wanted post, with its payload frozen."""
        payload, content_hash = wanted.payload.frozen()
        due, asked = slot.instant, wanted.slot
        return NewPost(
            wanted.campaign,
            wanted.draft,
            wanted.account,
            wanted.network,
            wanted.by_hand,
            str(state),
            payload,
            content_hash,
            lookup.key_of(wanted.ref, content_hash),
            due,
            slot.local,
            slot.zone,
            asked.instant if asked else None,
            latest=due + wanted.latest,
            wake=due,
            meant=slot.meant,
        )


def _waits(row: Row[Any]) -> bool:
    return row.state in life.WAITING


def _differences(wanted: Wanted, row: Row[Any]) -> list[str]:
    """Name what the file asks for differently from what is queued."""
    asked = wanted.slot.instant if wanted.slot else None
    pairs = {
        "content": row.content_hash == wanted.payload.content_hash,
        "time": row.asked == asked,
        "latest": row.latest - row.due == wanted.latest,
        "by hand": row.by_hand == wanted.by_hand,
    }
    return [name for name, same in pairs.items() if not same]


def _change(row: Row[Any] | NewPost, what: str) -> Change:
    ref = f"{row.campaign}/{row.draft}@{row.account}"
    return Change(ref, row.account, row.network, row.state, row.due, row.local, what)
