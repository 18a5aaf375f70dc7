"""`postdesk doctor`: whether all that publishing depends on is well."""

import sys

import click
from msgspec import to_builtins

from postdesk.cli import pass_desk
from postdesk.cli.tables import format_option, plural, show_json
from postdesk.desk import Desk

MARKS = {"well": "✓", "look": "!", "wrong": "✗"}


@click.command()
@format_option
@pass_desk
def doctor(desk: Desk, format: str) -> None:
    """Say what is wrong with the machine, the clock, the database, the accounts or the workers, and how to mend it.

    Exits with 1 where something is wrong. Asks no network and changes nothing.

    Example: postdesk doctor
    """
    signs = desk.examine()
    wrong = sum(sign.health == "wrong" for sign in signs)
    if format == "json":
        show_json(to_builtins(signs))
    else:
        for sign in signs:
            click.echo(f"{MARKS[sign.health]} {sign.what}: {sign.says}{f'; {sign.remedy}' if sign.remedy else ''}.")
        click.echo(f"{plural(wrong, 'thing')} wrong." if wrong else "Nothing is wrong.")
    sys.exit(1 if wrong else 0)
