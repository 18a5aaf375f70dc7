"""`postdesk move`: give posts another time."""

import sys
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import post_row, tell_written, waiting_note, why_option, written_files
from postdesk.cli.chosen import PostChoice, which_options, yes_option
from postdesk.cli.completing import first_post_begun
from postdesk.cli.tables import format_option, show_json
from postdesk.cli.times import sentence_time
from postdesk.cli.worded import worded
from postdesk.desk import Desk

if TYPE_CHECKING:
    from postdesk.queue.moving import MovedPost


@click.command()
@click.argument("words", nargs=-1, metavar="REF WHEN", required=True, shell_complete=first_post_begun)
@click.option("--write", is_flag=True, help="Write the time into the campaign file, too.")
@which_options
@yes_option
@why_option
@format_option
@pass_desk
def move(
    desk: Desk, /, words: tuple[str, ...], write: bool, yes: bool, why: str, format: str, **which: str | None
) -> None:
    """Give the post REF another time. WHEN is the office's clock, "2026-12-18 09:00", "tomorrow 09:00" or "Fri 10:00".

    "next" is the account's next free slot, "+1h" an hour later than it is due. What the new time breaks is said. A post
    that was held, missed or failed is queued again. The next `queue` leaves it there, unless the campaign file's own
    time has changed by then. With --write the file says the new time, too, and nothing else in it changes.

    Example: postdesk move winter/blankets@x 2026-12-18 09:00
    """
    refs, when = (words[:1], words[1:]) if not any(which.values()) else ((), words)
    if not when:
        raise click.UsageError(worded("Missing argument 'WHEN'."))
    posts = PostChoice(desk, "moved", which).posts(refs, yes=yes)
    moved = desk.queue.move([post.ref for post in posts], " ".join(when), why)
    written = desk.queue.write_times([each.post for each in moved]) if write else []
    if format == "json":
        show_json([_row(each, written_files(written)) for each in moved])
    else:
        _tell(desk, moved)
        tell_written(written)
    if any(one.why for one in written):
        sys.exit(1)


def _row(each: "MovedPost", files: dict[str, str | None]) -> dict[str, object]:
    """Return what scripts get of a moved post: what it breaks, and the file that says its time, if any."""
    draft = each.post.ref.rpartition("@")[0]
    breaks = {"breaks": each.breaks} if each.breaks else {}
    return {**post_row(each.post), **breaks, **({"written": files[draft]} if draft in files else {})}


def _tell(desk: Desk, moved: "list[MovedPost]") -> None:
    """Say of each post where it is now."""
    for each in moved:
        click.echo(
            worded(
                "moved to {when}: {post}{note}",
                when=sentence_time(desk, each.post.due),
                post=each.post.ref,
                note=waiting_note(desk, each.post, "moved"),
            )
        )
        click.echo("".join(f"  {worded('note: {note}', note=broken)}\n" for broken in each.breaks), nl=False)
