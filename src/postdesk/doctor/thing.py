"""What the doctor finds, and how a thing that it looks at is declared."""

from collections.abc import Callable, Iterator
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from postdesk.accounts.rotating import TokensWhenAsked
from postdesk.models import Account
from postdesk.moments import wall_clock
from postdesk.settings import House

if TYPE_CHECKING:
    from postdesk.log import Log
    from postdesk.log.workers.desk_state import DeskStanding

Connect = Callable[[Account, House, Callable[[], None], None, TokensWhenAsked | None], object]
"""Gives an account of a desk its network, with the tokens that the log keeps of it; nothing is counted."""
NAMED = 3
"""How many of several are named in a sentence."""


class Health(StrEnum):
    """How a thing is: well; to be looked at some time; or wrong, so that posts do not go out as they should."""

    WELL = "well"
    LOOK = "look"
    WRONG = "wrong"


class Sign(Struct, frozen=True):
    """One thing that was looked at: what is the case, and, where it is not well, how to mend it."""

    what: str
    health: Health
    says: str
    remedy: str = ""


class Scene(Struct, frozen=True):
    """What there is to look at.

    `log` and `stands` are None where nothing has been queued yet, or where `trouble` says why the memory cannot be
    opened or read; `address` is that of a database, "" where the memory is a file. `drift` returns by how many seconds
    the wall clock was set since the doctor came. `connect` gives an account its network, or says what it lacks.
    """

    house: House
    now: datetime
    drift: Callable[[], float]
    connect: Connect
    address: str = ""
    log: "Log | None" = None
    stands: "DeskStanding | None" = None
    trouble: str = ""

    def local(self, instant: datetime) -> str:
        """Return an instant on the office's clock, to the minute."""
        return wall_clock.slot(instant.replace(microsecond=0), self.house.timezone).local


class Thing(Struct, frozen=True):
    """A thing that the doctor looks at: its name, what it is to an officer, and the look."""

    name: str
    what: str
    look: Callable[[Scene], Iterator[Sign]]
