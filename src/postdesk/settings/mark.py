"""The mark in `campaigns/`: which memory speaks for the desk. It is kept in git, so that every copy of the files knows.

Beside it, for this folder alone and never in git, stands how far that memory had come when it was last used: by that a
copy from before is known again.
"""

import re
from pathlib import Path

from msgspec import Struct

from postdesk.errors import SettingsError
from postdesk.files.regular import contents
from postdesk.files.whole import write_whole
from postdesk.sentences import Sentence

MARK = Path("campaigns", ".desk-memory")
HERE = Path("campaigns", ".desk-here")
LARGEST = 10_000
"""Bytes of a mark; what is larger was not written here."""
_TEXT = """\
# Which memory speaks for this desk: only from there is anything published. postdesk writes this; keep it in git.
memory = {memory}
kept = {kept}
"""
_LINE = re.compile(r"(memory|kept) = (.+)")
_REACHED = re.compile(r"(\w+) (\d+) (\w+)\n")


class MemoryMark(Struct, frozen=True):
    """The memory that speaks for a desk: its name, and where it is kept, in words for a person."""

    memory: str
    kept: str


class UnclearMark(SettingsError):
    """A mark does not say which memory speaks: what `says` is wrong, and the `remedy`."""

    def __init__(self, file: Path, remedy: Sentence) -> None:
        self.says = Sentence("{file} does not say which memory speaks for the desk", file=file)
        self.remedy = remedy
        super().__init__("{says}: {remedy}", says=self.says, remedy=remedy)


def read_mark(root: Path) -> MemoryMark | None:
    """Return the mark of the desk at `root`; None where none was written yet.

    Raises:
        UnclearMark: It cannot be read, or names no memory, or two of them where git joined two.
    """
    try:
        lines = contents(root / MARK, most=LARGEST).decode().splitlines()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        raise UnclearMark(root / MARK, Sentence("see that it can be read, or {anew}", anew=Sentence(ANEW))) from None
    found = [_LINE.fullmatch(line.strip()) for line in lines if line.strip() and not line.startswith("#")]
    said = {match[1]: match[2] for match in found if match}
    if len(said) != len(found) or "memory" not in said:
        raise UnclearMark(root / MARK, Sentence("put back what git had there, or {anew}", anew=Sentence(ANEW)))
    return MemoryMark(said["memory"], said.get("kept", "another place"))


ANEW = "say with `postdesk take-over` that the memory here does"


def kept_where(mark: MemoryMark) -> str:
    """Return where a memory is kept, for a person on another machine: a mark says it in English."""
    place, _, name = mark.kept.partition(" ")
    places = {"on": "on {name}", "in": "in {name}"}
    return Sentence(places[place], name=name) if place in places and name else Sentence(mark.kept)


def write_mark(root: Path, mark: MemoryMark) -> None:
    """Write a mark in place of the one that is there; OSError where it cannot be written."""
    write_whole(root / MARK, _TEXT.format(memory=mark.memory, kept=mark.kept).encode())


class Reached(Struct, frozen=True):
    """How far a memory had come: the number of its last event, and the seal of that."""

    event: int
    seal: str


def memory_reached(root: Path, memory: str) -> Reached | None:
    """Return how far a memory had come when it was last used in this folder; None where nobody wrote that."""
    try:
        found = _REACHED.fullmatch(contents(root / HERE / "reached", most=LARGEST).decode("ascii"))
    except (OSError, UnicodeDecodeError):
        return None
    return Reached(int(found[2]), found[3]) if found and found[1] == memory else None


def reach_memory(root: Path, memory: str, event: int, seal: str) -> None:
    """Write how far a memory has come; OSError where that cannot be written."""
    folder = root / HERE
    if not (folder / ".gitignore").exists():
        folder.mkdir(exist_ok=True)
        write_whole(folder / ".gitignore", b"# Only for this folder on this machine.\n*\n")
    write_whole(folder / "reached", f"{memory} {event} {seal}\n".encode())
