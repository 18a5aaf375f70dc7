"""The way out for all that is printed: whatever stands in it, and whatever becomes of who reads it.

What is printed names files, settings and servers' answers. Here, once for every command, it is made inert, and no line
of it begins like a command to the machine that runs checks (`::error`, `##[group]`). Letters that an old code page has
not are replaced. A reader that has gone away, a closed or full output takes nothing from work that is done: the rest is
said to nobody. The exit code is the work's, but for an output that took less than it was given, on a full disk: whoever
goes by it would take what is there for the whole.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EBADF
from functools import cache
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO, TextIO, cast

from postdesk.cli.worded import worded
from postdesk.errors import system_reason
from postdesk.text.inert import inert

if TYPE_CHECKING:
    from rich.console import RenderableType


class BytesDoor:
    """The way of bytes through a door: they are a text in UTF-8, and written as inert as any other."""

    def __init__(self, door: "Door") -> None:
        self._door = door

    def write(self, content: bytes) -> int:
        """Write the text that some bytes are."""
        self._door.write(content.decode("utf-8", "replace"))
        return len(content)

    def flush(self) -> None:
        """Hand over what was written so far."""
        self._door.flush()


class Door:
    """A stream of text in front of standard output or standard error.

    Its `buffer` leads back to it, so that nothing is written past it.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._line = ""
        self.cut_off = False
        with suppress(AttributeError, ValueError):  # a test's stream, or one that is closed
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]

    @property
    def encoding(self) -> str:
        """The code page of whoever reads."""
        return getattr(self._stream, "encoding", None) or "utf-8"

    @property
    def errors(self) -> str:
        """What becomes of letters that the code page has not."""
        return "replace"

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        try:
            return self._stream is not None and self._stream.isatty()
        except ValueError:  # closed
            return False

    def fileno(self) -> int:
        """Return the system's number of it; OSError where there is none."""
        if self._stream is None:
            raise OSError(EBADF, os.strerror(EBADF))
        return self._stream.fileno()

    def write(self, text: str) -> int:
        """Write a text, inert."""
        self.write_trusted(self._broken(inert(text)))
        return len(text)

    @property
    def buffer(self) -> BinaryIO:
        """Where click writes what it has as bytes, such as what it offers to a shell by itself."""
        return cast("BinaryIO", BytesDoor(self))

    def writable(self) -> bool:
        """Whether something may be written: always."""
        return True

    def write_trusted(self, text: str) -> None:
        """Write what is inert, and meant to steer: colours, a progress bar, an annotation."""
        if self._stream is not None:
            try:
                self._stream.write(text)
            except (OSError, ValueError) as trouble:
                self._lose(trouble)

    def pour(self, content: bytes) -> None:
        """Write a whole file, such as a workbook, which nobody reads as text."""
        if self._stream is not None:
            try:
                self._stream.flush()
                self._stream.buffer.write(content)
            except (OSError, ValueError) as trouble:
                self._lose(trouble)

    def flush(self) -> None:
        """Hand over what was written so far."""
        if self._stream is not None:
            try:
                self._stream.flush()
            except (OSError, ValueError) as trouble:
                self._lose(trouble)

    def _lose(self, trouble: OSError | ValueError) -> None:
        """Go on without a reader; what waits to be written goes nowhere, so that the end of the run does not fail."""
        lost, self._stream = self._stream, None
        with suppress(OSError, ValueError, AttributeError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, lost.fileno())  # type: ignore[union-attr]
            os.close(nowhere)
        if not isinstance(trouble, OSError) or isinstance(trouble, BrokenPipeError):
            return
        self.cut_off = True
        if sys.stderr is not self:
            why = worded("the output takes no more: {why}", why=system_reason(trouble))
            sys.stderr.write(f"postdesk: {why}\n")

    def _broken(self, text: str) -> str:
        """Return a text no line of which is a command, beginning where the last one ended."""
        line = self._line  # once: a worker's threads print, too
        whole = line + text
        written = _command().sub(_apart, whole)[len(line) :] if "::" in whole or "##" in whole else text
        last = whole.rpartition("\n")[2]
        self._line = last if last.strip() in {"", ":", "#", "##"} else "_"
        return written


def _apart(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2][0]} {found[2][1:]}"


@cache
def _command() -> re.Pattern[str]:
    """Match what GitHub, Azure and TeamCity take for a command, at the beginning of a line."""
    return re.compile(r"^([^\S\n]*)(::|##\w*\[)", re.MULTILINE)


@contextmanager
def opened() -> Iterator[None]:
    """Let all that is printed within go through the door; where it ends well and did not all arrive, it ends with 1."""
    before = sys.stdin, sys.stdout, sys.stderr
    for stream in before:
        if stream is None:  # closed: its number is taken, before a file that is opened gets it
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = before[0] or TextIOWrapper(BytesIO())  # nobody types anything
    out, err = Door(before[1]), Door(before[2])
    sys.stdout, sys.stderr = cast("TextIO", out), cast("TextIO", err)
    try:
        yield
    except SystemExit as end:
        out.flush()
        err.flush()
        if (out.cut_off or err.cut_off) and not end.code:
            raise SystemExit(1) from end
        raise
    finally:
        out.flush()
        err.flush()
        sys.stdin, sys.stdout, sys.stderr = before


def annotate(line: str) -> None:
    """Print a line that is meant as a command to the machine that runs checks; its values are escaped already."""
    trusted(sys.stdout).write(f"{inert(line)}\n")


def pour(content: bytes) -> None:
    """Write a whole file, such as a workbook, to standard output: into the file or program that it goes to."""
    cast("Door", sys.stdout).pour(content)


def paint(*renderables: "RenderableType", soft_wrap: bool = False) -> None:
    """Print tables or texts in their colours, on a terminal."""
    from rich.console import Console
    from rich.segment import Segment, Segments

    console = Console(file=trusted(sys.stdout), highlight=False)
    options = console.options.update(no_wrap=True, overflow="ignore") if soft_wrap else console.options
    for one in renderables:
        shown = [Segment(inert(part.text), part.style) for part in console.render(one, options)]
        console.print(Segments(shown), end="", soft_wrap=True)


def trusted(stream: TextIO) -> TextIO:
    """Return the way past the door, for what steers the terminal and is all our own, such as a progress bar."""
    return cast("TextIO", _Trusted(stream)) if isinstance(stream, Door) else stream


class _Trusted:
    """The inner side of a door: the same stream, and what is written passes as it is."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self.encoding, self.isatty, self.fileno, self.flush = door.encoding, door.isatty, door.fileno, door.flush

    def write(self, text: str) -> int:
        """Write a text as it is."""
        self._door.write_trusted(text)
        return len(text)
