"""`postdesk schema`: what an editor needs to know of a campaign file."""

import click

from postdesk.cli import Office
from postdesk.cli.tables import show_json


@click.command()
@click.pass_obj
def schema(office: Office) -> None:
    """Print the JSON Schema of a campaign file, for editors that complete and check as you type.

    In a desk it knows the desk's accounts: print it again when they change.

    Example: postdesk schema > campaigns/.schema.json
    """
    from postdesk.desk.drafts import editor_schema

    show_json(editor_schema(office.desk() if office.start else office.desk_here()))
