"""`postdesk cancel`: take posts out of the queue for good."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import refs_argument, show_moved, why_option
from postdesk.desk import Desk


@click.command()
@refs_argument
@why_option
@pass_desk
def cancel(desk: Desk, refs: tuple[str, ...], why: str) -> None:
    """Take posts that were not yet sent out of the queue for good.

    Example: postdesk cancel winter/blankets@x --why "Event called off"
    """
    show_moved(desk.cancel(refs, why), "cancelled")
