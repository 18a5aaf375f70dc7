"""`postdesk doctor`: whether all that publishing depends on is well."""

import sys

import click
from msgspec import to_builtins

from postdesk.cli import Office
from postdesk.cli.plainly import plain_option, plainly
from postdesk.cli.progress import patience
from postdesk.cli.tables import format_option, headings, room, show_json, show_table
from postdesk.cli.worded import counted, worded

WIDTH = 80
"""Columns of a line where no terminal says how many it has."""
MARKS = {"well": "✓", "look": "!", "wrong": "✗"}


@click.command()
@click.option("--explain", is_flag=True, help="Say what each thing is, and look at none.")
@click.option("--evidence", is_flag=True, help="Say what has been seen to work, against what, and what not yet.")
@format_option
@plain_option
@click.pass_obj
def doctor(office: Office, format: str, *, explain: bool, evidence: bool) -> None:
    """Say what is wrong with the machine, the clock, the database, the accounts or the workers, and how to mend it.

    Exits with 1 where something is wrong. Asks no network and changes nothing.

    Example: postdesk doctor
    """
    if explain:
        show_things(format)
        return
    if evidence:
        show_evidence(format)
        return
    with patience(worded("Looking at the desk")):
        signs = office.desk().examine()
    wrong = sum(sign.health == "wrong" for sign in signs)
    if format == "json":
        show_json(to_builtins(signs, enc_hook=str))
    else:
        for sign in signs:
            mark = f"{worded(sign.health)}:" if plainly() else MARKS[sign.health]
            told = {"what": worded(sign.what), "says": worded(sign.says), "remedy": worded(sign.remedy)}
            said = worded("{what}: {says}; {remedy}." if sign.remedy else "{what}: {says}.", **told)
            click.echo(f"{mark} {said}")
        click.echo(
            counted("{count} thing wrong.", "{count} things wrong.", wrong) if wrong else worded("Nothing is wrong.")
        )
    sys.exit(1 if wrong else 0)


def show_things(format: str) -> None:
    """Print what the doctor looks at, in the order in which things depend on each other."""
    from postdesk.doctor.examination import THINGS

    if format == "json":
        show_json([{"thing": thing.name, "what": thing.what} for thing in THINGS])
    else:
        show_table(headings("thing", "what it is"), [[worded(thing.name), worded(thing.what)] for thing in THINGS])


def show_evidence(format: str) -> None:
    """Print what has been seen of each thing that postdesk promises or builds on; it needs no desk."""
    from textwrap import wrap

    from postdesk.doctor.evidence import evidence_of_all

    found = evidence_of_all()
    if format == "json":
        show_json(to_builtins(found))
        return
    width = room() or WIDTH
    for one in found:
        below = wrap(one.seen, width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
        click.echo("\n".join((f"{one.thing}:", *below)))
