"""`postdesk move-database`: the desk's memory from its file to PostgreSQL, or back."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.worded import worded
from postdesk.desk import Desk

FILE = "sqlite"


@click.command()
@click.option(
    "--to",
    required=True,
    envvar="POSTDESK_MOVE_TO",
    metavar="ADDRESS",
    help=f"postgresql://name:password@host/database, or `{FILE}` for the desk's own file; or set POSTDESK_MOVE_TO.",
)
@click.argument("stray", nargs=-1, metavar="")
@pass_desk
def move_database(desk: Desk, to: str, stray: tuple[str, ...]) -> None:
    """Carry all that the desk remembers to another database, and compare both.

    Stop the workers first. What is there stays as it was; the new place is used once POSTDESK_DATABASE says so.

    Example: postdesk move-database --to postgresql://desk@db.example.org/postdesk
    """
    if stray:  # what was typed may hold a password, so it is not shown
        raise click.UsageError(worded("give one address, after --to"))
    if to != FILE and not to.startswith(("postgresql://", "postgres://")):
        raise click.BadParameter(
            worded("write postgresql://name:password@host/database, or {file}", file=FILE), param_hint="--to"
        )
    for moved in desk.memory.move_to("" if to == FILE else to):
        click.echo(f"{moved.table:<14} {moved.rows:>9,}")
    click.echo(worded("Everything arrived, and reads the same on both sides."))
    click.echo(
        worded("Now unset POSTDESK_DATABASE.")
        if to == FILE
        else worded("Now set POSTDESK_DATABASE to that address, on every machine.")
    )
