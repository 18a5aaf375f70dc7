"""`postdesk accounts`: how each account publishes, and whether its network lets it in."""

import sys
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.tables import format_option, show_json, show_table
from postdesk.desk import Desk

if TYPE_CHECKING:
    from postdesk.accounts.overview import Listed


@click.command()
@click.option("--check", "ask", is_flag=True, help="Sign in at each network, and keep the limits that it tells.")
@format_option
@pass_desk
def accounts(desk: Desk, format: str, *, ask: bool) -> None:
    """List the accounts: which post, which rehearse, at which a person publishes, and what is missing.

    With --check each account is signed in at its network, and a Mastodon server's own version and limits are kept: from
    then on `check` goes by them. Exits with 1 if an account cannot post.

    Example: postdesk accounts --check
    """
    entries = desk.accounts.listing(ask=ask)
    if format == "json":
        show_json([_document(entry) for entry in entries])
    else:
        show_table(
            ("account", "network", "how", "as", "may", "calls left", "token ends", "trouble"), map(_row, entries)
        )
    sys.exit(1 if any(entry.trouble for entry in entries) else 0)


def _document(entry: "Listed") -> dict[str, object]:
    """Return what scripts get."""
    known = entry.standing
    return {
        "account": entry.account.name,
        "network": entry.account.network,
        "how": entry.way,
        "as": known.handle if known else None,
        "scopes": known.scopes if known else None,
        "calls_left": known.left if known else None,
        "token_ends": min(ends).isoformat() if (ends := entry.account.ends.values()) else None,
        "trouble": entry.trouble or None,
    }


def _row(entry: "Listed") -> list[str]:
    """Return a line for people; what is not known is left blank."""
    said = _document(entry)
    return ["" if said[key] is None else str(said[key]) for key in said]
