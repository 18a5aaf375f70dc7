"""`postdesk schema`: what an editor needs to know of a campaign file."""

from pathlib import Path

import click

from postdesk import networks, settings
from postdesk.cli import Office
from postdesk.cli.tables import show_json
from postdesk.drafts.schema import schema as described
from postdesk.errors import SettingsError


@click.command()
@click.pass_obj
def schema(office: Office) -> None:
    """Print the JSON Schema of a campaign file, for editors that complete and check as you type.

    In a desk it knows the desk's accounts: print it again when they change.

    Example: postdesk schema > campaigns/.schema.json
    """
    try:
        root = settings.find(office.start or Path.cwd())
    except SettingsError:
        if office.start:
            raise
        show_json(described(None))
    else:
        show_json(described(settings.load(root, networks.SHELF)))
