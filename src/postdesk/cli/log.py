"""`postdesk log`: what happened, in order."""

import click
from msgspec import to_builtins

from postdesk.cli import pass_desk
from postdesk.cli.chosen import which_options
from postdesk.cli.completing import posts_begun
from postdesk.cli.plainly import plain_option
from postdesk.cli.progress import patience
from postdesk.cli.tables import delimiter_option, show_csv, show_json, show_table
from postdesk.cli.times import table_time
from postdesk.cli.worded import counted, worded
from postdesk.desk import Desk
from postdesk.sentences import Sentence

COLUMNS = ("at", "ref", "kind", "what", "who", "why", "content_hash", "commit")


@click.command()
@click.argument("ref", required=False, shell_complete=posts_begun)
@click.option("--since", default="", metavar="DAY", help="From this day on, such as 2026-12-18.")
@which_options
@click.option("--format", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@delimiter_option
@plain_option
@pass_desk
def log(desk: Desk, /, ref: str | None, since: str, format: str, **which: str | None) -> None:
    """Show every attempt and every change of state, of the post REF, of several or of all.

    As CSV, with moments in UTC, it is what an auditor asks for: who did what, when and why, signatures and holds too.
    `content_hash` names what was signed, sent back or sent, `commit` the one by which it was signed.

    Example: postdesk log winter/blankets@x
    """
    with patience(worded("Reading the log")):
        entries = desk.posts.history(ref, since, **which)
    if format == "json":
        show_json([{**to_builtins(entry, enc_hook=str), "at": entry.at.isoformat()} for entry in entries])
        return
    if format == "csv":
        from postdesk.sheets.writing import local_words

        show_csv(
            desk,
            (*COLUMNS, "at_local"),
            [
                [
                    entry.at.isoformat(),
                    *(getattr(entry, name) for name in COLUMNS[1:]),
                    local_words(entry.at, desk.house.timezone),
                ]
                for entry in entries
            ],
        )
        return
    rows = [
        [table_time(desk, entry.at), entry.ref, _what(entry.what), entry.who, worded(entry.why)] for entry in entries
    ]
    if rows:
        show_table([worded("when"), worded("post"), worded("what"), worded("who"), worded("why")], rows)
    click.echo(
        counted("{count} entry.", "{count} entries.", len(entries)) if rows else worded("Nothing has happened yet.")
    )


def _what(said: str) -> str:
    """Return what became of a post, in the language spoken where it names states: `queued → claimed`."""
    attempt, _, outcome = said.partition(": ")
    word, _, number = attempt.partition(" ")
    if word == "attempt" and outcome:
        return worded("attempt {number}: {outcome}", number=number, outcome=Sentence(outcome))
    return " → ".join(map(worded, said.split(" → ")))
