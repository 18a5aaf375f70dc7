"""`postdesk report`: the week, the month or a campaign on pages."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.completing import campaigns_begun, choices_begun
from postdesk.cli.progress import patience
from postdesk.cli.tables import csv_begun, delimiter_option, nearby
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk
from postdesk.words import KNOWN, known

if TYPE_CHECKING:
    from postdesk.report import Report

PRINTED = ("html", "md", "csv", "json")
FORMATS = (*PRINTED, "xlsx", "pdf")


def formats_of(_context: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    """Return the formats named, with commas between them."""
    names = tuple(dict.fromkeys(name.strip() for name in value.split(",")))
    for name in names:
        if name not in FORMATS:
            raise click.BadParameter(
                worded('"{name}" is no format: write one of {names}', name=name, names=", ".join(FORMATS))
            )
    return names


def language_of(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """Return the tag of a language that a report speaks."""
    if value and not known(value):
        raise click.BadParameter(
            worded('no report speaks "{value}": it speaks {known}', value=value, known=known_languages())
        )
    return value


@click.command()
@click.option("--week", metavar="WEEK", help="An ISO week, such as 2026-W47.  [default: the last one that is over]")
@click.option("--month", metavar="MONTH", help="A month instead, such as 2026-11.")
@click.option(
    "--campaign",
    metavar="NAME",
    shell_complete=campaigns_begun,
    help="A campaign instead, from its first post to its last.",
)
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
    shell_complete=choices_begun(FORMATS),
    help="Any of html, md, csv, json, xlsx, pdf.",
)
@click.option(
    "--language",
    metavar="TAG",
    default="",
    callback=language_of,
    shell_complete=choices_begun(KNOWN),
    help=f"In this language: {', '.join(KNOWN)}.  [default: the desk's]",
)
@click.option("--explain", is_flag=True, help="Print each sentence with the rule that made it, and write nothing.")
@delimiter_option
@click.option("--mail", "to", multiple=True, metavar="ADDRESS", help="Send page one there, the rest attached.")
@pass_desk
def report(
    desk: Desk,
    /,
    folder: Path | None,
    formats: tuple[str, ...],
    to: tuple[str, ...],
    explain: bool,
    language: str,
    **about: str | None,
) -> None:
    """Write the report of a week: a page for the director, the rest for the officer.

    Example: postdesk report --week 2026-W47 --to for-the-director --format html
    """
    refuse(about, () if folder != Path("-") or explain else formats, to)
    warn_of(language or desk.house.language)
    with patience(worded("Writing the report")):
        made = computed(desk, language, **about)
    if explain:
        _tell(made)
        return
    if folder == Path("-"):
        began = [csv_begun(desk)] if formats[0] == "csv" else []
        click.echo(desk.reports.printed(made, formats[0], *began), nl=False)
        return
    with patience(worded("Drawing the charts")):
        pages = list(desk.reports.write(made, folder, formats))
    wrote(made, pages)
    if to:
        _deliver(desk, made, to)


def computed(desk: Desk, language: str, week: str | None, month: str | None, campaign: str | None) -> "Report":
    """Return the report of the one thing that was asked for."""
    if campaign:
        return desk.reports.campaign(campaign, language)
    return desk.reports.month(month, language) if month else desk.reports.week(week, language)


def wrote(made: "Report", pages: list[Path]) -> None:
    """Say what the report says in one sentence, and where it lies."""
    first, more = nearby(pages[0]), len(pages) - 1
    files = counted("{file}, and {count} file with it", "{file}, and {count} files with it", more, file=first)
    click.echo(f"{made.headline.text}\n{files if more else first}")


def known_languages() -> str:
    """Return what a report speaks, one after the other."""
    return f"{', '.join(KNOWN[:-1])}{worded(' and ')}{KNOWN[-1]}"


def warn_of(asked: str) -> None:
    """Say so where the desk's language is one that a report cannot be written in."""
    if not known(asked):
        click.echo(
            worded(
                "postdesk: the report is in English: it speaks {known}, and no {asked} yet",
                known=known_languages(),
                asked=asked,
            ),
            err=True,
        )


def _deliver(desk: Desk, made: "Report", to: tuple[str, ...]) -> None:
    """Mail a report, and say who gets it."""
    refused = desk.reports.mail(made, to)
    desk.last_acts.note_final("report --mail")
    click.echo(worded("mailed to {names}", names=", ".join(address for address in to if address not in refused)))
    for address in refused:
        click.echo(worded("postdesk: the mail server takes nothing for {address}", address=address), err=True)


def _tell(made: "Report") -> None:
    """Print each computed sentence, and under it the rule that made it."""
    for said in (made.headline, *made.findings, *made.actions, *made.accessibility):
        click.echo(f"{said.text}\n    {said.rule}")


def refuse(about: Mapping[str, str | None], printed: tuple[str, ...], to: tuple[str, ...]) -> None:
    """Refuse a report about several things, and to print what cannot be printed; nothing is printed where it is ()."""
    if sum(value is not None for value in about.values()) > 1:
        raise click.UsageError(worded("a report is about one thing: give one of --week, --month and --campaign"))
    if printed and to:
        raise click.UsageError(worded("a report is printed or mailed: leave out --to - or --mail"))
    if printed and (len(printed) != 1 or printed[0] not in PRINTED):
        raise click.UsageError(worded("only one format can be printed: add --format html, md, csv or json"))
