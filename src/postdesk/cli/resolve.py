"""`postdesk resolve`: say what became of a post that nobody could tell."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import ref_argument, tell_posts, why_option
from postdesk.cli.tables import format_option
from postdesk.cli.worded import worded
from postdesk.desk import Desk


@click.command()
@ref_argument
@click.option("--published", "url", metavar="URL", help="It is there: its public address.")
@click.option("--at", "went_out", default="", metavar="WHEN", help="When it went out, on the office's clock.")
@click.option("--absent", is_flag=True, help="It is surely not there: queue it again.")
@why_option
@format_option
@pass_desk
def resolve(desk: Desk, ref: str, url: str | None, went_out: str, absent: bool, why: str, format: str) -> None:
    """Say what became of the post REF, when no network could tell or a person published it by hand.

    Of a published post it puts the address right; `undo` does not take it back. The address has to be one of a post of
    that account, on its network and server. When it went out, many addresses tell; where one does not, say it with --at
    ("09:00" is today's): reports then know the hour. The network's export corrects it.

    Example: postdesk resolve winter/blankets@x --published https://x.com/office/status/1
    """
    if bool(url) == absent:
        raise click.UsageError(worded("say what you saw on the account's page: --published URL, or --absent"))
    if went_out and absent:
        raise click.UsageError(worded("--at says when a post went out: it goes with --published"))
    tell_posts([desk.queue.resolve(ref, url, why, went_out)], "published" if url else "queued again", format, desk)
    desk.publishing.lay_out()
