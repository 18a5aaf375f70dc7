"""`postdesk queue`: make the queue match the campaign files."""

from pathlib import Path

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import show_changes
from postdesk.cli.paths import CampaignPath
from postdesk.cli.tables import format_option
from postdesk.desk import Desk


@click.command()
@click.argument("paths", nargs=-1, type=CampaignPath())
@format_option
@pass_desk
def queue(desk: Desk, paths: tuple[Path, ...], format: str) -> None:
    """Check, then make the queue match the campaign files (or only those in PATHS).

    Safe to repeat. Errors block it, warnings do not; what is published is never touched.

    Example: postdesk queue
    """
    show_changes(desk, *desk.queue.apply(paths), format, done=True)
