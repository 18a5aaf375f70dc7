"""`postdesk retry`: queue a failed or missed post again."""

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
def retry(desk: Desk, refs: tuple[str, ...], why: str, format: str) -> None:
    """Queue failed or missed posts again: they are due at once.

    A post of which nobody can tell is never retried: look at the account's page, then `postdesk resolve`.

    Example: postdesk retry winter/blankets@x
    """
    tell((post for ref in some(refs) for post in desk.queue.retry([ref], why)), "queued again", format)
