"""`postdesk plan`: what queueing would do, and nothing done."""

from pathlib import Path

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import all_option, show_changes
from postdesk.cli.paths import CampaignPath
from postdesk.cli.plainly import plain_option
from postdesk.cli.progress import patience
from postdesk.cli.tables import format_option
from postdesk.cli.worded import worded
from postdesk.desk import Desk


@click.command()
@click.argument("paths", nargs=-1, type=CampaignPath())
@all_option
@format_option
@plain_option
@pass_desk
def plan(desk: Desk, paths: tuple[Path, ...], everything: bool, format: str) -> None:
    """Say what queueing the campaign files (or only those in PATHS) would add, change and withdraw.

    Warnings that were told before are counted; errors are told every time.

    Example: postdesk plan campaigns/winter.yaml
    """
    with patience(worded("Reading the campaigns")):
        findings, changes = desk.queue.plan(paths)
    show_changes(desk, findings, changes, format, paths, everything=everything)
