"""`postdesk move`: give a post another time."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import ref_argument, tell, why_option
from postdesk.cli.tables import format_option
from postdesk.desk import Desk


@click.command()
@ref_argument
@click.argument("when")
@why_option
@format_option
@pass_desk
def move(desk: Desk, ref: str, when: str, why: str, format: str) -> None:
    """Give the post REF another time: WHEN is the office's clock, "2026-12-18 09:00".

    A post that was held, missed or failed is queued again. The next `queue` leaves it there, unless the campaign file's
    own time has changed by then.

    Example: postdesk move winter/blankets@x "2026-12-18 09:00"
    """
    post = desk.queue.move(ref, when, why)
    tell([post], f"moved to {post.local}", format)
