"""What a desk does when its posts' time comes: publish, upload before, lay out.

A worker does it all day, `postdesk publish` once.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from postdesk.desk.part import DeskPart
from postdesk.models import Repeat, life
from postdesk.models.life import State

if TYPE_CHECKING:
    from postdesk.log.posts.lookup import Post
    from postdesk.media.store import MediaStore
    from postdesk.publish.courier import Courier, Outcome
    from postdesk.publish.uploads import Uploader

_MAY_BE_OUT = (*life.OUT, State.UNKNOWN)


class DeskPublishing(DeskPart):
    """What happens when a post's moment has come."""

    def publish_due(self, going: Callable[[], bool] = lambda: True) -> "list[Outcome]":
        """Publish what is due, once, and lay out what a person has to publish; return what became of each post.

        `going` is asked before each post: who is to stop leaves the rest to others.
        """
        outcomes = self.carry_due(going)
        self.lay_out()
        return outcomes

    def carry_due(self, going: Callable[[], bool] = lambda: True) -> "list[Outcome]":
        """Publish what is due, once, and lay out nothing; return what became of each post."""
        outcomes = replace(self.courier(self.desk.who), going=going).run_due()
        if any(outcome.state in _MAY_BE_OUT for outcome in outcomes):
            self.desk.last_acts.note_final("publish")
        return outcomes

    def due(self) -> "list[Post]":
        """Return the queued posts whose moment has come."""
        from postdesk.log.posts import sending

        return sending.due_turn(self.desk.log, self.desk.now())

    def next_due(self) -> datetime | None:
        """Return the next moment, later than now, at which a post wants to be looked at; None where there is none."""
        from postdesk.log.posts import sending

        return sending.next_post(self.desk.log, self.desk.now())

    def courier(self, who: str) -> "Courier":
        """Return the one who carries posts to their networks, under the name of a worker."""
        from postdesk.publish.courier import Courier
        from postdesk.publish.which_memory import MemoryVoice

        house, connect = self.desk.house, self.desk.accounts.connect_for
        log, now = self.desk.log, self.desk.now
        voice = MemoryVoice(house, log, who, now)
        carry = partial(Courier, signers=house.signatures, rehearsal=house.rehearsal, voice=voice)
        return carry(log, connect, self.media(), who, now)

    def uploader(self, going: Callable[[], bool] = lambda: True) -> "Uploader":
        """Return the one who uploads pictures before their post's time, as long as it is `going`."""
        from postdesk import networks
        from postdesk.publish.uploads import Uploader

        used = {account.network for account in self.desk.house.accounts.values()}
        readers = frozenset(name for name in used if networks.SHELF[name].reads_pages)
        makers = frozenset(name for name in used if networks.SHELF[name].repeat is Repeat.HELD)
        house, connect = self.desk.house, self.desk.accounts.connect_for
        uploads = partial(Uploader, self.desk.log, connect, self.desk.now, self.media(), house.signatures)
        return uploads(readers=readers, makers=makers, going=going)

    def media(self) -> "MediaStore":
        """Return where what is sent of pictures and films lies."""
        from postdesk.media.store import MediaStore

        return MediaStore(self.desk.house.sent_media, self.desk.house.campaigns)

    def lay_out(self) -> list[Path]:
        """Make `reports/handoff/` hold what waits for a person; return its folders, PostdeskError where it cannot."""
        from postdesk.publish import by_hand

        return by_hand.rebuild_handoff(self.desk.log, self.media(), self.desk.house.handoff)
