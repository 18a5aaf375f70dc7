"""`postdesk export-drafts`: the drafts as a table, for colleagues who work in a spreadsheet."""

from pathlib import Path

import click

from postdesk.cli import pass_desk
from postdesk.cli.paths import CampaignPath
from postdesk.cli.progress import patience
from postdesk.cli.tables import delimiter_option, format_option, posts_counted, show_json
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("paths", nargs=-1, type=CampaignPath())
@click.option("--yes", is_flag=True, help="Write over a table whose changes were not taken in.")
@delimiter_option
@format_option
@pass_desk
def export_drafts(desk: Desk, file: Path, paths: tuple[Path, ...], yes: bool, format: str) -> None:
    """Write the drafts of all campaigns, or of PATHS, to FILE: .xlsx, with a sheet a campaign, or .csv.

    A row is a post; where an account says something else, one more. Times are the office's. What a colleague changes in
    it comes back with `postdesk import-drafts FILE`: an empty cell inherits, "(empty)" is empty on purpose, a row that
    is deleted deletes nothing.

    Example: postdesk export-drafts plan.xlsx campaigns/winter.yaml
    """
    with patience(worded("Writing {file}", file=file.name)):
        tables = desk.spreadsheets.export(file, paths, over=yes)
    posts = sum(not row.account for table in tables for row in table.rows)
    broken = [table.shown for table in tables if table.broken]
    if format == "json":
        show_json({"file": str(file), "posts": posts, "campaigns": len(tables) - len(broken), "left_out": broken})
        return
    click.echo(
        worded(
            "{file}: {posts} of {campaigns}.",
            file=file,
            posts=posts_counted(posts),
            campaigns=counted("{count} campaign", "{count} campaigns", len(tables) - len(broken)),
        )
    )
    for shown in broken:
        click.echo(
            worded("postdesk: {path} cannot be read and was left out: see `postdesk check {path}`", path=shown),
            err=True,
        )
