"""What a person does to posts by hand: hold, sign, move, retry, settle a doubt, delete; one method a verb.

Each is logged with who did it, and why. The desk is these hands and everything else.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from postdesk.errors import PostdeskError
from postdesk.moments import slots
from postdesk.settings import House

if TYPE_CHECKING:
    from postdesk.log import Log
    from postdesk.log.posts.approvals import Waiting
    from postdesk.log.posts.lookup import Post
    from postdesk.models.life import Hand
    from postdesk.networks.network import Network


class Hands:
    """Whoever is at the desk, with a hand on its posts. `who` is their name for the log."""

    house: House
    now: Callable[[], datetime]

    if TYPE_CHECKING:  # what the desk has

        @cached_property
        def who(self) -> str:
            """Whoever is at the keyboard, for the log."""

        @cached_property
        def log(self) -> "Log":
            """The desk's memory."""

        def connect(self, account: str) -> "Network | None":
            """Return an account's network, None where only a person can post."""

    def hold(self, names: Sequence[str], why: str) -> "list[Post]":
        """Keep posts back until they are released."""
        from postdesk import queue

        return queue.hold(self.log, names, self._hand(why))

    def hold_all(self, why: str) -> int:
        """Hold the whole desk, at once and on every worker; return how many posts were waiting."""
        from postdesk import queue

        return queue.hold_all(self.log, self._hand(why))

    def release(self, names: Sequence[str], why: str) -> "list[Post]":
        """Let held posts go out again."""
        from postdesk import queue

        return queue.release(self.log, names, self._hand(why))

    def release_all(self, why: str) -> int:
        """End the hold of the whole desk and release every held post; return how many."""
        from postdesk import queue

        return queue.release_all(self.log, self._hand(why))

    def approve(self, names: Sequence[str], by: str, why: str) -> "list[Post]":
        """Sign posts as they are now, in somebody's name."""
        from postdesk import queue

        return [queue.approve(self.log, name, by, self._hand(why)) for name in names]

    def approve_all(self, by: str, why: str) -> "list[Post]":
        """Sign every post that waits for it, in somebody's name."""
        from postdesk import queue

        return queue.approve_all(self.log, by, self._hand(why))

    def approvals(self) -> "list[Waiting]":
        """Return the posts that nobody has signed as they are, by their moments."""
        from postdesk.log.posts import approvals

        return approvals.waiting(self.log)

    def cancel(self, names: Sequence[str], why: str) -> "list[Post]":
        """Take posts that have not been sent out of the queue for good."""
        from postdesk import queue

        return [queue.cancel(self.log, name, self._hand(why)) for name in names]

    def move(self, name: str, when: str, why: str) -> "Post":
        """Give a post another moment, written on the office's clock."""
        from postdesk import queue

        try:
            slot = slots.moment(when, self.house.timezone)
        except ValueError as trouble:
            raise PostdeskError(str(trouble)) from trouble
        return queue.move(self.log, name, slot, self._hand(why))

    def retry(self, names: Sequence[str], why: str) -> "list[Post]":
        """Queue failed or missed posts again: they are due at once."""
        from postdesk import queue

        return [queue.retry(self.log, name, self._hand(why)) for name in names]

    def resolve(self, name: str, url: str | None, why: str) -> "Post":
        """Say where a post can be read, or, without an address, that it is not on the network."""
        from postdesk import queue

        if url is not None:
            return queue.resolve_published(self.log, name, url, self._hand(why))
        return queue.resolve_absent(self.log, name, self._hand(why))

    def delete(self, name: str, why: str, *, gone: bool) -> "Post":
        """Take a post off its network for good; `gone` writes down that somebody has done so already."""
        from postdesk import queue
        from postdesk.publish import deletion

        post, hand = queue.find(self.log, name), self._hand(why)
        if gone:
            return deletion.gone(self.log, post, hand)
        return deletion.delete(self.log, post, self.connect, hand)

    def _hand(self, why: str) -> "Hand":
        """Return who does something to a post, why, and when."""
        from postdesk.models.life import Hand

        return Hand(self.who, why, self.now())
