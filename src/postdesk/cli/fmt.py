"""`postdesk fmt`: put campaign files in order."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postdesk.cli import pass_desk
from postdesk.cli.paths import CampaignPath
from postdesk.cli.progress import patience
from postdesk.cli.tables import format_option, show_json
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk

if TYPE_CHECKING:
    from postdesk.drafts.tidied_files import TidiedFile


@click.command()
@click.argument("paths", nargs=-1, type=CampaignPath())
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 where a file is not in order.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@format_option
@pass_desk
def fmt(desk: Desk, paths: tuple[Path, ...], check: bool, diff: bool, format: str) -> None:
    """Put campaign files in order: lines indented alike, a blank line between posts, no blanks at the ends of lines.

    What a file says stays as it is: not a comment, not a character of a text is lost. Without PATH it is every
    campaign.

    Example: postdesk fmt campaigns/spring.yaml
    """
    with patience(worded("Reading the campaigns")):
        found = list(desk.drafts.tidy(paths, write=not (check or diff)))
    if format == "json":
        show_json([{"path": one.path, "tidied": not one.why, "why": one.why} for one in found])
    else:
        _tell(found, would=check or diff, diff=diff)
    if (check and found) or any(one.why for one in found):
        sys.exit(1)


def _tell(found: "list[TidiedFile]", *, would: bool, diff: bool) -> None:
    """Say which files are in order now, or would be, and show how."""
    for one in found:
        if one.why:
            click.echo(worded("left as it is: {why}", why=one.why))
        elif diff:
            click.echo(_difference(one), nl=False)
        else:
            click.echo(worded("would tidy {path}" if would else "tidied {path}", path=one.path))
    if not found:
        click.echo(worded("Every campaign file is in order."))
    elif would:
        click.echo(
            counted(
                "{count} file not in order; nothing was written.",
                "{count} files not in order; nothing was written.",
                sum(not one.why for one in found),
            )
        )


def _difference(one: "TidiedFile") -> str:
    """Return in the form of `diff -u` what would be another in a file."""
    from difflib import unified_diff

    before, after = (text.splitlines(keepends=True) for text in (one.before, one.after))
    lines = unified_diff(before, after, one.path, one.path)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
