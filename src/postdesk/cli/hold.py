"""`postdesk hold`: keep posts from going out."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.changes import refs_argument, some, tell, why_option
from postdesk.cli.tables import format_option, plural, show_json
from postdesk.desk import Desk


@click.command()
@refs_argument
@click.option("--all", "everything", is_flag=True, help="The whole desk, on every worker, at once.")
@why_option
@format_option
@pass_desk
def hold(desk: Desk, refs: tuple[str, ...], everything: bool, why: str, format: str) -> None:
    """Keep posts from going out until they are released; --all stops the whole desk.

    Example: postdesk hold --all --why "Day of mourning"
    """
    if some(refs, everything=everything):
        tell((post for ref in refs for post in desk.queue.hold([ref], why)), "held", format)
        return
    held = desk.queue.hold_all(why)
    if format == "json":
        show_json({"held": held})
    else:
        click.echo(f"{plural(held, 'post')} held; the whole desk stands still until `postdesk release --all`.")
