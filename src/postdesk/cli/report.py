"""`postdesk report`: the week or the month on pages."""

from pathlib import Path

import click

from postdesk.cli import pass_desk
from postdesk.desk import Desk

PRINTED = ("html", "md", "csv", "json")
FORMATS = (*PRINTED, "xlsx")


def formats_of(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """Return the formats named, with commas between them."""
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",")))
    for name in names:
        if name not in FORMATS:
            raise click.BadParameter(f'"{name}" is none of {", ".join(FORMATS)}')
    return names


@click.command()
@click.option("--week", metavar="WEEK", help="An ISO week, such as 2026-W47.  [default: the last one that is over]")
@click.option("--month", metavar="MONTH", help="A month instead, such as 2026-11.")
@click.option(
    "--to",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where to write; - prints.  [default: reports/]",
)
@click.option(
    "--format",
    "formats",
    default="html,md,csv,json",
    show_default=True,
    callback=formats_of,
    help="Any of html, md, csv, json, xlsx.",
)
@pass_desk
def report(desk: Desk, week: str | None, month: str | None, folder: Path | None, formats: tuple[str, ...]) -> None:
    """Write the report of a week: a page for the director, the rest for the officer.

    Example: postdesk report --week 2026-W47 --to for-the-director --format html
    """
    if week and month:
        raise click.UsageError("a report is about a week or about a month: give one of --week and --month")
    if folder != Path("-"):
        for path in desk.write_report(desk.report(week, month), folder, formats):
            click.echo(path)
        return
    if len(formats) != 1 or formats[0] not in PRINTED:
        raise click.UsageError("only one format can be printed: add --format html, md, csv or json")
    click.echo(desk.printed_report(desk.report(week, month), formats[0]), nl=False)
