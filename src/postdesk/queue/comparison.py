"""One comparison of what the campaign files ask for with the queue.

A post is found by its name; one whose name no file knows any more, and that says the same to the same account, is the
same post renamed. What is public, or may be, is not said again without a reason in the draft.
"""

from collections.abc import Collection
from datetime import datetime

from postdesk.log.posts.lookup import NewPost
from postdesk.log.posts.queueing import Changes, Relabel, Rewrite
from postdesk.log.posts.snapshot import GONE, REPEATS, WAITS, Name, Queued, Snapshot
from postdesk.models import After, Slot, life
from postdesk.models.drafts import names_in
from postdesk.models.life import State
from postdesk.moments import wall_clock
from postdesk.queue.planning import PARTS, Ask, Change, Plan, Wanted
from postdesk.queue.post_differences import (
    IN_FILE,
    SAME,
    Differing,
    QueuedContents,
    against_changing,
    followed,
    wants_reason,
)
from postdesk.queue.sameness import Sameness, with_advice
from postdesk.sentences import Sentence, as_clauses

PUBLIC = "but it is published: `postdesk edit {post}` says it in public"
FIXED = "but it is published and cannot be edited there: `postdesk delete` takes it away, another id says it anew"
REHEARSED = "but it was only rehearsed: give the draft another id, and it goes out in public"
Placed = tuple[str, Change]
"""A part of the plan, and the line in it."""


