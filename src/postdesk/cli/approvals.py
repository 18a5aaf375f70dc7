"""`postdesk approvals`: what waits for a signature."""

from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import post_row
from postdesk.cli.tables import format_option, plural, show_json, show_table
from postdesk.desk import Desk

if TYPE_CHECKING:
    from postdesk.log.posts.approvals import Waiting


@click.command()
@format_option
@pass_desk
def approvals(desk: Desk, format: str) -> None:
    """List the posts that nobody has signed as they are now, by their moments.

    `postdesk preview --html FILE` shows them as they will appear, to send to whoever signs.

    Example: postdesk approvals
    """
    found = desk.queue.unsigned()
    if format == "json":
        show_json([_document(waits) for waits in found])
        return
    if found:
        rows = [[desk.local(waits.post.due), waits.post.ref, waits.post.state, _said(desk, waits)] for waits in found]
        show_table(["due", "post", "state", "before"], rows)
    click.echo(closing(desk, len(found)))


def _document(waits: "Waiting") -> dict[str, str | None]:
    """Return what scripts get of a post that waits: as in `list`, and who signed other words of it before."""
    return {**post_row(waits.post), "signed_before_by": waits.before.who if waits.before else None}


def _said(desk: Desk, waits: "Waiting") -> str:
    """Return whose signature an edit has voided."""
    if waits.before is None:
        return ""
    return f"changed since {waits.before.who} signed it, {desk.local(waits.before.at)}"


def closing(desk: Desk, count: int) -> str:
    """Return how many wait, and what that means on this desk."""
    if not count:
        return "Nothing waits for a signature."
    waiting = f"{plural(count, 'post')} {'waits' if count == 1 else 'wait'} for a signature"
    if desk.house.unsigned:
        return f"{waiting}; approval is optional here, so they go out without one."
    return f"{waiting}: `postdesk approve REF --by NAME`; unsigned none goes out."
