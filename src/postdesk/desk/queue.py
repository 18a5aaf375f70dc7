"""The desk's queue: fill it from the campaign files, and what a person does to its posts by hand.

Each act is logged with who did it, and why.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk import queue
from postdesk.desk.part import DeskPart
from postdesk.errors import PostdeskError
from postdesk.models import Finding
from postdesk.models.life import Hand
from postdesk.moments import slots

if TYPE_CHECKING:
    from postdesk.log.posts.approvals import Waiting
    from postdesk.log.posts.lookup import Post
    from postdesk.log.posts.zones import Shifted
    from postdesk.queue import Plan
    from postdesk.queue.new_clock_rules import Clocks


class DeskQueue(DeskPart):
    """What waits for its moment, and what a person does to it."""

    def plan(self, paths: Sequence[Path] = ()) -> "tuple[list[Finding], Plan | None]":
        """Return the findings and what `apply` would do; no plan where an error stands in its way."""
        findings, ask = queue.asked(self.desk.house, paths)
        return findings, queue.plan(self.desk.log, ask, self.desk.now()) if ask else None

    def apply(self, paths: Sequence[Path] = ()) -> "tuple[list[Finding], Plan | None]":
        """Check, then make the queue match the files; nothing is queued where an error stands in its way."""
        findings, ask = queue.asked(self.desk.house, paths)
        self.desk.publishing.media().sweep(self.desk.now())
        return findings, queue.apply(self.desk.log, ask, self.desk.who, self.desk.now()) if ask else None

    def hold(self, names: Sequence[str], why: str) -> "list[Post]":
        """Keep posts back until they are released."""
        return queue.hold(self.desk.log, names, self.hand(why))

    def hold_all(self, why: str) -> int:
        """Hold the whole desk, at once and on every worker; return how many posts were waiting."""
        return queue.hold_all(self.desk.log, self.hand(why))

    def release(self, names: Sequence[str], why: str) -> "list[Post]":
        """Let held posts go out again."""
        return queue.release(self.desk.log, names, self.hand(why))

    def release_all(self, why: str) -> int:
        """End the hold of the whole desk and release every held post; return how many."""
        return queue.release_all(self.desk.log, self.hand(why))

    def approve(self, names: Sequence[str], by: str, why: str) -> "list[Post]":
        """Sign posts as they are now, in somebody's name."""
        return [queue.approve(self.desk.log, name, by, self.hand(why)) for name in names]

    def approve_all(self, by: str, why: str) -> "list[Post]":
        """Sign every post that waits for it, in somebody's name."""
        return queue.approve_all(self.desk.log, by, self.hand(why))

    def unsigned(self) -> "list[Waiting]":
        """Return the posts that nobody has signed as they are, by their moments."""
        from postdesk.log.posts import approvals

        return approvals.waiting(self.desk.log)

    def cancel(self, names: Sequence[str], why: str) -> "list[Post]":
        """Take posts that have not been sent out of the queue for good."""
        return [queue.cancel(self.desk.log, name, self.hand(why)) for name in names]

    def move(self, name: str, when: str, why: str) -> "Post":
        """Give a post another moment, written on the office's clock."""
        try:
            slot = slots.moment(when, self.desk.house.timezone)
        except ValueError as trouble:
            raise PostdeskError(str(trouble)) from trouble
        return queue.move(self.desk.log, name, slot, self.hand(why))

    def retry(self, names: Sequence[str], why: str) -> "list[Post]":
        """Queue failed or missed posts again: they are due at once."""
        return [queue.retry(self.desk.log, name, self.hand(why)) for name in names]

    def resolve(self, name: str, url: str | None, why: str) -> "Post":
        """Say where a post can be read, or, without an address, that it is not on the network."""
        if url is not None:
            return queue.resolve_published(self.desk.log, name, url, self.hand(why))
        return queue.resolve_absent(self.desk.log, name, self.hand(why))

    def clock_rules(self, who: str) -> "Clocks":
        """Return the one who keeps posts at their time on the clock when the rules of a zone change."""
        from postdesk.queue.new_clock_rules import Clocks

        return Clocks(self.desk.log, who, self.desk.now)

    def shifted(self) -> "list[Shifted]":
        """Return what became of posts that wait, in zones whose rules changed."""
        from postdesk.log.posts import zones

        return zones.shifted(self.desk.log)

    def hand(self, why: str) -> Hand:
        """Return who does something to a post, why, and when."""
        return Hand(self.desk.who, why, self.desk.now())
