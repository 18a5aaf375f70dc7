"""The desk's memory: how things stand in it, who keeps others from writing to it, and another place for it."""

from typing import TYPE_CHECKING

from msgspec.structs import replace

from postdesk.desk.part import DeskPart
from postdesk.errors import NotOurs, PostdeskError

if TYPE_CHECKING:
    from postdesk.log.engine.moving import Moved
    from postdesk.log.engine.write_lock import Blocked
    from postdesk.log.workers.desk_state import DeskStanding
    from postdesk.publish.take_over import PostAsked


class DeskMemory(DeskPart):
    """What the desk remembers: how things stand in it, and where it is kept."""

    @property
    def begun(self) -> bool:
        """Whether anything may be kept already: in a file that is there, or in a database."""
        from postdesk.settings.secrets import database

        house = self.desk.house
        return (house.memory / "desk.sqlite").exists() or bool(database(house.root))

    def standing(self) -> "DeskStanding":
        """Return how things stand: who holds the desk, which accounts wait, which workers were heard of."""
        from postdesk.log.workers import desk_state

        return desk_state.desk_standing(self.desk.log, self.desk.now(), signers=self.desk.house.signatures)

    def written_mark(self) -> object:
        """Return what is another value once the memory was written, without a question; None where nothing tells."""
        return self.desk.log.written_mark()

    def attended(self) -> bool:
        """Return whether a worker has been heard of; one that was killed is missed after a minute."""
        from postdesk.log.workers import heartbeats
        from postdesk.models import timings

        last = heartbeats.last_sign(self.desk.log)
        return last is not None and last > self.desk.now() - timings.HEARD

    def blocked(self) -> "Blocked | None":
        """Return who keeps everybody from writing to the desk's memory; None where nobody does."""
        return self.desk.log.blocked()

    def doubt(self) -> str:
        """Return why nothing may be published from this memory, and what to do; "" where it speaks for the desk."""
        from postdesk.publish import which_memory

        return which_memory.doubt(self.desk.house, self.desk.log)

    def sure(self) -> None:
        """See that this memory speaks for the desk; NotOurs says why it does not, and what to do."""
        if why := self.doubt():
            raise NotOurs(why)

    def begin(self) -> None:
        """Let this memory, which speaks, say so in `campaigns/`, and how far it has come."""
        from postdesk.publish import which_memory

        house, log = self.desk.house, self.desk.log
        which_memory.begin(house, log, self.desk.who, self.desk.now())
        which_memory.reach(house, log)

    def reach(self) -> None:
        """Write how far this memory has come, where it speaks for the desk."""
        from postdesk.publish import which_memory

        if not self.doubt():
            which_memory.reach(self.desk.house, self.desk.log)

    def copy(self) -> None:
        """Make today's whole copy of what the desk remembers, where there is none yet."""
        self.desk.log.copy(self.desk.now())

    def see_none_lost(self) -> None:
        """See that no post is where no worker looks; PostdeskError where another program wrote one there."""
        from postdesk.log.posts import lookup

        lookup.see_none_lost(self.desk.log)

    def take_over(self, why: str) -> "list[PostAsked]":
        """Let this memory speak for the desk from now on; return what the networks said of posts whose time has come.

        Raises:
            PostdeskError: It speaks already.
        """
        from postdesk.log.workers import own
        from postdesk.publish import take_over, which_memory

        house, log, hand = self.desk.house, self.desk.log, self.desk.queue.hand("take-over", why)
        if not self.doubt():
            raise PostdeskError("the memory here speaks for the desk already: there is nothing to take over")
        asked = take_over.ask_networks(log, self.desk.accounts.connect_for, hand)
        which_memory.let_speak(house, log, replace(hand, why=f"{own.TAKEN}: {why}" if why else own.TAKEN))
        return asked

    def move_to(self, address: str) -> "list[Moved]":
        """Carry the desk's memory to a PostgreSQL database, or with "" to the file; PostdeskError where it stays."""
        from postdesk.log import open_log
        from postdesk.log.engine import moving
        from postdesk.log.posts import last_by_hand
        from postdesk.publish import which_memory
        from postdesk.settings.secrets import database

        self.desk.people.allow("move-database")
        house = self.desk.house
        if address == database(house.root):
            raise PostdeskError("the desk's memory is there already: name another place")
        speaks = not self.doubt()
        with open_log(address or house.memory / "desk.sqlite") as target:
            moved = moving.move_log(self.desk.log, target, self.desk.now())
            if speaks:
                hand = self.desk.queue.hand("move-database", f"moved from {self.desk.log.name}")
                which_memory.let_speak(house, target, hand)
            last_by_hand.note_final(target, self.desk.queue.by_whom(""), "move-database")
        return moved
