"""`postdesk rebuild-rollups`: the log's sums again, from what was counted."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.progress import patience
from postdesk.cli.worded import worded
from postdesk.desk import Desk


@click.command()
@pass_desk
def rebuild_rollups(desk: Desk) -> None:
    """Compute the weekly sums of the log again from its readings.

    They are kept right as readings come in; this is for after a repair, and after a change of the desk's timezone,
    which puts posts into other weeks.

    Example: postdesk rebuild-rollups
    """
    with patience(worded("Reading the log")):
        desk.readings.rebuild_rollups()
    click.echo(worded("Weeks and sums were computed again, in the zone {timezone}.", timezone=desk.house.timezone))
