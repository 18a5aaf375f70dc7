"""`postdesk edit`: give a published post the words that its draft has now."""

import sys
from collections.abc import Iterable

import click

from postdesk.cli import pass_desk
from postdesk.cli.asking import says_yes
from postdesk.cli.changes import ref_argument, tell_posts, why_option
from postdesk.cli.progress import patience
from postdesk.cli.tables import format_option
from postdesk.cli.worded import worded
from postdesk.desk import Desk
from postdesk.errors import PostdeskError


@click.command()
@ref_argument
@click.option("--by", metavar="NAME", default="", help="Who signs the new words.")
@click.option("--yes", is_flag=True, help="Yes, for everybody to see.")
@why_option
@format_option
@pass_desk
def edit(desk: Desk, ref: str, by: str, yes: bool, why: str, format: str) -> None:
    """Give the published post REF the words that its draft has now: texts, warning, language, words for pictures.

    The difference is shown and asked about first. Mastodon, LinkedIn, Facebook and Telegram take edits; readers see it.

    Example: postdesk edit winter/blankets@fedi --why "The time was wrong"
    """
    rewording = desk.posts.rewording(ref)
    show_differences(rewording.differences)
    if not yes:
        if not sys.stdin.isatty():
            raise PostdeskError("everybody would see it: say --yes; nothing was done")
        says_yes(worded("Edit it so, for everybody to see?"), abort=True, err=True)
    with patience(worded("Asking the networks")):
        post, differs = desk.posts.edit(rewording, by.strip(), why)
    tell_posts([post], "edited", format)
    for what in differs:
        click.echo(worded("Its server shows it {what}.", what=what), err=True)


def show_differences(differences: Iterable[tuple[str, str, str]]) -> None:
    """Print on the error stream what would be said otherwise, so that a document on the other stays one."""
    for what, before, after in differences:
        click.echo(f"{what}:", err=True)
        for sign, said in (("-", before), ("+", after)):
            click.echo("".join(f"{sign} {line}\n" for line in said.splitlines()), nl=False, err=True)
