"""`postdesk delete`: take a published post off its network."""

import sys

import click

from postdesk.cli import pass_desk
from postdesk.cli.asking import says_yes
from postdesk.cli.changes import ref_argument, tell_posts, why_option
from postdesk.cli.progress import patience
from postdesk.cli.tables import format_option
from postdesk.cli.worded import worded
from postdesk.desk import Desk


@click.command()
@ref_argument
@click.option("--gone", is_flag=True, help="Somebody deleted it on the network: only write that down.")
@click.option("--yes", is_flag=True, help="Yes, for everybody and for good; nobody is asked.")
@why_option
@format_option
@pass_desk
def delete(desk: Desk, ref: str, gone: bool, yes: bool, why: str, format: str) -> None:
    """Take the published post REF off its network, with all parts of its thread; it is never published again.

    The log keeps what it was. Other words about the same need a draft with another id.

    Example: postdesk delete winter/blankets@fedi --why "Wrong date" --yes
    """
    if not yes:
        if not sys.stdin.isatty():
            raise click.UsageError(worded("what is deleted is gone for everybody and cannot come back: say --yes"))
        says_yes(
            worded("{ref} will be gone for everybody, and cannot come back. Delete it?", ref=ref), abort=True, err=True
        )
    with patience(worded("Asking the networks")):
        deleted = desk.posts.delete(ref, why, gone=gone)
    tell_posts([deleted], "deleted", format)
