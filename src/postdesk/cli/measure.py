"""`postdesk measure`: what the networks count for the posts that they show."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.completing import accounts_begun
from postdesk.cli.progress import bar
from postdesk.cli.tables import format_option, show_json
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk
from postdesk.errors import PostdeskError

if TYPE_CHECKING:
    from postdesk.log.readings.withheld import Stopped
    from postdesk.measure.from_networks import Measured

WHY = {
    "age": "it is told of young posts only",
    "replaced": "the network counts another figure now",
    "silent": "the network does not say why",
}
"""Why a figure is given no more, by its code."""


@click.command()
@click.option("--all", "every", is_flag=True, help="Also posts of which no reading is due, up to 90 days old.")
@click.option(
    "--account",
    "accounts",
    multiple=True,
    metavar="NAME",
    shell_complete=accounts_begun,
    help="Only posts of this account.",
)
@format_option
@pass_desk
def measure(desk: Desk, accounts: tuple[str, ...], format: str, *, every: bool) -> None:
    """Read what the networks count for each post: after 1 hour, 1, 7 and 28 days, then weekly until it is 90 days old.

    What was not read at its time is read now, once; `work` does this by itself. Ctrl-C loses nothing that was read. How
    many follow each account is asked once a day. Half of what a network allows an account is left for posts.

    Example: postdesk measure --account fedi
    """
    for name in accounts:
        if name not in desk.house.accounts:
            raise PostdeskError(
                "campaigns/desk.toml has no account {name}: it has {names}",
                name=name,
                names=", ".join(desk.house.accounts),
            )
    with bar(worded("readings")) as progress:
        measured = desk.readings.take_now(accounts, progress, every=every)
    troubles = [*measured.troubles, *_followers(desk, accounts)]
    if format == "json":
        show_json(_document(desk, measured, troubles))
    else:
        click.echo("\n".join(_sentences(desk, measured)))
        click.echo("".join(f"postdesk: {trouble}\n" for trouble in troubles), nl=False, err=True)
    sys.exit(1 if troubles else 0)


def _followers(desk: Desk, accounts: tuple[str, ...]) -> Iterator[str]:
    """Ask for the followers of the day; yield a sentence for each account that could not be asked."""
    others = set(desk.house.accounts) - set(accounts) if accounts else ()
    for account, why in desk.readings.take_followers(others):
        yield f"{account}: {why}"


def _sentences(desk: Desk, measured: "Measured") -> Iterator[str]:
    """Yield what is told to people."""
    of = ", ".join(f"{count} of {account}" for account, count in sorted(measured.read_of.items()) if count)
    yield counted("{count} post read{of}.", "{count} posts read{of}.", measured.posts, of=f": {of}" if of else "")
    for wait in measured.waits:
        yield counted(
            "{account}: {count} post more at {when}: its network allows no more before.",
            "{account}: {count} posts more at {when}: its network allows no more before.",
            wait.posts,
            account=wait.account,
            when=desk.local(wait.until),
        )
    for stop in measured.stopped:
        yield _stopped(stop)
    if not measured.posts and not measured.waits and (later := desk.readings.next_due()):
        yield worded("The next reading is due at {when}.", when=desk.local(later))


def _stopped(stop: "Stopped") -> str:
    return counted(
        "{network} no longer gives {figure} of {count} post: {why}.",
        "{network} no longer gives {figure} of {count} posts: {why}.",
        stop.posts,
        network=stop.network,
        figure=stop.figure,
        why=worded(WHY[stop.why]),
    )


def _document(desk: Desk, measured: "Measured", troubles: list[str]) -> dict[str, object]:
    """Return what scripts get."""
    later = desk.readings.next_due()
    return {
        "read": measured.posts,
        "accounts": dict(sorted(measured.read_of.items())),
        "waits": [
            {"account": wait.account, "posts": wait.posts, "until": wait.until.isoformat()} for wait in measured.waits
        ],
        "stopped": [
            {
                "network": stop.network,
                "figure": stop.figure,
                "posts": stop.posts,
                "why": stop.why,
                "since": stop.since.isoformat(),
            }
            for stop in measured.stopped
        ],
        "troubles": troubles,
        "next": later.isoformat() if later else None,
    }
