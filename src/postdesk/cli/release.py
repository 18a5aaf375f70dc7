"""`postdesk release`: let held posts go out again."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import refs_argument, show_holds, some, tell_posts, why_option
from postdesk.cli.chosen import PostChoice, which_options, yes_option
from postdesk.cli.hold import is_scope
from postdesk.cli.tables import format_option, show_json
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk


@click.command()
@refs_argument
@click.option("--all", "everything", is_flag=True, help="End the stop of the whole desk; other holds stay.")
@which_options
@yes_option
@why_option
@format_option
@pass_desk
def release(
    desk: Desk, /, refs: tuple[str, ...], everything: bool, yes: bool, why: str, format: str, **which: str | None
) -> None:
    """Let held posts go out again; what is past its latest moment waits for `move`.

    @fedi ends the hold of an account, spring/ that of a campaign, --all that of the whole desk; each ends no other.

    Example: postdesk release --all
    """
    if everything:
        some(refs, everything=True)
        over(desk, desk.queue.release_all(why), worded("the desk goes on"), format)
        return
    for scope in filter(is_scope, refs):
        over(desk, desk.queue.release_over(scope, why), worded("{scope} goes on", scope=scope), format)
    named = tuple(ref for ref in refs if not is_scope(ref))
    if named or not refs:
        some(named, everything=any(which.values()) or False)
        posts = PostChoice(desk, "released", which).posts(named, yes=yes)
        tell_posts(desk.queue.release([post.ref for post in posts], why), "released", format, desk)


def over(desk: Desk, released: int, sentence: str, format: str) -> None:
    """Say how many posts a hold had kept back, and which others stay."""
    if format == "json":
        show_json({"released": released})
    else:
        click.echo(
            counted(
                "{count} post released; {sentence}.", "{count} posts released; {sentence}.", released, sentence=sentence
            )
        )
        show_holds(desk)
