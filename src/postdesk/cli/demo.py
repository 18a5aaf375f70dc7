"""`postdesk demo`: the whole path on a sample desk."""

from pathlib import Path

import click

from postdesk import demo as walk


@click.command()
@click.argument("folder", default="postdesk-demo", type=click.Path(file_okay=False, path_type=Path))
def demo(folder: Path) -> None:
    """Walk the whole path on a sample desk in FOLDER, on a fast clock, on a network that goes nowhere.

    Nothing is posted and no account is needed. A second run rewrites only a folder that a demo made.

    Example: postdesk demo elsewhere
    """
    walk.demo(folder, say=click.echo)
