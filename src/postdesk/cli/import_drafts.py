"""`postdesk import-drafts`: posts from a table, new ones and changed ones, shown before anything is written."""

import sys
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from postdesk.cli import pass_desk
from postdesk.cli.asking import says_yes
from postdesk.cli.completing import accounts_begun, campaigns_begun
from postdesk.cli.import_ import header_fields
from postdesk.cli.progress import patience
from postdesk.cli.sheet_changes import show_files, taken_record
from postdesk.cli.tables import format_option, show_json
from postdesk.cli.worded import as_reports_say, counted, worded
from postdesk.desk import Desk
from postdesk.errors import PostdeskError
from postdesk.sentences import Sentence, after_another
from postdesk.text.inert import one_line

if TYPE_CHECKING:
    from postdesk.drafts.spreadsheets.taking_in import TakenIn


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map",
    "headings",
    multiple=True,
    metavar="HEADING=FIELD",
    callback=partial(header_fields, example="What we say=text"),
    help="Say what a column holds: at, date, time, text, link, media, alt, hashtags, accounts, language, part, id.",
)
@click.option(
    "--account",
    "accounts",
    multiple=True,
    metavar="NAME",
    shell_complete=accounts_begun,
    help="An account for posts that name none.",
)
@click.option(
    "--campaign",
    default="",
    metavar="NAME",
    shell_complete=campaigns_begun,
    help="Where new posts belong; without it the file's name.",
)
@click.option("--zone", default="", metavar="ZONE", help="Whose clock the times are by; without it the office's.")
@click.option("--dates", type=click.Choice(["day-first", "month-first"]), default=None, help="How 5/6/2026 is meant.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@format_option
@pass_desk
def import_drafts(desk: Desk, /, file: Path, yes: bool, format: str, **said: Any) -> None:  # noqa: ANN401 - as asked for
    """Take posts from FILE, a CSV or XLSX: from `export-drafts`, from another tool, or anybody's with --map.

    It knows the tables of Buffer, Hootsuite, Metricool, Publer, Sprout Social, SocialBee, Agorapulse, HighLevel and
    Ayrshare. What would change is shown first. One cell that is wrong keeps everything out.

    Example: postdesk import-drafts plan.xlsx --map "What we say=text" --account fedi
    """
    told = as_reports_say() if format == "table" else nullcontext()
    with patience(worded("Reading {file}", file=file.name)), told:
        taken = desk.spreadsheets.take_in(file, desk.spreadsheets.meant(**said))
    end_at_faults(taken, file, format)
    if format == "table":
        show_files(taken)
        tell_besides(taken, file)
    written = bool(taken.files) and (yes or (format == "table" and asked_to_write(taken)))
    if written:
        desk.writing.write_table(taken.files, Sentence("{who} took {file} in", who=desk.who, file=file.name))
    if format == "json":
        show_json(taken_record(taken, written=written))
    elif written:
        click.echo("".join(f"{worded('wrote {path}', path=each.shown)}\n" for each in taken.files), nl=False)
        click.echo(worded("Now: {command}", command="postdesk check"))


def end_at_faults(taken: "TakenIn", file: Path, format: str) -> None:
    """Tell every cell that is wrong, and end there; where none is, do nothing."""
    if not taken.faults:
        return
    if format == "json":
        show_json(taken_record(taken, written=False))
    else:
        for fault in taken.faults:
            click.echo(one_line(f"{fault.place}: error: {worded(fault.sentence)}"))
        click.echo(
            counted(
                "{count} error in {file}: nothing was written.",
                "{count} errors in {file}: nothing was written.",
                len(taken.faults),
                file=file.name,
            )
        )
    sys.exit(1)


def tell_besides(taken: "TakenIn", file: Path) -> None:
    """Say what an officer has to know besides."""
    for note in taken.notes:
        click.echo(worded("note: {note}", note=one_line(worded(note))))
    if taken.newer:
        value = counted("{count} value", "{count} values", taken.newer)
        click.echo(
            worded(
                "note: {value} changed in the campaign files since the table was written, and not in it: kept",
                value=value,
            )
        )
    if not taken.files:
        click.echo(
            counted(
                "{file}: {count} post, nothing to change.",
                "{file}: {count} posts, nothing to change.",
                taken.unchanged,
                file=file.name,
            )
        )


def asked_to_write(taken: "TakenIn") -> bool:
    """Ask whether to write.

    Raises:
        PostdeskError: Nobody is there to ask.
    """
    new = sum(len(file.new) for file in taken.files)
    changed = len({change.ref for file in taken.files for change in file.changes})
    parts = [
        Sentence("{count} new post", many="{count} new posts", count=new) if new else None,
        Sentence("{count} post changed", many="{count} posts changed", count=changed) if changed else None,
    ]
    count = after_another(filter(None, parts), "{one} and {other}")
    if not sys.stdin.isatty():
        raise PostdeskError("{what}: say --yes to write; nothing was written", what=count)
    return says_yes(worded("{what}. Write?", what=count), err=True)
