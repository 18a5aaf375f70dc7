"""`postdesk networks`: the limits in force, and how we know them."""

from collections.abc import Iterable, Iterator
from datetime import date

import click

from postdesk.cli import Office
from postdesk.cli.network_choice import NetworkChoice
from postdesk.cli.plainly import plain_option
from postdesk.cli.tables import format_option, headings, show_amiss, show_json, show_table
from postdesk.cli.worded import grouped, worded
from postdesk.models import Grammar


@click.command()
@click.argument("name", required=False, type=NetworkChoice())
@format_option
@plain_option
@click.pass_obj
def networks(office: Office, name: str | None, format: str) -> None:
    """Show the limits in force, of all networks or of NAME: unit, number, source, date, how sure.

    A limit that was looked up more than a year ago is marked. At a desk, what `postdesk accounts --check` was told by a
    Mastodon server itself is shown besides, under the account's name. A network of another package that cannot be used
    is named, and the others are shown.

    Example: postdesk networks mastodon
    """
    from postdesk.desk.networks import grammars

    amiss: list[str] = []
    found, today = grammars([name] if name else [], office.desk_here(), amiss=amiss.append), office.now().date()
    if format == "json":
        show_json(_document(found, today))
    else:
        heads = headings("network", "limit", "number", "unit", "looked up", "how sure", "source")
        show_table(heads, _rows(found, today))
    show_amiss(amiss)


def _document(grammars: Iterable[Grammar], today: date) -> list[dict[str, object]]:
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


def _rows(grammars: Iterable[Grammar], today: date) -> Iterator[tuple[str, ...]]:
    """Yield one line a limit for people."""
    for grammar in grammars:
        for limit in grammar.limits:
            seen = worded("{day} (over a year ago)", day=limit.seen) if limit.aged(today) else str(limit.seen)
            sure, number = worded(limit.certainty.value), grouped(limit.number)
            yield grammar.title, worded(limit.name), number, worded(limit.unit), seen, sure, limit.source
