"""`postdesk list`: every post and where it is in its life."""

import click

from postdesk.cli import pass_desk
from postdesk.cli.tables import plural, show_csv, show_json, show_table
from postdesk.desk import Desk
from postdesk.log.tables import Post, State

KEYS = ("ref", "account", "network", "state", "due", "latest", "url")


@click.command()
@click.option("--week", metavar="WEEK", help="Only posts due in this ISO week, such as 2026-W47.")
@click.option("--state", type=click.Choice([state.value for state in State]), help="Only posts in this state.")
@click.option("--format", type=click.Choice(["table", "json", "csv", "ics"]), default="table", show_default=True)
@pass_desk
def list_(desk: Desk, week: str | None, state: str | None, format: str) -> None:
    """List the posts, by their time; without options all of them, in every state.

    Example: postdesk list --week 2026-W51 --format ics > week.ics
    """
    posts = desk.posts(week, state)
    if format == "json":
        show_json([row(post) for post in posts])
    elif format == "csv":
        show_csv(KEYS, [list(row(post).values()) for post in posts])
    elif format == "ics":
        click.echo(desk.calendar(posts), nl=False)
    else:
        show(desk, posts)


def show(desk: Desk, posts: list[Post]) -> None:
    """Print the posts as a table, and whether the whole desk is on hold."""
    if posts:
        rows = [[desk.local(post.due), post.ref, post.state, post.url or ""] for post in posts]
        show_table(["due", "post", "state", "url"], rows)
    click.echo(f"{plural(len(posts), 'post')}." if posts else "No posts.")
    if hold := desk.held():
        since = f"{hold.who} since {desk.local(hold.since)}"
        click.echo(f"The whole desk is on hold by {since}: {hold.why or 'no reason given'}.")


def row(post: Post) -> dict[str, str | None]:
    """Return what scripts get of a post; times are UTC."""
    return {
        "ref": post.ref,
        "account": post.account,
        "network": post.network,
        "state": post.state,
        "due": post.due.isoformat(),
        "latest": post.latest.isoformat(),
        "url": post.url,
    }
