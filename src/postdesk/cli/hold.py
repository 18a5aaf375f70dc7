"""`postdesk hold`: keep posts from going out."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import refs_argument, some, tell_posts, why_option
from postdesk.cli.chosen import PostChoice, which_options, yes_option
from postdesk.cli.tables import format_option, show_json
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk


@click.command()
@refs_argument
@click.option("--all", "everything", is_flag=True, help="The whole desk, on every worker, at once.")
@which_options
@yes_option
@why_option
@format_option
@pass_desk
def hold(
    desk: Desk,
    /,
    refs: tuple[str, ...],
    everything: bool,
    yes: bool,
    why: str,
    format: str,
    **which: str | None,
) -> None:
    """Keep posts from going out until they are released.

    @fedi holds an account and spring/ a campaign: what is queued, and what is queued later. --all stops the whole desk.
    Each hold ends by itself, with `release` of the same, and ends no other.

    Example: postdesk hold --all --why "Day of mourning"
    """
    if everything:
        some(refs, everything=True)
        over(desk.queue.hold_all(why), worded("the whole desk stands still until `postdesk release --all`"), format)
        return
    for scope in filter(is_scope, refs):
        still = worded("{scope} stands still until `postdesk release {scope}`", scope=scope)
        over(desk.queue.hold_over(scope, why), still, format)
    named = tuple(ref for ref in refs if not is_scope(ref))
    if named or not refs:
        some(named, everything=any(which.values()) or False)
        posts = PostChoice(desk, "held", which).posts(named, yes=yes)
        tell_posts(desk.queue.hold([post.ref for post in posts], why), "held", format)


def is_scope(ref: str) -> bool:
    """Whether a word names an account or a campaign as a whole."""
    return ref.startswith("@") or ref.endswith("/")


def over(held: int, sentence: str, format: str) -> None:
    """Say how many posts a hold keeps back, and how it ends."""
    if format == "json":
        show_json({"held": held})
    else:
        click.echo(
            counted("{count} post held; {sentence}.", "{count} posts held; {sentence}.", held, sentence=sentence)
        )
