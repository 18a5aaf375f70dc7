"""`postdesk release`: let held posts go out again."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import refs_argument, some, tell, why_option
from postdesk.cli.tables import format_option, plural, show_json
from postdesk.desk import Desk


@click.command()
@refs_argument
@click.option("--all", "everything", is_flag=True, help="Everything that is held.")
@why_option
@format_option
@pass_desk
def release(desk: Desk, refs: tuple[str, ...], everything: bool, why: str, format: str) -> None:
    """Let held posts go out again; what is past its latest moment waits for `move`.

    Example: postdesk release --all
    """
    if some(refs, everything=everything):
        tell((post for ref in refs for post in desk.queue.release([ref], why)), "released", format)
        return
    released = desk.queue.release_all(why)
    if format == "json":
        show_json({"released": released})
    else:
        click.echo(f"{plural(released, 'post')} released; the desk goes on.")
