"""How far a long piece of work is, shown to whoever waits for it at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from postdesk.cli.door import trusted
from postdesk.cli.plainly import plainly
from postdesk.cli.worded import worded

if TYPE_CHECKING:
    from threading import Lock

    from rich.status import Status

LONG = 1.0
"""Seconds after which somebody who waits is told for what."""
Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do."""


@contextmanager
def bar(what: str) -> Iterator[Progress]:
    """Show a progress bar on standard error while the block runs, where that is a terminal; it is gone afterwards."""
    if plainly() or not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    console = Console(file=trusted(sys.stderr))
    with Bar(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as shown:
        task = shown.add_task(what, total=None)
        yield lambda done, total: shown.update(task, completed=done, total=total)


@contextmanager
def patience(what: str) -> Iterator[None]:
    """Say on standard error what takes so long, once the block has run for a second, where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from threading import Lock, Timer

    sign = WaitingSign(what, Lock(), plain=plainly())
    wait = Timer(LONG, sign.show)
    wait.daemon = True
    wait.start()
    try:
        yield
    finally:
        wait.cancel()
        sign.take_away()


class WaitingSign:
    """What is shown to somebody who waits, and gone when the work is done; read out, it is one line that stays."""

    def __init__(self, what: str, turn: "Lock", *, plain: bool) -> None:
        self._what, self._turn, self._plain, self._over = what, turn, plain, False
        self._shown: Status | None = None

    def show(self) -> None:
        """Show it, unless the work is done."""
        with self._turn:
            if self._over:
                return
            if self._plain:
                print(f"{self._what}: {worded('this takes a while')}", file=sys.stderr, flush=True)  # noqa: T201 -- a terminal's
                return
            from rich.console import Console
            from rich.status import Status
            from rich.text import Text

            self._shown = Status(Text(self._what), console=Console(file=trusted(sys.stderr)))
            self._shown.start()

    def take_away(self) -> None:
        """End it; from now on it is not shown any more."""
        with self._turn:
            self._over = True
            if self._shown:
                self._shown.stop()
