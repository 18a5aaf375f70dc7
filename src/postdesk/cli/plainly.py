"""`--plain`: what a screen reader reads well: no colours, no boxes, no columns, a line a fact.

`POSTDESK_PLAIN=1` says it once for all commands.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
ASKED = "postdesk.plain"


def _note(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    ctx.meta[ASKED] = wanted or ctx.meta.get(ASKED, False)


def plain_option(command: Command) -> Command:
    """Give a command the option; nothing of it arrives as an argument."""
    return click.option(
        "--plain",
        is_flag=True,
        envvar="POSTDESK_PLAIN",
        expose_value=False,
        callback=_note,
        help="For screen readers: no colours or columns, a fact a line.",
    )(command)


def plainly() -> bool:
    """Whether whoever reads wants it plain."""
    here = click.get_current_context(silent=True)
    return here is not None and bool(here.meta.get(ASKED))


def facts(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a line a fact, `state: queued`, and an empty line between two rows; what is empty is not told."""
    for number, row in enumerate(rows):
        if number:
            yield ""
        yield from (f"{header}: {cell}" for header, cell in zip(headers, row, strict=True) if cell)
