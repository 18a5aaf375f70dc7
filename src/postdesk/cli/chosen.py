"""Which posts a command is about: names, patterns, a campaign, an account, a week, a state; several are asked about."""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from postdesk.cli.asking import says_yes
from postdesk.cli.completing import accounts_begun, campaigns_begun
from postdesk.cli.tables import aligned
from postdesk.cli.times import table_time
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.models.life import State

if TYPE_CHECKING:
    from postdesk.log.posts.lookup import Post

SHOWN = 20
"""How many posts are named before a person is asked whether all of them are meant."""
Command = TypeVar("Command", bound=Callable[..., Any])


def _iso_week(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return the name of a week that the calendar has; "next" and "this" are for the desk to name."""
    if value in {"next", "this"}:
        return value
    try:
        date.fromisoformat(f"{value or '2026-W01'}-1")
    except ValueError:
        raise click.BadParameter(
            worded('"{value}" is no week of the calendar: write it as 2026-W47, or "next"', value=value), ctx, param
        ) from None
    return value


def which_options(command: Command) -> Command:
    """Give a command the options that say which posts it is about."""
    for option in (
        click.option(
            "--state",
            type=click.Choice([state.value for state in State]),
            metavar="STATE",
            help="Only posts in this state, such as held or failed.",
        ),
        click.option("--week", metavar="WEEK", callback=_iso_week, help="Only posts due in this week: 2026-W47, next."),
        click.option(
            "--account", default="", metavar="NAME", shell_complete=accounts_begun, help="Only posts of this account."
        ),
        click.option(
            "--campaign",
            default="",
            metavar="NAME",
            shell_complete=campaigns_begun,
            help="Only posts of this campaign.",
        ),
    ):
        command = option(command)
    return command


yes_option = click.option("--yes", is_flag=True, help="Do it to all of them without asking.")


class PostChoice:
    """What was typed about which posts, for one command: `done` is what is done to them, in a word such as "held"."""

    def __init__(self, desk: Desk, done: str, given: Mapping[str, str | None]) -> None:
        self.desk, self.done, self.given = desk, done, given

    def posts(self, refs: tuple[str, ...], *, yes: bool) -> "list[Post]":
        """Return the posts that are meant; of several a person is asked first.

        Raises:
            PostdeskError: There are several, and nobody is there to ask: nothing is done.
        """
        given = self.given
        campaign, account = given["campaign"] or "", given["account"] or ""
        chosen = self.desk.posts.choose(refs, campaign, account, given["week"], given["state"], self.done)
        if chosen.many and not yes:
            self._ask(chosen.posts, len(chosen.left))
        return chosen.posts

    def _ask(self, posts: "list[Post]", left: int) -> None:
        """Name the posts on the error stream, so that a document on the other stays one, and ask."""
        for line in aligned(
            [(table_time(self.desk, post.due), post.ref, worded(post.state)) for post in posts[:SHOWN]]
        ):
            click.echo(line, err=True)
        if len(posts) > SHOWN:
            click.echo(worded("… and {count} more", count=len(posts) - SHOWN), err=True)
        rest = " " + counted("({count} other cannot be)", "({count} others cannot be)", left) if left else ""
        what = counted(
            "{count} post would be {done}", "{count} posts would be {done}", len(posts), done=worded(self.done)
        )
        count = f"{what}{rest}"
        if not sys.stdin.isatty():
            raise PostdeskError("{what}: say --yes for all of them; nothing was done", what=count)
        says_yes(worded("{what}. Go on?", what=count), abort=True, err=True)
