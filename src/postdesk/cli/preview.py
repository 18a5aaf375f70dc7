"""`postdesk preview`: what will appear, account by account, before anybody else sees it."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.door import paint
from postdesk.cli.network_choice import NetworkChoice
from postdesk.cli.paths import CampaignPath
from postdesk.cli.plainly import plain_option, plainly
from postdesk.cli.progress import patience
from postdesk.cli.tables import nearby, show_json
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk
from postdesk.files.whole import write_whole

if TYPE_CHECKING:
    from postdesk.preview import Previews


@click.command()
@click.argument("paths", nargs=-1, type=CampaignPath())
@click.option("--network", type=NetworkChoice(), default=None, help="Only posts for this network, such as x.")
@click.option(
    "--html",
    "file",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page for the browser instead, pictures inside.",
)
@click.option(
    "--format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people, or scripts."
)
@plain_option
@pass_desk
def preview(desk: Desk, paths: tuple[Path, ...], network: str | None, file: Path | None, format: str) -> None:
    """Show each post of all campaigns, or of those in PATHS, as its accounts will show it.

    It tells where a text would be cut, what becomes a link and what only looks like one, the counters, threads, cards,
    pictures with their words. Exits with 1 if a campaign file has errors, since posts may then be missing here.

    Example: postdesk preview campaigns/winter.yaml --html winter.html
    """
    if file and format == "json":
        raise click.UsageError(worded("--html writes a page and --format json prints a document: give one of them"))
    with patience(worded("Reading the campaigns")):
        sheet = desk.drafts.preview(paths, network or "")
    if format == "json":
        from postdesk.preview.document import preview_document

        show_json(preview_document(sheet))
    elif file:
        write_page(sheet.without_repeats, desk.house.campaigns, file)
    else:
        show(sheet.without_repeats)
    sys.exit(broken(sheet))


def write_page(sheet: "Previews", campaigns: Path, file: Path) -> None:
    """Write the page, and say so."""
    from postdesk.preview.page import preview_page

    write_whole(file, preview_page(sheet, campaigns, file.absolute().parent).encode())
    click.echo(f"{_summary(sheet)} {worded('Open {file}', file=nearby(file.absolute()))}")


def show(sheet: "Previews") -> None:
    """Print the boxes, coloured on a terminal, and how many there were."""
    from shutil import get_terminal_size

    from postdesk.preview.terminal import plain_lines, terminal_lines

    if plainly():
        click.echo("".join(f"{line}\n" for line in plain_lines(sheet, worded)), nl=False)
    elif sys.stdout.isatty():
        paint(*terminal_lines(sheet, get_terminal_size().columns, worded), soft_wrap=True)
    else:
        click.echo("".join(f"{line.plain}\n" for line in terminal_lines(sheet, say=worded)), nl=False)
    click.echo(_summary(sheet))


def _summary(sheet: "Previews") -> str:
    """Return the closing sentence: "3 previews on 2 accounts; 1 of them is not as it was meant."."""
    if not sheet.previews:
        return worded("There are no posts to preview yet.")
    odd = sum(bool(preview.remarks) for preview in sheet.previews)
    accounts = len({preview.account for preview in sheet.previews})
    seen = {
        "previews": counted("{count} preview", "{count} previews", len(sheet.previews)),
        "accounts": counted("{count} account", "{count} accounts", accounts),
    }
    if odd:
        return worded("{previews} on {accounts}; {odd} to look at again.", **seen, odd=odd)
    return worded("{previews} on {accounts}.", **seen)


def broken(sheet: "Previews") -> int:
    """Say on standard error which campaign files have errors; return the exit code."""
    for path, count in Counter(finding.place.path for finding in sheet.findings).items():
        click.echo(
            "postdesk: "
            + counted(
                "{path} has {count} error, so posts may be missing here: `postdesk check` tells more",
                "{path} has {count} errors, so posts may be missing here: `postdesk check` tells more",
                count,
                path=path,
            ),
            err=True,
        )
    return int(bool(sheet.findings))
