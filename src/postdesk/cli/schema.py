"""`postdesk schema`: what an editor needs to know of a campaign file."""

import click

from postdesk import drafts
from postdesk.cli.tables import show_json


@click.command()
def schema() -> None:
    """Print the JSON Schema of a campaign file, for editors that complete and check as you type.

    Example: postdesk schema > campaigns/.schema.json
    """
    show_json(drafts.schema(None))
