"""What a desk does when its posts' time comes: publish, upload ahead, lay out, take readings.

A worker does it all day, `postdesk publish` once. The desk is these rounds, its hands, and everything else.
"""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from postdesk import networks
from postdesk.errors import SettingsError
from postdesk.settings import House

if TYPE_CHECKING:
    from postdesk.log import Log
    from postdesk.log.posts.lookup import Post
    from postdesk.measure.from_networks import Measured
    from postdesk.networks.network import Costs, Network
    from postdesk.publish.courier import Courier, Outcome
    from postdesk.publish.uploads import Uploader
    from postdesk.queue.new_clock_rules import Clocks


class Rounds:
    """Whoever carries a desk's posts to their networks, and brings back what became of them."""

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
        """Return an account's network, None where only a person can post; SettingsError if desk.toml has it no more."""
        if account not in self.house.accounts:
            raise SettingsError(f"[accounts.{account}] is gone from desk.toml: put it back, or cancel its posts")

        def spend(costs: "Costs", now: datetime) -> None:
            from postdesk.log.workers import budgets

            budgets.take(self.log, account, costs, now)

        return networks.connect(self.house.accounts[account], self.house, spend)

    def courier(self, who: str) -> "Courier":
        """Return the one who carries posts to their networks, under the name of a worker."""
        from postdesk.publish.courier import Courier

        connect, unsigned = (lambda post: self.connect(post.account)), self.house.unsigned
        return Courier(self.log, connect, self.house.campaigns, who, self.now, unsigned=unsigned)

    def uploader(self) -> "Uploader":
        """Return the one who uploads pictures before their post's time."""
        from postdesk.publish.uploads import Uploader

        return Uploader(self.log, self.connect, self.now, self.house.unsigned)

    def clocks(self, who: str) -> "Clocks":
        """Return the one who keeps posts at their time on the clock when the rules of a zone change."""
        from postdesk.queue.new_clock_rules import Clocks

        return Clocks(self.log, who, self.now)

    def publish(self) -> "list[Outcome]":
        """Publish what is due, once, and lay out what a person has to publish; return what became of each post."""
        outcomes = self.courier(self.who).run_due()
        self.lay_out()
        return outcomes

    def due(self) -> "list[Post]":
        """Return the queued posts whose moment has come."""
        from postdesk.log.posts import sending

        return sending.due(self.log, self.now())

    def next_due(self) -> datetime | None:
        """Return the next moment, later than now, at which a post wants to be looked at; None where there is none."""
        from postdesk.log.posts import sending

        return sending.next_post(self.log, self.now())

    def lay_out(self) -> list[Path]:
        """Make `reports/handoff/` hold what waits for a person; return its folders, PostdeskError where it cannot."""
        from postdesk.publish import by_hand

        return by_hand.rebuild(self.log, self.house.campaigns, self.house.reports)

    def measure(self) -> "Measured":
        """Take a reading of the posts that are young enough to change."""
        from postdesk.measure.from_networks import measure

        return measure(self.log, self.connect, self.now())
