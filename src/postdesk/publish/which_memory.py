"""Whether the memory at hand speaks for its desk: only one does, and nothing is published from any other.

The mark in `campaigns/` names it. A memory in a file knows its machine and its folder: a folder that was moved goes on,
a copy of it does not, nor one on another machine, nor an older one that a backup brought back. A database is reached
from any number of machines, so there the name is enough.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from msgspec import Struct

from postdesk.errors import NotOurs, SettingsError
from postdesk.files.names import in_letters
from postdesk.log import Log
from postdesk.log.engine import copies
from postdesk.log.worker_tables import Memory
from postdesk.log.workers import own
from postdesk.models import timings
from postdesk.models.life import Hand
from postdesk.settings import House, mark
from postdesk.settings.machine import VARIABLE, host, machine
from postdesk.settings.mark import MemoryMark

OVER = "nothing is published from here before `postdesk take-over`"


def doubt(house: House, log: Log) -> str:
    """Return why a memory does not speak for its desk, and what to do; "" where it does, or nobody has spoken yet.

    Raises:
        PostdeskError: The memory cannot be read.
    """
    try:
        named = mark.read_mark(house.root)
    except SettingsError as unclear:
        return str(unclear)
    mine = own.own(log)
    if named and (mine is None or mine.name != named.memory):
        return _another(house, log, named, new=mine is None)
    return _elsewhere(house, log, mine) if mine and log.one_machine else ""


def _another(house: House, log: Log, named: MemoryMark, *, new: bool) -> str:
    """Say that the mark names another memory than the one at hand."""
    there = f"the one that speaks for this desk is kept {named.kept}"
    if log.one_machine:
        kind = f"a new one{_last_copy(house)}" if new else "another one"
        return f"the memory in {house.memory} is {kind}, and {there}: work there; {OVER}"
    return f"{log.name} holds another memory, and {there}: set POSTDESK_DATABASE to that; {OVER}"


def _last_copy(house: House) -> str:
    """Return, within a sentence, which whole copy of the memory lies here; "" where none does."""
    whole = copies.whole_copies(house.memory / "desk.sqlite")
    return f" ({whole[-1].relative_to(house.memory)} is the last whole copy of one before)" if whole else ""


def _elsewhere(house: House, log: Log, mine: Memory) -> str:
    """Say that a memory in a file is not at home here: another machine's, a copy, or an older one."""
    if mine.machine != machine():
        named = f"a machine whose id changes names itself by {VARIABLE}"
        return (
            f"the memory in {house.memory} is that of {mine.host}, and this is {host()}: work there; {OVER} ({named})"
        )
    home = Path(mine.folder)
    if mine.folder != here_in_letters(house) and _stands(home, house, mine.name):
        return f"this desk is a copy of the one in {home}, which is still there: work there; {OVER}"
    came = mark.memory_reached(house.root, mine.name)
    if came and own.seal(log, came.event) != came.seal:
        what = "is older than this desk: what was done since, it does not know"
        return f"the memory in {house.memory} {what}; put the newer one back; {OVER}"
    return ""


def _stands(home: Path, house: House, name: str) -> bool:
    """Whether a desk with the same mark is still in the folder where a memory was at home, and is not this folder."""
    file = home / house.memory.name / "desk.sqlite"
    with suppress(OSError, SettingsError):
        named = mark.read_mark(home)
        return bool(named and named.memory == name) and not file.samefile(house.memory / file.name)
    return False


def here(house: House) -> Path:
    """Return the desk's folder by its one true name."""
    return house.root.resolve()


def here_in_letters(house: House) -> str:
    """Return the same as it is kept."""
    return in_letters(str(here(house)))


def begin(house: House, log: Log, who: str, now: datetime) -> None:
    """Name a memory that has no name yet, follow it to where its folder was moved, and write the mark if it is missing.

    A folder that cannot be written to keeps nobody from publishing.
    """
    mine = own.own(log) or own.named(log, _at_home(house, log, who, now))
    if log.one_machine and mine.folder != here_in_letters(house):
        own.at_home(log, mine, here_in_letters(house))
    with suppress(OSError):
        if mark.read_mark(house.root) is None:
            mark.write_mark(house.root, MemoryMark(mine.name, _kept(log)))


def let_speak(house: House, log: Log, hand: Hand) -> None:
    """Let a memory speak from now on: under a name that no copy of it has, which the mark then names."""
    mine = own.renamed(log, _at_home(house, log, hand.who, hand.now, hand.why))
    mark.write_mark(house.root, MemoryMark(mine.name, _kept(log)))
    reach(house, log)


def _at_home(house: House, log: Log, who: str, now: datetime, why: str = "") -> Memory:
    """Return what a memory that is at home here says of itself, under a new name."""
    at = (machine(), host(), here_in_letters(house)) if log.one_machine else ("", "", "")
    return Memory(name=token_hex(16), machine=at[0], host=at[1], folder=at[2], since=now, who=who, why=why)


def _kept(log: Log) -> str:
    """Return where a memory is kept, for a person on another machine."""
    return f"on {host()}" if log.one_machine else f"in {log.name}"


def reach(house: House, log: Log) -> None:
    """Write beside the mark how far a memory that speaks has come; one without a name has nothing to lose."""
    mine = own.own(log) if log.one_machine else None
    last = own.last(log) if mine else 0
    if mine and last:
        with suppress(OSError):
            mark.reach_memory(house.root, mine.name, last, own.seal(log, last))


class MemoryVoice(Struct):
    """Sees, for whoever publishes, that the memory still speaks for its desk; cheap enough for every post.

    It looks closely at first, and again whenever somebody touched the mark.
    """

    house: House
    log: Log
    who: str
    now: Callable[[], datetime]
    seen: tuple[int, int] | None = None
    taken: bool = False

    def took_over(self) -> bool:
        """Return whether this memory began to speak in place of another one not long ago."""
        return self.taken

    def may_speak(self) -> None:
        """See that something may be published.

        Raises:
            NotOurs: This memory does not speak for the desk, or is there no more; the sentence says what to do.
        """
        self.log.still_there()
        if self.seen is not None and self.seen == self._touched():
            return
        if why := doubt(self.house, self.log):
            raise NotOurs(why)
        begin(self.house, self.log, self.who, self.now())
        self.taken = own.taken_since(self.log, self.now() - timings.LOOKED_BACK)
        self.seen = self._touched()

    def goes_on(self) -> None:
        """See the same once more, right before a post is sent, and write how far the memory has come."""
        self.may_speak()
        reach(self.house, self.log)

    def _touched(self) -> tuple[int, int]:
        try:
            found = (self.house.root / mark.MARK).stat()
        except OSError:
            return (0, 0)
        return (found.st_mtime_ns, found.st_ino)
