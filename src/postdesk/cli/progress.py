"""How far a long piece of work is, shown to whoever waits for it at a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from postdesk.cli.door import trusted
from postdesk.cli.plainly import plainly

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
