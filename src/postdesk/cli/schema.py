"""`postdesk schema`: what an editor needs to know of a campaign file, and of desk.toml."""

import click

from postdesk.cli import Office
from postdesk.cli.tables import show_json
from postdesk.cli.worded import worded


@click.command()
@click.option("--settings", is_flag=True, help="That of desk.toml instead.")
@click.option("--write", is_flag=True, help="Write both to where the files of this desk name them.")
@click.pass_obj
def schema(office: Office, *, settings: bool, write: bool) -> None:
    """Print the JSON Schema of a campaign file, for editors that complete, explain and check as you type.

    In a desk it knows the desk's accounts: `accounts add` and `remove` write it anew, and so does --write. A campaign
    names it in its first line: # yaml-language-server: $schema=.schema.json

    Example: postdesk schema --write
    """
    from postdesk.desk import editor_schemas

    if write:
        for path in editor_schemas.write_schemas(office.desk().house.root):
            click.echo(worded("wrote {path}", path=path))
    elif settings:
        show_json(editor_schemas.desk_schema())
    else:
        desk = office.desk() if office.start else office.desk_here()
        show_json(editor_schemas.campaign_schema(desk.house if desk else None))
