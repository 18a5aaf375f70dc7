"""The desk's memory: how things stand in it, who keeps others from writing to it, and another place for it."""

from typing import TYPE_CHECKING

from postdesk.desk.part import DeskPart
from postdesk.errors import PostdeskError

if TYPE_CHECKING:
    from postdesk.log.engine.moving import Moved
    from postdesk.log.engine.write_lock import Blocked
    from postdesk.log.workers.desk_state import DeskStanding


class DeskMemory(DeskPart):
    """What the desk remembers: how things stand in it, and where it is kept."""

    def standing(self) -> "DeskStanding":
        """Return how things stand: who holds the desk, which accounts wait, which workers were heard of."""
        from postdesk.log.workers import desk_state

        return desk_state.desk_standing(self.desk.log, self.desk.now(), unsigned=self.desk.house.unsigned)

    def blocked(self) -> "Blocked | None":
        """Return who keeps everybody from writing to the desk's memory; None where nobody does."""
        return self.desk.log.blocked()

    def move_to(self, address: str) -> "list[Moved]":
        """Carry the desk's memory to a PostgreSQL database, or with "" to the file; PostdeskError where it stays."""
        from postdesk.log import open_log
        from postdesk.log.engine import moving
        from postdesk.settings.secrets import database

        house = self.desk.house
        if address == database(house.root):
            raise PostdeskError("the desk's memory is there already: name another place")
        with open_log(address or house.memory / "desk.sqlite") as target:
            return moving.move_log(self.desk.log, target, self.desk.now())