class Comparison:
    """The files against the queue; `plan` tells of it, `changes` are what follows."""

    def __init__(self, queue: Snapshot, ask: Ask, now: datetime) -> None:
        self.queue, self.ask, self.now = queue, ask, now
        self.taken = self._taken()
        self.new: list[NewPost] = []
        self.rewrites: list[Rewrite] = []
        self.relabels: list[Relabel] = []
        self.gone: list[Queued] = []
        self.halted: list[tuple[Queued, Sentence]] = []
        self.settled: list[Rewrite] = []
        self.contents = QueuedContents(queue, ask)
        self.same = Sameness(queue, ask, now)
        self.plan = self._compared()

    @property
    def changes(self) -> Changes:
        """What is to be written: nothing where a person has to be asked first."""
        if self.plan.stopped:
            return Changes([], [], [], self.ask.rules)
        return Changes(self.new, self.rewrites, self.gone, self.ask.rules, self.relabels, self.halted, self.settled)

    def _compared(self) -> Plan:
        """Sort every post asked for, and every one that is no longer, into its part of the plan."""
        parts: dict[str, list[Change]] = {name: [] for name in (*PARTS, PASSED)}
        left, cost = dict(self.queue.posts), 0.0
        for wanted in self.ask.wanted:
            left.pop(name_of(wanted), None)
        for wanted in self.ask.wanted:
            row = self.queue.posts.get(name_of(wanted))
            renamed = self.same.renamed(wanted) if row is None else None
            part, change = self._rename(wanted, left, renamed) if renamed else self._place(wanted, row)
            parts[part].append(change)
            cost += wanted.cost if part in {"added", "changed"} else 0.0
        for row in left.values():
            self._leave(row, parts)
        sorted_out = {name: tuple(changes) for name, changes in parts.items()}
        stopped = self.ask.most is not None and len(self.gone) > self.ask.most
        unsigned = sum(self._lacks(each, 0) for each in self.new) + self._unsigned(left.values())
        return Plan(**sorted_out, cost=round(cost, 3), unsigned=unsigned, stopped=stopped)

    def _unsigned(self, left: Collection[Queued]) -> int:
        """Return how many of the posts that were in the queue before stay there, or come back, and lack signatures."""
        rewritten = {each.post.id for each in self.rewrites}
        after = [(each.post, each.new.content_hash) for each in self.rewrites if not each.same]
        after += [(each.post, each.post.content_hash) for each in self.rewrites if each.same]
        gone = {row.id for row in left} | rewritten
        after += [(row, row.content_hash) for row in self.queue.posts.values() if row.id not in gone and _waits(row)]
        return sum(self._lacks(row, self.queue.signed.get((row.id, content), 0)) for row, content in after)

    def _lacks(self, post: Queued | NewPost, signed: int) -> bool:
        """Return whether a post lacks signatures; on a desk that asks for none, whether it has none."""
        signers = self.ask.signers
        return signed < (1 if signers.nobody else signers.of(post.campaign, post.account))

    def _place(self, wanted: Wanted, row: Queued | None) -> Placed:
        """Return the part of the plan that a wanted post belongs to, and remember what has to be written."""
        if wanted.series and self._is_over(wanted, row):
            return ("unchanged", _change(row, "")) if row else (PASSED, _told(wanted, None, self._slot(wanted), PASSED))
        different = self.contents.differing(wanted, row) if row else SAME
        if before := self.same.said(wanted, row, different):
            return self._repeat(wanted, row, before)
        return self._meet(wanted, row, different) if row else self._add(wanted)

    def _repeat(self, wanted: Wanted, row: Queued | None, before: str) -> Placed:
        """Keep a post out of the queue, or let one wait that is there, for it says what another one does."""
        self.halted += [(row, REPEATS)] if row and row.state == State.QUEUED else []
        return "repeated", _told(wanted, row, self._slot_shown(wanted, row), with_advice(before))

    def _is_over(self, wanted: Wanted, row: Queued | None) -> bool:
        """Tell whether one time of a series is behind us: whoever edits the series means those to come."""
        if row and (row.state in life.WAITING or row.state in life.BEYOND_FILES):
            return row.state in life.BEYOND_FILES
        return self._slot(wanted).instant + wanted.latest <= self.now

    def _add(self, wanted: Wanted) -> Placed:
        new = self._row(wanted, self._slot(wanted), State.QUEUED)
        self.new.append(new)
        after = Sentence("new, after {post}", post=new.follows) if new.follows else "new"
        return "added", _change(new, self._late(new) or after)

    def _meet(self, wanted: Wanted, row: Queued, different: Differing) -> Placed:
        """Bring a post that is there already in line with what its file asks for now, as far as it may be."""
        if self._back(row, changed=bool(different)):
            new = self._row(wanted, self._slot(wanted), State.QUEUED)
            return "added", self._rewrite(wanted, row, new, Sentence(ASKED_AGAIN))
        halted = row.id in self.queue.halted and row.state == State.HELD
        if not different and not halted:
            self._settle(wanted, row, different)
            return "unchanged", _change(row, "")
        if against := self._public(row, different) or against_changing(row):
            return "kept", _change(row, Sentence("{what}, {against}", what=different.says(IN_FILE), against=against))
        after = State.HELD if row.state == State.HELD and not halted else State.QUEUED
        what = [Sentence(WHOLE)] * halted + [different.says()] * bool(different)
        new = self._follow(wanted, row, different.names, after)
        return "changed", self._rewrite(wanted, row, new, as_clauses(what))

    def _public(self, row: Queued, different: Differing) -> str:
        """Say what can be done about what is out, or only seems to be; "" where that is nothing, or for a person."""
        if row.state == State.REHEARSED and self.ask.posts_on(row.account):
            return Sentence(REHEARSED)
        if row.state != State.PUBLISHED or not different.content:
            return ""
        edits = self.ask.edits(row.account)
        if edits is None:
            return ""
        return Sentence(PUBLIC, post=row.ref) if edits else Sentence(FIXED)

    def _settle(self, wanted: Wanted, row: Queued, different: Differing) -> None:
        """Freeze what desk.toml says of a post that was queued before that was frozen; a signature of it stays."""
        if different.unfrozen and row.state in life.WAITING:
            new = self._row(wanted, Slot(row.due, row.local, row.zone, row.meant), row.state)
            self.settled.append(Rewrite(row, new, SETTLED, same=True))

    def _rename(self, wanted: Wanted, left: dict[Name, Queued], row: Queued) -> Placed:
        """Give a post that is there already the name by which the files know it now; all else of it stays."""
        left.pop((row.campaign, row.draft, row.account), None)
        apart = self.contents.differing(wanted, row)
        different = Differing(tuple(name for name in apart.names if name != "content"), apart.words)
        waits = row.state in life.WAITING
        what = Sentence("renamed from {post}", post=row.ref)
        if not (waits or row.id in self.queue.withdrawn or (different.names and not against_changing(row))):
            self.relabels.append(Relabel(row, wanted.campaign, wanted.draft, wanted.account, what))
            return "renamed", _told(wanted, row, Slot(row.due, row.local, row.zone, row.meant), what)
        anew = wants_reason(wanted, row if waits else None, different)
        if before := self.same.said_before(wanted, row) if anew else "":
            return self._repeat(wanted, row, before)
        after = State.HELD if row.state == State.HELD and row.id not in self.queue.halted else State.QUEUED
        new = self._follow(wanted, row, different.names, after)
        return "renamed", self._rewrite(wanted, row, new, as_clauses([what] + [different.says()] * bool(different)))

    def _follow(self, wanted: Wanted, row: Queued, different: Collection[str], after: State) -> NewPost:
        """Return the new values of a post that follows its file; its moment stays unless the file gives another."""
        anew = "time" in different or ("after" in different and wanted.slot is None)
        slot = self._slot(wanted) if anew else Slot(row.due, row.local, row.zone, row.meant)
        return self._row(wanted, slot, after)

    def _back(self, row: Queued, *, changed: bool) -> bool:
        """Whether a post that files took out is asked for again; what a person cancelled no file brings back."""
        begun = changed and row.remote_id
        return row.state == State.CANCELLED and not begun and row.id in self.queue.withdrawn

    def _rewrite(self, wanted: Wanted, row: Queued, new: NewPost, what: Sentence) -> Change:
        self.rewrites.append(Rewrite(row, new, what, same=self.same.is_whole(wanted, row)))
        what = as_clauses([what, Sentence(LATE)]) if self._late(new) else what
        return _told(wanted, row, Slot(new.due, new.local, new.zone, new.meant), what)

    def _leave(self, row: Queued, parts: dict[str, list[Change]]) -> None:
        """Withdraw a post that no file asks for; let one wait whose draft has an error; report one in hands."""
        if self.ask.in_fault(row.campaign, row.draft):
            self.halted += [(row, WAITS)] if row.state == State.QUEUED else []
            parts["waiting"] += [_change(row, WAITS)] if row.state in life.WAITING else []
        elif not (row.campaign in self.ask.campaigns or self.ask.whole):
            return
        elif row.state in life.WAITING:
            self.gone.append(row)
            parts["withdrawn"].append(_change(row, GONE))
        elif row.state in life.IN_HAND:
            parts["kept"].append(_change(row, Sentence("its draft is gone, but it is {state}", state=State(row.state))))

    def _late(self, new: NewPost) -> str:
        late = new.latest <= self.now and not new.waits
        return LATE if late else ""

    def _slot_shown(self, wanted: Wanted, row: Queued | None) -> Slot:
        """Return the moment to show of a post that is not queued: its own, or now where it has none."""
        if wanted.slot:
            return wanted.slot
        return Slot(row.due, row.local, row.zone, row.meant) if row else Slot(self.now, "next", "UTC")

    def _slot(self, wanted: Wanted) -> Slot:
        """Return the moment asked for, or the next free opening, which then is taken."""
        if wanted.slot is not None:
            return wanted.slot
        if wanted.after is not None:
            return self._behind(wanted.after)
        taken = self.taken[wanted.account]
        slot = self.ask.next_slot(wanted.account, self.now, taken)
        taken.add(slot.instant)
        return slot

    def _behind(self, after: After, chain: tuple[str, ...] = ()) -> Slot:
        """Return when a post would go out behind others, those in `chain` among them, if they do at their moments."""
        if row := self.queue.posts.get(names_in(after.ref)):
            return wall_clock.slot(row.due + after.by, row.zone)
        first = next((one for one in self.ask.wanted if one.ref == after.ref and one.ref not in chain), None)
        if first and first.slot:
            return wall_clock.slot(first.slot.instant + after.by, first.slot.zone)
        if first and first.after:
            before = self._behind(first.after, (*chain, first.ref))
            return wall_clock.slot(before.instant + after.by, before.zone)
        return wall_clock.slot(self.now.replace(second=0, microsecond=0), "UTC")

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
        follows, by = followed(wanted)
        return NewPost(
            wanted.campaign,
            wanted.draft,
            wanted.account,
            wanted.network,
            wanted.by_hand,
            str(state),
            payload,
            content_hash,
            self.same.key(wanted, due),
            due,
            slot.local,
            slot.zone,
            asked.instant if asked else None,
            latest=due + wanted.latest,
            wake=due,
            meant=slot.meant,
            said=wanted.said,
            whom=wanted.whom.written if wanted.whom else "",
            again=wanted.again or IN_SERIES * bool(wanted.series),
            follows=follows,
            follows_by=by,
            waits=bool(follows),
        )


ASKED_AGAIN = "asked for again"
LATE = "its time has passed: it will be missed, not published"
IN_SERIES = "it comes back"
"""Why a post of a series says once more what was said before."""
PASSED = "passed"
"""The part of a plan for times of a series that nobody queued before they were over."""
WHOLE = Sentence("its draft is whole again")
SETTLED = Sentence("frozen as desk.toml says it: whose account it is, and who sees it")


def name_of(wanted: Wanted) -> Name:
    """Return the name of a wanted post as the log has it."""
    return (wanted.campaign, wanted.draft, wanted.account)


def _waits(row: Queued) -> bool:
    return row.state in life.WAITING


def _change(row: Queued | NewPost, what: str) -> Change:
    ref = f"{row.campaign}/{row.draft}@{row.account}"
    return Change(ref, row.account, row.network, row.state, row.due, row.local, what)


def _told(wanted: Wanted, row: Queued | None, slot: Slot, what: str) -> Change:
    """Return the line of a post under the name by which the files know it."""
    state, before = (row.state, "" if row.ref == wanted.ref else row.ref) if row else ("", "")
    return Change(wanted.ref, wanted.account, wanted.network, state, slot.instant, slot.local, what, before)
