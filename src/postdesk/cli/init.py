"""`postdesk init`: start a desk."""

import shlex
from pathlib import Path

import click

from postdesk.cli.tables import format_option, show_json
from postdesk.cli.worded import language_spoken, worded


@click.command()
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False, path_type=Path))
@format_option
def init(folder: Path, format: str) -> None:
    """Start a desk in DIR (here, without one): settings, a sample campaign, an editor's schema.

    No file is ever replaced, no account is needed: the desk's only account rehearses.

    Example: postdesk init office
    """
    from postdesk.desk import new_desk

    wrote = new_desk.init(folder, language_spoken(), worded)
    if format == "json":
        show_json({"wrote": [str(path) for path in wrote]})
        return
    for path in wrote:
        click.echo(worded("wrote {path}", path=path))
    click.echo(
        worded("Tokens come from the environment, or from a file .env here that only you read (chmod 600 .env).")
    )
    there = "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "
    click.echo(worded("Now: {command}", command=f"{there}postdesk check && postdesk queue && postdesk publish"))
