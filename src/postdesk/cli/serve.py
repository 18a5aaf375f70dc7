"""`postdesk serve`: the desk as a page in a browser."""

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import structs

from postdesk.cli.plainly import plain_option, plainly
from postdesk.cli.worded import worded
from postdesk.errors import PostdeskError

if TYPE_CHECKING:
    from postdesk.cli import Office
    from postdesk.desk import Desk
    from postdesk.web.server import Serving

NEEDS = 'the page needs Starlette and uvicorn: run `pip install "postdesk[web]"`'
DEMO = Path("postdesk-demo")
CLEAR = (
    "It goes over the network in the clear: whoever reads along there can act in your name. Where you do not trust"
    " everybody on it, give a --certificate, or put a proxy with https before it."
)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Where it listens; else wherever there is room.")
@click.option("--listen", metavar="ADDRESS:PORT", help="Listen on the office's network, at an address of this machine.")
@click.option("--socket", type=click.Path(path_type=Path), help="Listen on a Unix socket, for a proxy here.")
@click.option("--certificate", type=click.Path(path_type=Path), help="A certificate (PEM): answer over TLS.")
@click.option("--key", type=click.Path(path_type=Path), help="Its key, where that is in a file of its own.")
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
@click.option("--demo", "demonstrated", is_flag=True, help="Show the sample desk, made in ./postdesk-demo.")
@plain_option
@click.pass_obj
def serve(
    office: "Office",
    port: int,
    listen: str | None,
    socket: Path | None,
    certificate: Path | None,
    key: Path | None,
    opened: bool,
    demonstrated: bool,
) -> None:
    """Show the desk as a page in a browser, until stopped: on this machine alone, if nothing else is said.

    Each address that it prints lets one browser in, once. Nothing is published from here: for that a worker runs, or
    `postdesk publish`.

    Example: postdesk serve --open
    """
    try:
        from postdesk.web.listening import ListenAt, listen_at
        from postdesk.web.server import Serving
    except ImportError as missing:
        raise PostdeskError(NEEDS) from missing
    if sum(map(bool, (listen, socket, port))) > 1:
        raise click.UsageError(worded("it listens at one place: name one of --port, --listen and --socket"))
    at = listen_at(listen) if listen else ListenAt(port)
    at = structs.replace(at, path=socket, certificate=certificate, key=key)
    with closing(_sample(office) if demonstrated else office.desk()) as desk:
        desk.now()  # a clock that nobody can mean is told here, and not on every page
        serving = Serving(desk, at)
        serving.run(lambda: _begun(desk, serving, opened=opened))
    click.echo(worded("Stopped."))


def warn_in_the_clear(serving: "Serving") -> None:
    """Say that others on the network can read what goes to the page, where they can."""
    if serving.in_the_clear:
        click.echo(worded(CLEAR))


def _begun(desk: "Desk", serving: "Serving", *, opened: bool) -> None:
    click.echo(worded("{house} is at {address}", house=desk.house.name, address=serving.address))
    _let_in(desk, serving)
    warn_in_the_clear(serving)
    show_code(serving, terminal=sys.stdout.isatty() and not plainly())
    if opened:
        click.launch(serving.address)


def _let_in(desk: "Desk", serving: "Serving") -> None:
    """Say who comes in, and how."""
    if not serving.addresses:
        click.echo(
            worded(
                "The proxy says in {web_header} who somebody is; Ctrl-C stops the page.",
                web_header=desk.house.web_header,
            )
        )
        return
    for name, theirs in serving.addresses.items():
        if name != desk.who:
            click.echo(worded("For {name}: {theirs}", name=name, theirs=theirs))
    click.echo(worded("The address lets one browser in, once; Ctrl-C stops the page."))


def show_code(serving: "Serving", *, terminal: bool) -> None:
    """Show the address to the camera of a phone, where one can get there and there is a `terminal` to show it on."""
    if not terminal or serving.at.here_alone:
        return
    from postdesk.web.qr_code import qr_lines

    for line in qr_lines(serving.address):
        click.secho(line, fg="bright_white", bg="black")


def _sample(office: "Office") -> "Desk":
    """Return the sample desk as it stands at the end of the demo, on a clock that goes on from there."""
    from postdesk.desk import Desk
    from postdesk.worker.demo import NOW, demo

    click.echo(worded("The sample desk is made anew in {folder}, which takes some seconds.", folder=DEMO))
    demo(DEMO, lambda _said: None)
    begun = office.now()
    return Desk.open(DEMO, lambda: NOW + (office.now() - begun))
