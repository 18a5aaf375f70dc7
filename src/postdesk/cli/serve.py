"""`postdesk serve`: the desk as a page in a browser."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from postdesk.errors import PostdeskError

if TYPE_CHECKING:
    from postdesk.cli import Office
    from postdesk.desk import Desk

NEEDS = "the page needs Starlette and uvicorn: run `pip install 'postdesk[web]'`"
DEMO = Path("postdesk-demo")


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Where it listens; else wherever there is room.")
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
@click.option("--demo", "demonstrated", is_flag=True, help="Show the sample desk, made in ./postdesk-demo.")
@click.pass_obj
def serve(office: "Office", port: int, opened: bool, demonstrated: bool) -> None:
    """Show the desk as a page in a browser on this machine, until stopped.

    The address that it prints lets one browser in, once. Nothing is published from here: for that a worker runs, or
    `postdesk publish`.

    Example: postdesk serve --open
    """
    try:
        from postdesk.web.server import Serving
    except ImportError as missing:
        raise PostdeskError(NEEDS) from missing
    with closing(_sample(office) if demonstrated else office.desk()) as desk:
        serving = Serving(desk, port)
        serving.run(lambda: _begun(desk, serving.addresses, opened=opened))
    click.echo("Stopped.")


def _begun(desk: "Desk", addresses: Mapping[str, str], *, opened: bool) -> None:
    address = addresses[desk.who]
    click.echo(f"{desk.house.name} is at {address}")
    for name, theirs in addresses.items():
        if name != desk.who:
            click.echo(f"For {name}: {theirs}")
    click.echo("The address lets one browser in, once; Ctrl-C stops the page.")
    if opened:
        click.launch(address)


def _sample(office: "Office") -> "Desk":
    """Return the sample desk as it stands at the end of the demo, on a clock that goes on from there."""
    from postdesk.desk import Desk
    from postdesk.worker.demo import NOW, demo

    demo(DEMO, lambda _said: None)
    begun = office.now()
    return Desk.open(DEMO, lambda: NOW + (office.now() - begun))
