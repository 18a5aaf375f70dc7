"""`postdesk rename`: give a post, a draft, a campaign or an account the name by which the files know it now."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import why_option
from postdesk.cli.completing import posts_begun
from postdesk.cli.tables import format_option, show_json
from postdesk.cli.worded import worded
from postdesk.desk import Desk


@click.command()
@click.argument("old", shell_complete=posts_begun)
@click.argument("new")
@why_option
@format_option
@pass_desk
def rename(desk: Desk, old: str, new: str, why: str, format: str) -> None:
    """Say that what is called OLD in the queue is called NEW in the files now.

    Both are written alike: campaign/, campaign/id, campaign/id@account or @account. Moments, holds and signatures stay,
    and what is public stays public. Where the words are still the same, `postdesk queue` sees it by itself.

    Example: postdesk rename spring/doors spring/gates
    """
    renamed = desk.queue.rename(old, new, why)
    if format == "json":
        show_json([{"ref": ref} for ref in renamed])
        return
    for ref in renamed:
        click.echo(f"{worded('renamed')}: {ref}")
