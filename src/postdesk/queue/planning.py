"""Making the queue match what the campaign files ask for.

`plan` and `apply` are declarative: they compare what the files ask for with what is queued. What is published or in
somebody's hands is never touched; doing it twice changes nothing the second time. The values here are made by the
hundred thousand and cannot form circles, so the garbage collector is told to leave them alone (`gc=False`).
"""

from collections.abc import Callable, Collection, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from msgspec import Struct, field

from postdesk.log import Log
from postdesk.log.posts import lookup, queueing
from postdesk.log.posts.lookup import NewPost
from postdesk.log.posts.queueing import GONE, Asked, Changes, Queued, Rewrite, Snapshot
from postdesk.models import Payload, Slot, life
from postdesk.models.life import Hand, State
from postdesk.moments import zone_rules
from postdesk.moments.zone_rules import Rules

NextSlot = Callable[[str, datetime, Collection[datetime]], Slot]
"""account, after, moments already taken → the next free opening of that account."""

NO = "but a person cancelled it: `postdesk undo` takes that back, or give the draft another id"
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
    return _Matching(queueing.look(log, _asked(ask, now)), ask, now).plan


def apply(log: Log, ask: Ask, who: str, now: datetime) -> Plan:
    """Make the queue match the files, and return what was done."""
    return queueing.match(log, _asked(ask, now), lambda queue: _Matching(queue, ask, now), Hand(who, "", now)).plan


def _asked(ask: Ask, now: datetime) -> Asked:
    """Return what has to be known of the queue: all of the campaigns, and what is taken where a next slot is wanted."""
    names = {wanted.campaign for wanted in ask.wanted} | set(ask.campaigns)
    return Asked(names, {wanted.account for wanted in ask.wanted if wanted.slot is None}, now)


class _Matching:
    """One comparison of the files with the queue; `plan` tells of it, `changes` are what follows."""

    def __init__(self, queue: Snapshot, ask: Ask, now: datetime) -> None:
        self.queue, self.ask, self.now = queue, ask, now
        self.taken = self._taken()
        self.new: list[NewPost] = []
        self.rewrites: list[Rewrite] = []
        self.gone: list[Queued] = []
        self.plan = self._compared()

    @property
    def changes(self) -> Changes:
        """What is to be written."""
        return Changes(self.new, self.rewrites, self.gone, self.ask.rules)

    def _compared(self) -> Plan:
        """Sort every post asked for, and every one that is no longer, into its part of the plan."""
        parts: dict[str, list[Change]] = {name: [] for name in PARTS}
        left, cost = dict(self.queue.posts), 0.0
        for wanted in self.ask.wanted:
            name = (wanted.campaign, wanted.draft, wanted.account)
            left.pop(name, None)
            part, change = self._place(wanted, self.queue.posts.get(name))
            parts[part].append(change)
            cost += wanted.cost if part in {"added", "changed"} else 0.0
        for row in left.values():
            if row.campaign in self.ask.campaigns:
                self._withdraw(row, parts)
        sorted_out = {name: tuple(changes) for name, changes in parts.items()}
        return Plan(**sorted_out, cost=round(cost, 3), unsigned=len(self.new) + self._unsigned(left.values()))

    def _unsigned(self, left: Collection[Queued]) -> int:
        """Return how many of the posts that were in the queue before stay there, or come back, without a signature."""
        rewritten = {each.post.id for each in self.rewrites}
        after = [(each.post.id, each.new.content_hash) for each in self.rewrites]
        gone = {row.id for row in left} | rewritten
        after += [(row.id, row.content_hash) for row in self.queue.posts.values() if row.id not in gone and _waits(row)]
        return sum(content not in self.queue.signed for content in after)

    def _place(self, wanted: Wanted, row: Queued | None) -> tuple[str, Change]:
        """Return the part of the plan that a wanted post belongs to, and remember what has to be written."""
        if row is None:
            new = self._row(wanted, self._slot(wanted), State.QUEUED)
            self.new.append(new)
            return "added", _change(new, self._late(new) or "new")
        different = _differences(wanted, row)
        if self._back(row, changed=bool(different)):
            new = self._row(wanted, self._slot(wanted), State.QUEUED)
            return "added", self._rewrite(row, new, "asked for again")
        if not different:
            return "unchanged", _change(row, "")
        if against := _against(row):
            return "kept", _change(row, f"{', '.join(different)} changed in the file, {against}")
        after = State.HELD if row.state == State.HELD else State.QUEUED
        slot = self._slot(wanted) if "time" in different else Slot(row.due, row.local, row.zone, row.meant)
        return "changed", self._rewrite(row, self._row(wanted, slot, after), f"{', '.join(different)} changed")

    def _back(self, row: Queued, *, changed: bool) -> bool:
        """Whether a post that files took out is asked for again; what a person cancelled no file brings back."""
        begun = changed and row.remote_id
        return row.state == State.CANCELLED and not begun and row.id in self.queue.withdrawn

    def _rewrite(self, row: Queued, new: NewPost, what: str) -> Change:
        self.rewrites.append(Rewrite(row, new, what))
        late = self._late(new)
        return _change(new, f"{what}; {late}" if late else what)

    def _withdraw(self, row: Queued, parts: dict[str, list[Change]]) -> None:
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
        taken = {account: set(moments) for account, moments in self.queue.taken.items()}
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


def _against(row: Queued) -> str:
    """Return why a post stays as it is although its file changed, "" where it follows its file."""
    if row.state in life.BEYOND_FILES:
        return f"but it is {row.state}"
    if row.remote_id:
        return BEGUN
    return NO if row.state == State.CANCELLED else ""


def _waits(row: Queued) -> bool:
    return row.state in life.WAITING


def _differences(wanted: Wanted, row: Queued) -> list[str]:
    """Name what the file asks for differently from what is queued."""
    asked = wanted.slot.instant if wanted.slot else None
    pairs = {
        "content": row.content_hash == wanted.payload.content_hash,
        "time": row.asked == asked,
        "latest": row.latest - row.due == wanted.latest,
        "by hand": row.by_hand == wanted.by_hand,
    }
    return [name for name, same in pairs.items() if not same]


def _change(row: Queued | NewPost, what: str) -> Change:
    ref = f"{row.campaign}/{row.draft}@{row.account}"
    return Change(ref, row.account, row.network, row.state, row.due, row.local, what)
