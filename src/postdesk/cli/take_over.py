"""`postdesk take-over`: publish from here from now on, where another memory spoke for the desk."""

import sys

import click

from postdesk.cli import pass_desk
from postdesk.cli.asking import says_yes
from postdesk.cli.changes import why_option
from postdesk.cli.progress import patience
from postdesk.cli.tables import format_option, show_json
from postdesk.cli.worded import worded
from postdesk.desk import Desk

ASKED = "From now on the memory here publishes, and the one that did falls silent. Are its workers stopped?"


@click.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@why_option
@format_option
@pass_desk
def take_over(desk: Desk, why: str, format: str, *, yes: bool) -> None:
    """Let the memory here speak for the desk: after a backup was put back, on a new machine, in a clone.

    Stop the workers elsewhere first. The networks are asked which posts whose time has come are public: those found
    count as published, and those of which nobody can tell are unknown. Then share `campaigns/.desk-memory` with git, so
    that every other place knows.

    Example: postdesk take-over --why "the office's laptop was stolen"
    """
    if not yes and sys.stdin.isatty() and desk.memory.doubt():
        says_yes(worded(ASKED), abort=True, err=True)
    with patience(worded("Asking the networks what is public")):
        asked = desk.memory.take_over(why)
    if format == "json":
        show_json([{"ref": one.ref, "state": one.state, "why": one.why} for one in asked])
        return
    for one in asked:
        click.echo(f"{one.state}: {one.ref} {one.why}")
    click.echo(worded("The memory here speaks for the desk now; share campaigns/.desk-memory with git."))
