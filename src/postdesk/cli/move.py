"""`postdesk move`: give a post another time."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import show_moved, why_option
from postdesk.desk import Desk


@click.command()
@click.argument("ref")
@click.argument("when")
@why_option
@pass_desk
def move(desk: Desk, ref: str, when: str, why: str) -> None:
    """Give the post REF another time: WHEN is the office's clock, "2026-12-18 09:00".

    The next `queue` leaves it there, unless the campaign file's own time has changed by then.

    Example: postdesk move winter/blankets@x "2026-12-18 09:00"
    """
    show_moved([desk.move(ref, when, why)], "moved")
