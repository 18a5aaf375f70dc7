"""`postdesk demo`: the whole path on a sample desk."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", metavar="[DIR]", default="postdesk-demo", type=click.Path(file_okay=False, path_type=Path))
def demo(folder: Path) -> None:
    """Walk the whole path on a sample desk that goes nowhere, on a fast clock.

    The desk lies in DIR, or in ./postdesk-demo; a second run rewrites only a folder that a demo made. Nothing is posted
    and no account is needed.

    Example: postdesk demo elsewhere
    """
    from postdesk.worker import demo as walk

    walk.demo(folder, say=click.echo)
