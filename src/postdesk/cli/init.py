"""`postdesk init`: start a desk."""

from pathlib import Path

import click

from postdesk import start


@click.command()
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Start a desk in FOLDER (here, without one): settings, a sample campaign, an editor's schema.

    No file is ever replaced, no account is needed: the desk's only account rehearses.

    Example: postdesk init office
    """
    for path in start.init(folder):
        click.echo(f"wrote {path}")
    click.echo(
        f"Now: {'' if folder == Path() else f'cd {folder} && '}postdesk check && postdesk queue && postdesk publish"
    )
