"""`postdesk publish`: what is due, once."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.tables import plural
from postdesk.desk import Desk


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what is due; publish nothing.")
@pass_desk
def publish(desk: Desk, dry_run: bool) -> None:
    """Publish what is due, once, write the weekly report if that is due, and exit (for cron and laptops).

    A post that failed is told here and stays in `postdesk list`; only a desk that cannot work at all exits with 1.

    Example: postdesk publish --dry-run
    """
    if dry_run:
        due = desk.due()
        for post in due:
            click.echo(f"due since {desk.local(post.due)}: {post.ref}")
        click.echo(f"{plural(len(due), 'post')} due; nothing was published." if due else "Nothing is due.")
        return
    outcomes = desk.publish()
    for outcome in outcomes:
        click.echo(f"{outcome.state}: {outcome.ref} {outcome.why}".rstrip())
    if any(outcome.state == "handed-over" for outcome in outcomes):
        click.echo(f"Ready to paste: {desk.house.reports / 'handoff' / 'index.html'}")
    if not outcomes:
        click.echo("Nothing is due.")
    if page := desk.report_if_due():
        click.echo(f"The weekly report is in {page}.")
