"""`postdesk import`: figures from the networks' own exports."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.completing import accounts_begun
from postdesk.cli.progress import bar
from postdesk.cli.tables import show_json
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk
from postdesk.errors import ExportError

if TYPE_CHECKING:
    from postdesk.log.readings.intake import Imported

SHOWN = 10
"""Skipped rows that are told one by one; `--format json` has them all."""
READ = {
    "post": ("{file}: {count} post of {source} read", "{file}: {count} posts of {source} read"),
    "day": ("{file}: {count} day of {source} read", "{file}: {count} days of {source} read"),
    "both": (
        "{file}: {count} post or day of {source} read",
        "{file}: {count} posts and days of {source} read",
    ),
}
"""What is said of a file, by what it counts."""
BECAME = {
    "new": "{number} new",
    "updated": "{number} updated",
    "unchanged": "{number} unchanged",
    "mended": "{number} put right",
    "skipped": "{number} skipped",
}
"""What became of the posts or days in it."""
WENT_OUT = "{post} went out {when}; it had the time of its report, {reported}"
WENT_OUT_THAT_DAY = "{post} went out on {when}; it had the time of its report, {reported}"


def header_fields(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...], example: str = "Beitrags-ID=id"
) -> dict[str, str]:
    """Read `--map "Their header=field"`; a header may hold `=`, a field never does."""
    for value in values:
        if not all(value.rpartition("=")):
            how = '"{value}" should be written "Their header=field", such as "{example}"'
            raise click.BadParameter(worded(how, value=value, example=example), ctx, param)
    return {header.strip(): field.strip() for header, _, field in (value.rpartition("=") for value in values)}


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--map",
    "headers",
    multiple=True,
    metavar="HEADER=FIELD",
    callback=header_fields,
    help="Say what a column holds whose header is unknown.",
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day for which the figures count.")
@click.option(
    "--account",
    default="",
    metavar="NAME",
    shell_complete=accounts_begun,
    help="Whose figures they are, where the file does not say it.",
)
@click.option("--format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@pass_desk
def import_(
    desk: Desk, files: tuple[Path, ...], headers: dict[str, str], as_of: datetime | None, account: str, format: str
) -> None:
    """Read figures of posts from the networks' exports (CSV, XLS, XLSX; a zip, tar.gz or folder of them).

    X, LinkedIn (page and person), Facebook, Instagram, TikTok, YouTube, and archives of X, LinkedIn, Mastodon and
    Bluesky: see the README. Posts that postdesk made are
    found again; others are kept and count in reports. The same file twice changes nothing. Of files that count a whole
    account by day (Meta's Views.csv), the days are kept and reported too. A refused file does not stop the next.
    Without --as-of the figures count for the last day in the file's name, else for the file's own date.

    Example: postdesk import account_analytics_content_2026-09-28_2026-10-04.csv
    """
    documents = []
    for file in files:
        try:
            with bar(file.name) as progress:
                imported = desk.readings.bring_in(file, headers, as_of.date() if as_of else None, account, progress)
        except ExportError as why:
            documents.append(_refused(file, why))
        else:
            documents.append(taken(desk, file, imported, format))
    if format == "json":
        show_json(documents[0] if len(documents) == 1 else documents)
    if any("refused" in one for one in documents):
        sys.exit(1)


def _refused(file: Path, why: ExportError) -> dict[str, object]:
    """Tell why a file was refused; return it as scripts get it."""
    click.echo(f"postdesk: {worded(why)}", err=True)
    return {"file": file.name, "refused": str(why)}


def taken(desk: Desk, file: Path, imported: "Imported", format: str) -> dict[str, object]:
    """Tell one file's import in words, where scripts do not ask; return it as they get it."""
    if format == "text":
        _say(desk, file, imported)
    return _document(imported)


def _document(imported: "Imported") -> dict[str, object]:
    """Return what scripts get: counts of posts, and every row that was skipped, with the reason."""
    counts = {name: getattr(imported, name) for name in ("source", "read", "new", "updated", "unchanged", "mended")}
    found = {"found": list(imported.found)} if imported.found else {}
    retimed = [
        {"ref": one.ref, "reported": one.reported.isoformat(), "published": one.published.isoformat()}
        for one in imported.retimed
    ]
    return (
        counts
        | found
        | {"retimed": retimed, "skipped": [{"row": skip.row, "why": skip.why} for skip in imported.skipped]}
    )


def _say(desk: Desk, file: Path, imported: "Imported") -> None:
    """Tell one file's import in words."""
    inside = f" ({', '.join(imported.found[:SHOWN])})" if imported.found else ""
    read = counted(*READ[imported.of], imported.read, file=f"{file.resolve().name}{inside}", source=imported.source)
    click.echo(f"{read}: {', '.join(_became(imported))}.")
    _say_times(desk, imported)
    for skip in imported.skipped[:SHOWN]:
        click.echo(f"  {worded('row {row}: {why}', row=skip.row, why=worded(skip.why))}")
    if (rest := len(imported.skipped) - SHOWN) > 0:
        more = counted("and {count} row more: see --format json", "and {count} rows more: see --format json", rest)
        click.echo(f"  {more}")
    for note in imported.notes:
        click.echo(f"postdesk: {worded(note)}", err=True)


def _became(imported: "Imported") -> Iterator[str]:
    """Yield how many posts or days became what; of those that are told only where there are any, none as 0."""
    for name in ("new", "updated", "unchanged"):
        yield worded(BECAME[name], number=getattr(imported, name))
    if imported.mended:
        yield worded(BECAME["mended"], number=imported.mended)
    if imported.skipped:
        yield worded(BECAME["skipped"], number=len(imported.skipped))


def _say_times(desk: Desk, imported: "Imported") -> None:
    """Tell which posts that a person published have the time at which they really went out."""
    for one in imported.retimed[:SHOWN]:
        local = desk.local(one.published)
        told = {"post": one.ref, "when": local if one.exact else local[:10], "reported": desk.local(one.reported)}
        said = WENT_OUT if one.exact else WENT_OUT_THAT_DAY
        click.echo(f"  {worded(said, **told)}")
    if (rest := len(imported.retimed) - SHOWN) > 0:
        more = (
            "and {count} post more has its own time now: see --format json",
            "and {count} posts more have their own time now: see --format json",
        )
        click.echo(f"  {counted(*more, rest)}")
