"""`postdesk cancel`: take posts out of the queue."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import refs_argument, some, tell, why_option
from postdesk.cli.tables import format_option
from postdesk.desk import Desk


@click.command()
@refs_argument
@why_option
@format_option
@pass_desk
def cancel(desk: Desk, refs: tuple[str, ...], why: str, format: str) -> None:
    """Take posts that were not yet sent out of the queue.

    They stay out until their draft changes in the campaign file; then the next `queue` asks for them again.

    Example: postdesk cancel winter/blankets@x --why "Event called off"
    """
    tell((post for ref in some(refs) for post in desk.queue.cancel([ref], why)), "cancelled", format)
    desk.publishing.lay_out()
