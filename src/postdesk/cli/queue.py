"""`postdesk queue`: make the queue match the campaign files."""

from pathlib import Path

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import all_option, show_changes, sure
from postdesk.cli.chosen import yes_option
from postdesk.cli.paths import CampaignPath
from postdesk.cli.plainly import plain_option
from postdesk.cli.progress import patience
from postdesk.cli.tables import format_option
from postdesk.cli.worded import worded
from postdesk.desk import Desk


@click.command()
@click.argument("paths", nargs=-1, type=CampaignPath())
@yes_option
@all_option
@format_option
@plain_option
@pass_desk
def queue(desk: Desk, paths: tuple[Path, ...], yes: bool, everything: bool, format: str) -> None:
    """Check, then make the queue match the campaign files (or only those in PATHS).

    Safe to repeat. A draft with an error keeps itself out; what is published is never touched. Without PATHS it speaks
    for the whole desk: what no file asks for any more is withdrawn. Warnings that were told before are counted; errors
    are told every time.

    Example: postdesk queue
    """
    with patience(worded("Reading the campaigns")):
        findings, plan = desk.queue.apply(paths, yes=yes)
    if plan.stopped and sure(desk, plan, format):
        findings, plan = desk.queue.apply(paths)
    show_changes(desk, findings, plan, format, paths, everything=everything, done=not plan.stopped)
