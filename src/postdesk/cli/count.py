"""`postdesk count`: how long a text is for each network, and what it will link."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from json.encoder import encode_basestring_ascii as quoted
from typing import BinaryIO

import click
from msgspec import DecodeError
from msgspec.json import Decoder

from postdesk.cli.network_choice import NetworkChoice
from postdesk.cli.plainly import plain_option
from postdesk.cli.tables import headings, show_amiss, show_json, show_table
from postdesk.cli.worded import worded
from postdesk.models import Entity, Grammar

_decoder = Decoder(str)
PIECE = 1 << 16
"""How many bytes of standard input are read at once."""


@click.command()
@click.argument("text", default="-")
@click.option("-n", "--network", "names", multiple=True, type=NetworkChoice(), help="Only these networks, such as x.")
@click.option("--jsonl", is_flag=True, help="Read one JSON string a line, write one JSON object a line.")
@click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for scripts.",
)
@plain_option
def count(text: str, names: tuple[str, ...], format: str, *, jsonl: bool) -> None:
    """Count TEXT, or standard input, as each network counts it, and show what will link.

    The text is taken as it is; a text above a limit is no error here.

    Example: postdesk count -n x -n mastodon "Doors open at six. #MigrantsDay"
    """
    from postdesk.desk.networks import grammars as read_by

    amiss: list[str] = []
    grammars = read_by(names, amiss=amiss.append)
    if jsonl:
        broken = count_lines(sys.stdin.buffer, grammars)
        show_amiss(amiss)
        sys.exit(broken)
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "replace").removesuffix("\n")
    if format == "json":
        show_json(counted(text, grammars))
    else:
        heads = headings("network", "length", "unit", "hashtags", "mentions", "links")
        show_table(heads, _rows(text, grammars))
    show_amiss(amiss)


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
        yield grammar.title, length, worded(limit.unit), tags, mentions, " ".join(link.text for link in parsed.links)


def count_lines(source: BinaryIO, grammars: Sequence[Grammar]) -> int:
    """Answer each line with a line; one that is no JSON string is told on standard error and answered with null.

    What is there is answered at once: a program that waits for each answer has it, a file costs few writes.

    Returns:
        The exit code: 1 if a line was broken.
    """
    number, broken = 0, 0
    for lines in lines_at_hand(source):
        texts = list(map(_text_of, lines))
        click.echo("\n".join("null" if text is None else _answer(text, grammars) for text in texts))
        for number, text in enumerate(texts, number + 1):  # noqa: B020 -- it goes on from one batch to the next
            if text is None:
                broken += 1
                click.echo(
                    worded("postdesk: line {number} of standard input is no JSON string", number=number), err=True
                )
    return int(broken > 0)


def lines_at_hand(source: BinaryIO) -> Iterator[list[bytes]]:
    """Yield the lines of a stream as soon as they are whole, as many together as have arrived."""
    begun: list[bytes] = []
    while piece := source.read1(PIECE):  # type: ignore[attr-defined]  # of all binary streams that are read here
        *whole, last = piece.split(b"\n")
        if whole:
            yield [b"".join([*begun, whole[0]]), *whole[1:]]
            begun = []
        begun.append(last)
    if rest := b"".join(begun):
        yield [rest]


def _text_of(line: bytes) -> str | None:
    """Return the text that a line holds as a JSON string; None where it is none."""
    try:
        return _decoder.decode(line)
    except DecodeError:  # or one that only Python's own reader takes: half a surrogate pair
        return _unusual(line)


def _unusual(line: bytes) -> str | None:
    try:
        text = json.loads(line)
    except ValueError:
        return None
    return text if isinstance(text, str) else None


def _answer(text: str, grammars: Iterable[Grammar]) -> str:
    """Return what `counted` returns, as JSON in ASCII; a fifth faster than `json` makes it."""
    return "{" + ", ".join(f'"{grammar.network}": {_record(text, grammar)}' for grammar in grammars) + "}"


def _record(text: str, grammar: Grammar) -> str:
    parsed, limit = grammar.parse(text), grammar.limits[0]
    tags, mentions, links = map(_listed, (parsed.hashtags, parsed.mentions, parsed.links))
    return (
        f'{{"length": {parsed.lengths[limit.unit]}, "unit": {quoted(limit.unit)}, "limit": {limit.number}, '
        f'"hashtags": [{tags}], "mentions": [{mentions}], "links": [{links}]}}'
    )


def _listed(found: Sequence[Entity]) -> str:
    return ", ".join([quoted(one.text) for one in found])
