"""`postdesk cancel`: take posts out of the queue."""

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
def cancel(desk: Desk, /, refs: tuple[str, ...], yes: bool, why: str, format: str, **which: str | None) -> None:
    """Take posts that were not yet sent out of the queue.

    They stay out, whatever the campaign file says: `postdesk undo` takes it back.

    Example: postdesk cancel winter/blankets@x --why "Event called off"
    """
    some(refs, everything=any(which.values()) or None)
    posts = PostChoice(desk, "cancelled", which).posts(refs, yes=yes)
    tell_posts(desk.queue.cancel([post.ref for post in posts], why), "cancelled", format)
    desk.publishing.lay_out()
