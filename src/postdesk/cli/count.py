"""`postdesk count`: how long a text is for each network, and what it will link."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from postdesk.cli.network_choice import NetworkChoice
from postdesk.cli.tables import show_json, show_table
from postdesk.models import Grammar


@click.command()
@click.argument("text", default="-")
@click.option("-n", "--network", "names", multiple=True, type=NetworkChoice(), help="Only these networks.")
@click.option("--jsonl", is_flag=True, help="Read one JSON string a line, write one JSON object a line.")
@click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for scripts.",
)
def count(text: str, names: tuple[str, ...], format: str, *, jsonl: bool) -> None:
    """Count TEXT, or standard input, as each network counts it, and show what will link.

    The text is taken as it is; a text above a limit is no error here.

    Example: postdesk count -n x -n mastodon "Doors open at six. #MigrantsDay"
    """
    from postdesk.desk.networks import grammars as read_by

    grammars = read_by(names)
    if jsonl:
        sys.exit(count_lines(sys.stdin.buffer, grammars))
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "replace").removesuffix("\n")
    if format == "json":
        show_json(counted(text, grammars))
    else:
        show_table(("network", "length", "unit", "hashtags", "mentions", "links"), _rows(text, grammars))


def counted(text: str, grammars: Iterable[Grammar]) -> dict[str, dict[str, object]]:
    """Return what scripts get: length, unit and limit of a text, and what links in it, by network."""
    return {grammar.network: _counted(text, grammar) for grammar in grammars}


def _counted(text: str, grammar: Grammar) -> dict[str, object]:
    parsed = grammar.parse(text)
    limit = grammar.limits[0]
    return {
        "length": parsed.lengths[limit.unit],
        "unit": limit.unit,
        "limit": limit.number,
        "hashtags": [tag.text for tag in parsed.hashtags],
        "mentions": [mention.text for mention in parsed.mentions],
        "links": [link.text for link in parsed.links],
    }


def _rows(text: str, grammars: Iterable[Grammar]) -> Iterator[tuple[str, ...]]:
    """Yield one line a network for people; a length above a limit has an exclamation mark."""
    for grammar in grammars:
        parsed = grammar.parse(text)
        over = any(parsed.lengths[limit.unit] > limit.number for limit in grammar.limits if limit.name == "text")
        limit = grammar.limits[0]
        length = f"{parsed.lengths[limit.unit]}/{limit.number}{' !' if over else ''}"
        tags = " ".join(f"#{tag.text}" for tag in parsed.hashtags)
        mentions = " ".join(f"@{mention.text}" for mention in parsed.mentions)
        yield grammar.title, length, limit.unit, tags, mentions, " ".join(link.text for link in parsed.links)


def count_lines(lines: Iterable[bytes], grammars: Sequence[Grammar]) -> int:
    """Answer each line with a line; one that is no JSON string is told on standard error and answered with null.

    Returns:
        The exit code: 1 if a line was broken.
    """
    broken = False
    for number, line in enumerate(lines, 1):
        try:
            text = json.loads(line)
        except ValueError:
            text = None
        if isinstance(text, str):
            click.echo(json.dumps(counted(text, grammars)))
        else:
            broken = True
            click.echo("null")
            click.echo(f"postdesk: line {number} of standard input is no JSON string", err=True)
    return int(broken)
