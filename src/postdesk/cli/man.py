"""`postdesk man`: a manual page a command, made from its help.

The pages that come with the package, in share/man, are these: `man postdesk-check` finds them beside the program.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from postdesk.cli import main
from postdesk.cli.worded import counted, spoken_in
from postdesk.files.whole import write_whole
from postdesk.sentences import without_margin

EXITS = (
    ("0", "Nothing to mend."),
    ("1", "Something is to be mended, or could not be done; one sentence says what."),
    ("2", "It was called in a wrong way."),
)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def man(folder: Path) -> None:
    """Write the manual pages of all commands into FOLDER.

    Example: postdesk man ~/.local/share/man/man1
    """
    folder.mkdir(parents=True, exist_ok=True)
    with spoken_in(""):  # manual pages are English
        pages = manual_pages(main)
    for name, page in pages.items():
        write_whole(folder / name, page.encode())
    said = counted("{count} manual page in {folder}", "{count} manual pages in {folder}", len(pages), folder=folder)
    click.echo(said)


def manual_pages(program: click.Command) -> dict[str, str]:
    """Return the text of each page by the name of its file, "postdesk-check.1"; first that of the program itself."""
    top = click.Context(program, info_name="postdesk", **program.context_settings)
    return {f"{ctx.command_path.replace(' ', '-')}.1": "\n".join(_page(ctx)) + "\n" for ctx in _all(top)}


def _all(ctx: click.Context) -> Iterator[click.Context]:
    """Yield a command, then those below it."""
    yield ctx
    if isinstance(ctx.command, click.Group):
        every = [(name, ctx.command.get_command(ctx, name)) for name in ctx.command.list_commands(ctx)]
        below = [click.Context(command, info_name=name, parent=ctx) for name, command in every if command]
        yield from chain.from_iterable(map(_all, below))


def _page(ctx: click.Context) -> Iterator[str]:
    """Yield the lines of one page, in the language of man(7)."""
    name = ctx.command_path.replace(" ", "-")
    paragraphs = without_margin(ctx.command.help or "").split("\n\n")
    examples = [one.removeprefix("Example: ") for one in paragraphs if one.startswith("Example: ")]
    yield f'.TH "{_kept(name.upper())}" "1" "" "postdesk" "postdesk"'
    yield ".ad l"
    yield from (".SH NAME", rf"{_kept(name)} \- {_kept(_sentence(ctx))}")
    yield from (
        ".SH SYNOPSIS",
        rf"\fB{_kept(ctx.command_path)}\fR {_kept(' '.join(ctx.command.collect_usage_pieces(ctx)))}",
    )
    yield ".SH DESCRIPTION"
    for paragraph in paragraphs:
        if not paragraph.startswith("Example: "):
            yield from (".PP", _kept(" ".join(paragraph.split())))
    yield ".SH OPTIONS"
    options = [one for one in ctx.command.get_params(ctx) if isinstance(one, click.Option)]
    records = [option.get_help_record(ctx) for option in options]
    yield from (line for option, says in filter(None, records) for line in _entry(option, says))
    if isinstance(ctx.command, click.Group):
        yield ".SH COMMANDS"
        below = [one for one in _all(ctx) if one.parent is ctx]
        yield from (line for one in below for line in _entry(one.command_path, _sentence(one)))
    if examples:
        yield ".SH EXAMPLE"
        yield from (line for example in examples for line in (".nf", _kept(" ".join(example.split())), ".fi"))
    yield ".SH EXIT STATUS"
    yield from (line for code, says in EXITS for line in _entry(code, says))
    if ctx.parent:
        yield from (".SH SEE ALSO", r"\fBpostdesk\fR(1)")


def _entry(term: str, says: str) -> Iterator[str]:
    yield from (".TP", rf"\fB{_kept(term)}\fR", _kept(" ".join(says.split())))


def _sentence(ctx: click.Context) -> str:
    return ctx.command.get_short_help_str(200).rstrip(".")


def _kept(text: str) -> str:
    """Return a text that man(7) prints as it is: backslashes, hyphens that are typed, signs that begin a request."""
    kept = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{kept}" if kept.startswith((".", "'")) else kept
