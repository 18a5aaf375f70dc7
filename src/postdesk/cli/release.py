"""`postdesk release`: let held posts go out again."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import refs_argument, show_moved, why_option
from postdesk.cli.tables import plural
from postdesk.desk import Desk


@click.command()
@refs_argument
@click.option("--all", "everything", is_flag=True, help="Everything that is held.")
@why_option
@pass_desk
def release(desk: Desk, refs: tuple[str, ...], everything: bool, why: str) -> None:
    """Let held posts go out again; what is past its latest moment waits for `move`.

    Example: postdesk release --all
    """
    if everything:
        click.echo(f"{plural(desk.release_all(why), 'post')} released; the desk goes on.")
    else:
        show_moved(desk.release(refs, why), "released")
