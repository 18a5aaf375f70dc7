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
from postdesk.sentences import Sentence
from postdesk.settings import House, mark
from postdesk.settings.machine import VARIABLE, host, machine
from postdesk.settings.mark import MemoryMark

OVER = "nothing is published from here before `postdesk take-over`"
THERE = "the one that speaks for this desk is kept {where}"
WORK_THERE = "work there; {over}"


class MemoryDoubt(Struct, frozen=True):
    """Why a memory does not speak for its desk, and what to do."""

    says: str
    remedy: str

    @property
    def whole(self) -> Sentence:
        """Both in one sentence."""
        return Sentence("{says}: {remedy}", says=self.says, remedy=self.remedy)


def doubt(house: House, log: Log) -> str:
    """Return, in one sentence, what `doubted` finds; "" where that is nothing."""
    found = doubted(house, log)
    return found.whole if found else ""


def doubted(house: House, log: Log) -> MemoryDoubt | None:
    """Return why a memory does not speak for its desk, and what to do; None where it does, or nobody has spoken yet.

    Raises:
        PostdeskError: The memory cannot be read.
    """
    try:
        named = mark.read_mark(house.root)
    except mark.UnclearMark as unclear:
        return MemoryDoubt(unclear.says, unclear.remedy)
    mine = own.own(log)
    if named and (mine is None or mine.name != named.memory):
        return _another(house, log, named, new=mine is None)
    return _elsewhere(house, log, mine) if mine and log.one_machine else None


def _another(house: House, log: Log, named: MemoryMark, *, new: bool) -> MemoryDoubt:
    """Say that the mark names another memory than the one at hand."""
    over, there = Sentence(OVER), Sentence(THERE, where=mark.kept_where(named))
    if log.one_machine:
        kind = _new_one(house) if new else Sentence("another one")
        says = Sentence("the memory in {folder} is {kind}, and {there}", folder=house.memory, kind=kind, there=there)
        return MemoryDoubt(says, Sentence(WORK_THERE, over=over))
    says = Sentence("{name} holds another memory, and {there}", name=log.name, there=there)
    return MemoryDoubt(says, Sentence("set POSTDESK_DATABASE to that; {over}", over=over))


def _new_one(house: House) -> Sentence:
    """Say that a memory is new, and which whole copy of one before lies here, if any does."""
    whole = copies.whole_copies(house.memory / "desk.sqlite")
    if not whole:
        return Sentence("a new one")
    last = whole[-1].relative_to(house.memory)
    return Sentence("a new one ({copy} is the last whole copy of one before)", copy=last)


def _elsewhere(house: House, log: Log, mine: Memory) -> MemoryDoubt | None:
    """Say that a memory in a file is not at home here: another machine's, a copy, or an older one."""
    over = Sentence(OVER)
    if mine.machine != machine():
        of = Sentence(ANOTHERS, folder=house.memory, host=mine.host, here=host())
        return MemoryDoubt(of, Sentence(WORK_THERE_AS_ITSELF, over=over, variable=VARIABLE))
    home = Path(mine.folder)
    if mine.folder != here_in_letters(house) and _stands(home, house, mine.name):
        copy = Sentence("this desk is a copy of the one in {folder}, which is still there", folder=home)
        return MemoryDoubt(copy, Sentence(WORK_THERE, over=over))
    came = mark.memory_reached(house.root, mine.name)
    if came and own.seal(log, came.event) != came.seal:
        older = Sentence("the memory in {folder} is older than this desk", folder=house.memory)
        return MemoryDoubt(older, Sentence(OLDER, over=over))
    return None


ANOTHERS = "the memory in {folder} is that of {host}, and this is {here}"
WORK_THERE_AS_ITSELF = "work there; {over} (a machine whose id changes names itself by {variable})"
OLDER = "what was done since, it does not know; put the newer one back; {over}"


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
