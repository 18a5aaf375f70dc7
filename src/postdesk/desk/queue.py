"""The desk's queue: fill it from the campaign files, and what a person does to its posts by hand.

Each act is logged with who did it, and why.
"""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from postdesk import queue
from postdesk.desk.approvals import DeskApprovals
from postdesk.errors import PostdeskError
from postdesk.models import Finding, timings
from postdesk.models.life import Hand

if TYPE_CHECKING:
    from datetime import datetime

    from postdesk.log.posts.lookup import Post
    from postdesk.log.posts.undoing import Undone
    from postdesk.log.posts.zones import Shifted
    from postdesk.queue import Plan
    from postdesk.queue.days_without_posts import DayWithoutPost
    from postdesk.queue.differences import Difference
    from postdesk.queue.moving import Close, MovedPost
    from postdesk.queue.new_clock_rules import Clocks
    from postdesk.queue.told_before import NewAndTold
    from postdesk.queue.uneven_days import UnevenDays
    from postdesk.queue.written_times import WrittenTime


class DeskQueue(DeskApprovals):
    """What waits for its moment, and what a person does to it."""

    def plan(self, paths: Sequence[Path] = ()) -> "tuple[list[Finding], Plan]":
        """Return the findings and what `apply` would do; a draft with an error keeps itself out, and no other."""
        findings, ask = queue.asked(self.desk.house, paths)
        return findings, queue.plan(self.desk.log, ask, self.desk.now())

    def apply(self, paths: Sequence[Path] = (), *, yes: bool = True) -> "tuple[list[Finding], Plan]":
        """Check, then make the queue match the files; a draft with an error keeps itself out, and no other.

        Unless `yes`, nothing is done where more than `queue.MOST` posts would be withdrawn: the plan is then stopped.
        """
        from postdesk.queue import differences

        self.desk.people.allow("queue")
        seen = differences.fingerprint(self.desk.house)
        findings, ask = queue.asked(self.desk.house, paths)
        ask = ask if yes else replace(ask, most=queue.MOST)
        self.desk.publishing.media().sweep(self.desk.now())
        speaks = not self.desk.memory.doubt()
        plan = queue.apply(self.desk.log, ask, self.desk.who, self.desk.now())
        if speaks:
            self.desk.memory.begin()
        if ask.whole and not plan.stopped and not plan.waiting:
            differences.note_matching(self.desk.house, seen)
        return findings, plan

    def new_and_told(self, findings: Sequence[Finding], plan: "Plan") -> "NewAndTold":
        """Part what is to be said of a plan into what is new since it was last said here, and what was told before."""
        from postdesk.queue import told_before

        return told_before.new_and_told(self.desk.house, findings, plan)

    def remember_told(self, findings: Sequence[Finding], plan: "Plan", paths: Sequence[Path] = ()) -> None:
        """Note that a person was told all this of some campaign files, or of all."""
        from postdesk.queue import told_before

        told_before.remember_told(self.desk.house, findings, plan, paths)

    def differences(self) -> "Difference | None":
        """Return in what the campaign files and the queue differ; None where they say the same."""
        from postdesk.queue import differences

        return differences.differences(self.desk.house, self.desk.log, self.desk.now())

    def keep_changed(self, who: str) -> list[str]:
        """Say which posts that are due soon are not what their drafts say now; some desks hold those."""
        from postdesk.queue import differences

        now = self.desk.now()
        hand = Hand(who, differences.FILES, now)
        return differences.keep_changed(self.desk.house, self.desk.log, now + timings.TOLD_AHEAD, hand)

    def hold(self, names: Sequence[str], why: str) -> "list[Post]":
        """Keep posts back until they are released."""
        return queue.hold(self.desk.log, names, self.hand("hold", why))

    def hold_all(self, why: str) -> int:
        """Hold the whole desk, at once and on every worker; return how many posts were waiting."""
        return queue.hold_all(self.desk.log, self.hand("hold", why))

    def hold_over(self, scope: str, why: str) -> int:
        """Hold an account (`@fedi`) or a campaign (`spring/`), and what is queued there later; return how many wait.

        Raises:
            PostdeskError: There is no such account or campaign; the sentence names the nearest.
        """
        self._known(scope)
        return queue.hold_over(self.desk.log, scope, self.hand("hold", why))

    def release_over(self, scope: str, why: str) -> int:
        """End the hold of an account or a campaign, and no other; return how many posts it kept back."""
        return queue.release_over(self.desk.log, scope, self.hand("release", why))

    def rename(self, old: str, new: str, why: str) -> list[str]:
        """Give a post, a draft, a campaign or an account in the queue another name; return the posts' new names."""
        from postdesk.queue.renaming_by_hand import rename

        return rename(self.desk.log, old, new, self.hand("rename", why))

    def undo(self, name: str, why: str) -> "list[Undone]":
        """Take back the last act by hand: of whoever is at the desk, or the last one on a post.

        Raises:
            PostdeskError: Without a name: a file was written since, or nothing takes back what was done last.
        """
        if not name:
            self.desk.last_acts.see_no_edit()
        return self.undo_in_queue(name, why)

    def undo_in_queue(self, name: str, why: str) -> "list[Undone]":
        """Do as `undo` does, for whoever knows that no file was written since."""
        from postdesk.queue.names_in_files import NamesInFiles
        from postdesk.queue.references import only_one

        ref = only_one(self.desk.log, name).ref if name else ""
        free = NamesInFiles(self.desk.house).see_free
        return queue.undo(self.desk.log, self.by_whom(why), ref, self._may_take_back, free)

    def _may_take_back(self, act: str) -> None:
        """See that whoever is at the desk may take an act back, by its name in the log: "hold @fedi"."""
        self.desk.people.allow(act.partition(" ")[0])

    def _known(self, scope: str) -> None:
        """See that an account or a campaign is there, in the files or in the queue."""
        from postdesk.log.posts import lookup
        from postdesk.settings.toml import advice

        posts = lookup.post_names(self.desk.log)
        of_account = scope.startswith("@")
        if of_account:
            name, there = scope[1:], {*self.desk.house.accounts, *(post.account for post in posts)}
        else:
            name, there = scope[:-1], {post.campaign for post in posts}
            there = there if name in there else {*there, *self.desk.drafts.campaign_names()}
        if name not in there:
            raise PostdeskError(
                'no account is called "{name}"; {advice}' if of_account else 'no campaign is called "{name}"; {advice}',
                name=name,
                advice=advice(name, there, "write one of {names}"),
            )

    def release(self, names: Sequence[str], why: str) -> "list[Post]":
        """Let held posts go out again, but for the holds that lie over their account, campaign or the desk."""
        return queue.release(self.desk.log, names, self.hand("release", why))

    def release_all(self, why: str) -> int:
        """End the hold of the whole desk, and no other; return how many posts it kept back."""
        return queue.release_all(self.desk.log, self.hand("release", why))

    def cancel(self, names: Sequence[str], why: str) -> "list[Post]":
        """Take posts that have not been sent out of the queue; no file brings them back."""
        hand = self.hand("cancel", why)
        return [queue.cancel(self.desk.log, name, hand) for name in names]

    def move(self, names: Sequence[str], when: str, why: str) -> "list[MovedPost]":
        """Give posts another moment, as a person says it on the office's clock; say what each breaks there."""
        from postdesk.queue import moving

        return moving.move_posts(self.desk.log, self.desk.house, names, when, self.hand("move", why))

    def write_times(
        self,
        posts: "Sequence[Post]",
        over: "Mapping[str, datetime]" = MappingProxyType({}),
        free: Collection[str] = (),
    ) -> "list[WrittenTime]":
        """Write the moments of posts into their campaign files; return what became of each draft's.

        `over` is the moment, by the name of a post, that its file must still say; `free` are those whose file leaves
        it to the next free slot again.
        """
        from postdesk.queue import written_times

        self.desk.people.allow("write")
        return written_times.write_times(self.desk.log, self.desk.house, posts, over, free)

    def write_times_back(self, undone: "Sequence[Undone]") -> "list[WrittenTime]":
        """Write into campaign files the moments that posts have again, where those say the ones that were taken back.

        Return what became of each draft's file; one that says a third moment by now keeps it.
        """
        moved = {each.post.ref: (each.post, each.file_says) for each in undone if each.post and each.file_says}
        if not moved:
            return []
        free = {each.post.ref for each in undone if each.post and each.free}
        over = {ref: said for ref, (_, said) in moved.items()}
        return self.write_times([post for post, _ in moved.values()], over, free)

    def too_close(self) -> "list[Close]":
        """Return the posts that somebody moved too close to another one of their account."""
        from postdesk.queue import moving

        return moving.too_close(self.desk.log, self.desk.house)

    def days_without_posts(self, plan: "Plan") -> "list[DayWithoutPost]":
        """Return the international days that the desk marks and on which nothing goes out."""
        from postdesk.queue.days_without_posts import days_without_posts

        return days_without_posts(self.desk.log, self.desk.house, plan, self.desk.now())

    def uneven_ahead(self, plan: "Plan") -> "list[UnevenDays]":
        """Return where, with a plan carried out, an account says nothing for long, or much at once."""
        from postdesk.queue.uneven_days import uneven_ahead

        return uneven_ahead(self.desk.log, self.desk.house, plan, self.desk.now())

    def retry(self, names: Sequence[str], why: str) -> "list[Post]":
        """Queue failed or missed posts again: they are due at once."""
        hand = self.hand("retry", why)
        return [queue.retry(self.desk.log, name, hand) for name in names]

    def resolve(self, name: str, url: str | None, why: str, went_out: str = "") -> "Post":
        """Say where a post can be read and when it went out, or, without an address, that it is not on the network."""
        from postdesk.publish.queued_account import account_of
        from postdesk.queue.publishing_moments import spoken_past
        from postdesk.queue.references import only_one

        post = only_one(self.desk.log, name)
        if url is None:
            return queue.resolve_absent(self.desk.log, post.ref, self.hand("resolve", why))
        now = self.desk.house.accounts.get(post.account)
        account, house = account_of(post, self.desk.house), self.desk.house
        at = spoken_past(went_out, house.timezone, self.desk.now(), house.language) if went_out else None
        return queue.resolve_published(self.desk.log, post.ref, url, self.hand("resolve", why), account, now, at)

    def clock_rules(self, who: str) -> "Clocks":
        """Return the one who keeps posts at their time on the clock when the rules of a zone change."""
        from postdesk.queue.new_clock_rules import Clocks

        return Clocks(self.desk.log, who, self.desk.now)

    def shifted(self) -> "list[Shifted]":
        """Return what became of posts that wait, in zones whose rules changed."""
        from postdesk.log.posts import zones

        return zones.shifted(self.desk.log)
