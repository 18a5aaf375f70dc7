"""`postdesk hold`: keep posts from going out."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import refs_argument, show_moved, why_option
from postdesk.cli.tables import plural
from postdesk.desk import Desk


@click.command()
@refs_argument
@click.option("--all", "everything", is_flag=True, help="The whole desk, on every worker, at once.")
@why_option
@pass_desk
def hold(desk: Desk, refs: tuple[str, ...], everything: bool, why: str) -> None:
    """Keep posts from going out until they are released; --all stops the whole desk.

    Example: postdesk hold --all --why "Day of mourning"
    """
    if everything:
        click.echo(
            f"{plural(desk.hold_all(why), 'post')} held; the whole desk stands still until `postdesk release --all`."
        )
    else:
        show_moved(desk.hold(refs, why), "held")
