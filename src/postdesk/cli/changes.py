"""What the queue's commands print: a plan of changes, and posts whose state was moved by hand."""

import sys
from collections.abc import Sequence

import click

from postdesk.cli.findings import show_findings
from postdesk.cli.tables import plural, show_json
from postdesk.log.tables import Post
from postdesk.models import Finding, Severity
from postdesk.queue import Change, Plan

refs_argument = click.argument("refs", nargs=-1)
why_option = click.option("--why", default="", help="The reason, for the log.")


def show_moved(posts: Sequence[Post], done: str) -> None:
    """Name each post and what was done with it."""
    for post in posts:
        click.echo(f"{done}: {post.ref}")
    if not posts:
        click.echo("Nothing to do.")
