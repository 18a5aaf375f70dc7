"""`postdesk networks`: the limits in force, and how we know them."""

from collections.abc import Iterable, Iterator
from datetime import date

import click

from postdesk import networks as shelf
from postdesk.cli import Office
from postdesk.cli.tables import format_option, show_json, show_table
from postdesk.models import Grammar, Limit

YEAR = 365


@click.command()
@click.argument("name", required=False, type=click.Choice(shelf.NAMES))
@format_option
@click.pass_obj
def networks(office: Office, name: str | None, format: str) -> None:
    """Show the limits in force, of all networks or of NAME: unit, number, source, date, how sure.

    A limit that was looked up more than a year ago is marked.

    Example: postdesk networks mastodon
    """
    grammars = [shelf.grammar(each) for each in ([name] if name else shelf.NAMES)]
    today = office.now().date()
    if format == "json":
        show_json(document(grammars, today))
    else:
        show_table(("network", "limit", "number", "unit", "looked up", "how sure", "source"), rows(grammars, today))


def aged(limit: Limit, today: date) -> bool:
    """Tell whether a limit was looked up more than a year ago."""
    return (today - limit.seen).days > YEAR


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
            "aged": aged(limit, today),
        }
        for grammar in grammars
        for limit in grammar.limits
    ]


def rows(grammars: Iterable[Grammar], today: date) -> Iterator[tuple[str, ...]]:
    """Yield one line a limit for people."""
    for grammar in grammars:
        for limit in grammar.limits:
            seen = f"{limit.seen.isoformat()}{' (over a year ago)' if aged(limit, today) else ''}"
            number = f"{limit.number:,}"
            yield grammar.title, limit.name, number, limit.unit, seen, limit.certainty.value, limit.source
