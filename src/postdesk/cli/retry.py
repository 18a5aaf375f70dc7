"""`postdesk retry`: queue a failed or missed post again."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import refs_argument, show_moved, why_option
from postdesk.desk import Desk


@click.command()
@refs_argument
@why_option
@pass_desk
def retry(desk: Desk, refs: tuple[str, ...], why: str) -> None:
    """Queue a failed or missed post again, for now.

    A post of which nobody can tell is never retried: ask the network's page, then `postdesk resolve`.

    Example: postdesk retry winter/blankets@x
    """
    show_moved(desk.retry(refs, why), "queued again")
