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

    Example: postdesk publish --dry-run
    """
    if dry_run:
        posts = desk.due()
        for post in posts:
            click.echo(f"due {desk.local(post.due)}: {post.ref}")
        click.echo(f"{plural(len(posts), 'post')} due; nothing was published.")
        return
    settled = desk.publish()
    for post in settled.posts:
        click.echo(f"{post.state}: {post.ref} {post.url or ''}".rstrip())
    for report in settled.reports:
        click.echo(f"report: {report}")
    click.echo(f"{plural(len(settled.posts), 'post')} settled.")
