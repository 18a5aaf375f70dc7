"""`postdesk retry`: queue failed or missed posts again."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import refs_argument, some, tell_posts, why_option
from postdesk.cli.chosen import PostChoice, which_options, yes_option
from postdesk.cli.tables import format_option
from postdesk.desk import Desk


@click.command()
@refs_argument
@which_options
@yes_option
@why_option
@format_option
@pass_desk
def retry(desk: Desk, /, refs: tuple[str, ...], yes: bool, why: str, format: str, **which: str | None) -> None:
    """Queue failed or missed posts again: they are due at once.

    A post of which nobody can tell is never retried: look at the account's page, then `postdesk resolve`.

    Example: postdesk retry winter/blankets@x
    """
    some(refs, everything=any(which.values()) or None)
    posts = PostChoice(desk, "retried", which).posts(refs, yes=yes)
    tell_posts(desk.queue.retry([post.ref for post in posts], why), "queued again", format, desk)
