"""`postdesk networks`: the limits in force, and how we know them."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from postdesk import networks as shelf
from postdesk import settings
from postdesk.cli import Office
from postdesk.cli.network_choice import NetworkChoice
from postdesk.cli.tables import format_option, show_json, show_table
from postdesk.errors import SettingsError
from postdesk.models import Grammar


@click.command()
@click.argument("name", required=False, type=NetworkChoice())
@format_option
@click.pass_obj
def networks(office: Office, name: str | None, format: str) -> None:
    """Show the limits in force, of all networks or of NAME: unit, number, source, date, how sure.

    A limit that was looked up more than a year ago is marked. At a desk, what `postdesk accounts --check` was told by a
    Mastodon server itself is shown besides, under the account's name.

    Example: postdesk networks mastodon
    """
    grammars = [shelf.grammar(each) for each in ([name] if name else shelf.SHELF)]
    grammars += [own for own in own_grammars(office.start or Path.cwd()) if name in {None, own.network}]
    today = office.now().date()
    if format == "json":
        show_json(document(grammars, today))
    else:
        show_table(("network", "limit", "number", "unit", "looked up", "how sure", "source"), rows(grammars, today))


def own_grammars(start: Path) -> list[Grammar]:
    """Return the text rules of those accounts of the desk, if there is one, whose server told its own."""
    try:
        root = settings.find(start)
    except SettingsError:
        return []
    house = settings.load(root, shelf.SHELF)
    each = [(account, shelf.grammar_of(account, house.memory)) for account in house.accounts.values()]
    return [
        replace(grammar, title=f"{grammar.title} ({account.name})")
        for account, grammar in each
        if grammar is not shelf.grammar(account.network)
    ]


def document(grammars: Iterable[Grammar], today: date) -> list[dict[str, object]]:
    """Return what scripts get: one record a limit."""
    return [
        {
            "network": grammar.network,
            "limit": limit.name,
            "number": limit.number,
            "unit": limit.unit,
            "source": limit.source,
            "seen": limit.seen.isoformat(),
            "certainty": limit.certainty.name.lower(),
            "severity": limit.severity.value,
            "aged": limit.aged(today),
        }
        for grammar in grammars
        for limit in grammar.limits
    ]


def rows(grammars: Iterable[Grammar], today: date) -> Iterator[tuple[str, ...]]:
    """Yield one line a limit for people."""
    for grammar in grammars:
        for limit in grammar.limits:
            seen = f"{limit.seen.isoformat()}{' (over a year ago)' if limit.aged(today) else ''}"
            number = f"{limit.number:,}"
            yield grammar.title, limit.name, number, limit.unit, seen, limit.certainty.value, limit.source
