"""`postdesk accounts`: how each account publishes, and whether its network lets it in."""

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.asking import says_yes
from postdesk.cli.completing import accounts_begun
from postdesk.cli.network_choice import NetworkChoice
from postdesk.cli.plainly import plain_option
from postdesk.cli.progress import patience
from postdesk.cli.signing_in import AtTerminal
from postdesk.cli.tables import format_option, show_json, show_wide
from postdesk.cli.worded import worded
from postdesk.desk import Desk
from postdesk.models import Way
from postdesk.sentences import Sentence

if TYPE_CHECKING:
    from postdesk.accounts.overview import Listed

TITLES = (
    "account",
    "network",
    "how",
    "as",
    "may",
    "calls left",
    "token ends",
    "trouble",
    "id",
    "lacks",
    "version ends",
    "note",
    "posts left",
)
HOW = {Way.POSTS: "publishes", Way.REHEARSES: "rehearses", Way.BY_HAND: "by hand"}
"""How an account's posts get out, as people read it."""
SAID = ("how", "scopes", "trouble", "lacks", "note")
"""What of a row is words of ours, said in the language spoken; all else is names, days and numbers."""
ALWAYS = TITLES[:8]
"""What a table shows even where it is empty."""


@click.group(invoke_without_command=True)
@click.option("--check", "ask", is_flag=True, help="Sign in at each network, and keep the limits that it tells.")
@click.option(
    "--moved",
    metavar="NAME",
    help="The office has moved there: its secrets go where desk.toml leads now.",
    shell_complete=accounts_begun,
)
@format_option
@plain_option
@pass_desk
def accounts(desk: Desk, format: str, moved: str | None, *, ask: bool) -> None:
    """List the accounts: which post, which rehearse, at which a person publishes, and what is missing.

    With --check each account is signed in at its network, and a Mastodon server's own version and limits are kept: from
    then on `check` goes by them. Exits with 1 if an account cannot post. `accounts add` signs one in, step by step.

    A secret goes to the host for which it was given or first used, and to no other: where a line of desk.toml names
    another one, nothing is sent, until you sign in there or say so with --moved NAME ("mail" for [mail], "notices" for
    [notices]).

    Example: postdesk accounts --check
    """
    if click.get_current_context().invoked_subcommand:
        return
    if moved:
        _tell_moved(desk, moved)
        return
    with patience(worded("Asking the networks")):
        entries = desk.accounts.listing(ask=ask)
    if format == "json":
        show_json([_document(entry) for entry in entries])
    else:
        rows = [_row(entry) for entry in entries]
        shown = [place for place, title in enumerate(TITLES) if title in ALWAYS or any(row[place] for row in rows)]
        show_wide([worded(TITLES[place]) for place in shown], ([row[place] for place in shown] for row in rows))
    sys.exit(1 if any(entry.trouble for entry in entries) else 0)


def _tell_moved(desk: Desk, name: str) -> None:
    """Let secrets go where desk.toml leads now, and say where that is."""
    for found in desk.accounts.moved(name):
        click.echo(worded("{name}: its secrets go to {hosts} from now on.", name=name, hosts=found.told))


@accounts.command()
@click.argument("name")
@click.option(
    "--network", type=NetworkChoice(), required=True, help="The network that the account is on, such as mastodon."
)
@click.option("--set", "given", multiple=True, metavar="KEY=VALUE", help="What desk.toml is to say; not asked then.")
@click.option("--way", default="", help="How to sign in, where a network has several ways; not asked then.")
@click.option("--keep", type=click.Choice(["keyring", "age", "env"]), help="Where the secrets are kept.")
@click.option("--no-browser", "elsewhere", is_flag=True, help="The browser is on another machine: paste its address.")
@pass_desk
def add(
    desk: Desk, name: str, network: str, given: tuple[str, ...], way: str, keep: str | None, *, elsewhere: bool
) -> None:
    """Sign an account in, step by step: what to open, what to click there, what to paste here.

    The network is asked at once who it is and what it may do; then [accounts.NAME] stands in desk.toml, and the
    secrets are kept in the system's keyring, in an age-encrypted file (--keep age), or in .env (--keep env). Again for
    an account that is there, it gets new secrets.

    Example: postdesk accounts add fedi --network mastodon
    """
    person = AtTerminal(way, elsewhere=elsewhere)
    joined = desk.accounts.add(name, network, person, _pairs(given), keep or "", _sure)
    known = joined.standing
    as_whom = {"name": name, "handle": known.handle}
    click.echo(
        worded("{name} is signed in as {handle}, who may: {scopes}.", **as_whom, scopes=worded(known.scopes))
        if known.scopes
        else worded("{name} is signed in as {handle}.", **as_whom)
    )
    lacks = Sentence("It lacks {what}.", what=known.lacks) if known.lacks else ""
    said = [lacks, known.note, *joined.ended]
    click.echo("".join(f"{worded(sentence)}\n" for sentence in said if sentence), nl=False)
    click.echo(
        worded(
            "[accounts.{name}] stands in campaigns/desk.toml; its secrets are in {place}.",
            name=name,
            place=", ".join(map(worded, joined.places)),
        )
    )


@accounts.command()
@click.argument("name", shell_complete=accounts_begun)
@click.option("--yes", is_flag=True, help="Do not ask.")
@pass_desk
def remove(desk: Desk, name: str, *, yes: bool) -> None:
    """Take an account off the desk: its token's power, its secrets, its lines in desk.toml.

    What was published stays where it is, and in the log.

    Example: postdesk accounts remove fedi --yes
    """
    desk.accounts.removable(name)
    if not yes and not says_yes(worded("Take {name} off the desk, with its secrets?", name=name)):
        click.echo(worded("{name} stays.", name=name))
        return
    left = desk.accounts.remove(name)
    click.echo(
        worded(
            "{name} is off the desk; its secrets are out of {places}.",
            name=name,
            places=", ".join(map(worded, left.places)),
        )
        if left.places
        else worded("{name} is off the desk.", name=name)
    )
    click.echo(f"{worded(left.at_network)}\n" if left.at_network else "", nl=False)


def _sure(question: str) -> bool:
    return says_yes(worded(question))


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    """Return what was said with --set."""
    pairs = [pair.partition("=") for pair in given]
    for key, sign, value in pairs:
        if not (key and sign and value):
            raise click.UsageError(
                worded(
                    "--set wants KEY=VALUE, such as server=https://example.social, not {given}",
                    given=f"{key}{sign}{value}",
                )
            )
    return {key: value for key, _, value in pairs}


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
        "token_ends": min(ends).isoformat() if (ends := _ends(entry)) else None,
        "trouble": entry.trouble or None,
        "id": known.id or None if known else None,
        "lacks": known.lacks or None if known else None,
        "version_ends": known.version_ends.isoformat() if known and known.version_ends else None,
        "note": known.note or None if known else None,
        "posts_left": known.posts_left if known else None,
    }


def _ends(entry: "Listed") -> list[date]:
    """Return the last days of an account's secrets and of its sign-in, as desk.toml and the network tell them."""
    told = (entry.standing.ends if entry.standing else None, entry.sign_in_ends)
    return [*entry.account.ends.values(), *filter(None, told)]


def _row(entry: "Listed") -> list[str]:
    """Return a line for people; what is not known is left blank."""
    said = {**_document(entry), "how": HOW[entry.way]}
    said |= {name: worded(value) for name in SAID if isinstance(value := said[name], str)}
    return ["" if value is None else str(value) for value in said.values()]
