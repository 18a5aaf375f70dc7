"""`postdesk move`: give posts another time."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import post_row, waiting_note, why_option
from postdesk.cli.chosen import PostChoice, which_options, yes_option
from postdesk.cli.tables import format_option, show_json
from postdesk.desk import Desk


@click.command()
@click.argument("words", nargs=-1, metavar="REF WHEN", required=True)
@which_options
@yes_option
@why_option
@format_option
@pass_desk
def move(desk: Desk, /, words: tuple[str, ...], yes: bool, why: str, format: str, **which: str | None) -> None:
    """Give the post REF another time. WHEN is the office's clock, "2026-12-18 09:00", "tomorrow 09:00" or "Fri 10:00".

    "next" is the account's next free slot, "+1h" an hour later than it is due. What the new time breaks is said. A post
    that was held, missed or failed is queued again. The next `queue` leaves it there, unless the campaign file's own
    time has changed by then.

    Example: postdesk move winter/blankets@x 2026-12-18 09:00
    """
    refs, when = (words[:1], words[1:]) if not any(which.values()) else ((), words)
    if not when:
        raise click.UsageError("Missing argument 'WHEN'.")
    posts = PostChoice(desk, "moved", which).posts(refs, yes=yes)
    moved = desk.queue.move([post.ref for post in posts], " ".join(when), why)
    if format == "json":
        show_json([{**post_row(each.post), **({"breaks": each.breaks} if each.breaks else {})} for each in moved])
        return
    for each in moved:
        click.echo(f"moved to {each.post.local}: {each.post.ref}{waiting_note(desk, each.post, 'moved')}")
        click.echo("".join(f"  note: {broken}\n" for broken in each.breaks), nl=False)
