"""`postdesk send-back`: send a post back to its author."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.approve import seen_and_others
from postdesk.cli.changes import refs_argument, some, tell_posts
from postdesk.cli.chosen import PostChoice, which_options, yes_option
from postdesk.cli.tables import format_option
from postdesk.desk import Desk


@click.command()
@refs_argument
@click.argument("note")
@which_options
@yes_option
@format_option
@pass_desk
def send_back(desk: Desk, /, refs: tuple[str, ...], note: str, yes: bool, format: str, **which: str | None) -> None:
    """Send the post REF back to its author: it waits, with the NOTE that says what to change.

    `list` and `approvals` show the note, and the desk's notices tell it. The post goes on once its draft says something
    else and was queued again; `undo REF` takes it back. REF=HASH sends back what somebody saw, and nothing else.

    Example: postdesk send-back winter/blankets@x "Who took the picture?"
    """
    some(refs, everything=any(which.values()))
    seen, others = seen_and_others(desk, refs)
    if others or not refs:
        seen += PostChoice(desk, "sent back", which).posts(others, yes=yes)
    tell_posts(desk.queue.send_back(seen, note), "sent back", format)
