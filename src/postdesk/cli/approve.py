"""`postdesk approve`: sign posts as they are."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import refs_argument, some, tell_posts, why_option
from postdesk.cli.chosen import PostChoice, which_options, yes_option
from postdesk.cli.tables import format_option
from postdesk.desk import Desk


def somebody(ctx: click.Context, param: click.Parameter, name: str) -> str:
    """Return a name that is one."""
    if not name.strip():
        raise click.BadParameter("somebody signs: give a name", ctx, param)
    return name.strip()


@click.command()
@refs_argument
@click.option("--all", "everything", is_flag=True, help="Every post that waits for a signature.")
@click.option("--by", metavar="NAME", required=True, callback=somebody, help="Who signs.")
@which_options
@yes_option
@why_option
@format_option
@pass_desk
def approve(
    desk: Desk,
    /,
    refs: tuple[str, ...],
    everything: bool,
    yes: bool,
    by: str,
    why: str,
    format: str,
    **which: str | None,
) -> None:
    """Sign posts as they are now, in somebody's name; an edit voids the signature.

    With approval = "required" in [desk] of desk.toml, no post goes out that nobody has signed.

    Example: postdesk approve winter/blankets@x --by "Ana Marić"
    """
    if everything:
        some(refs, everything=True)
        tell_posts(desk.queue.approve_all(by, why), "approved", format, desk)
        return
    some(refs, everything=any(which.values()) or False)
    posts = PostChoice(desk, "approved", which).posts(refs, yes=yes)
    tell_posts(desk.queue.approve([post.ref for post in posts], by, why), "approved", format, desk)
