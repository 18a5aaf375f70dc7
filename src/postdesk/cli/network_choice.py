"""The name of a network on the command line: one that comes with postdesk, or that an installed package brings."""

import click

from postdesk.networks import NAMES, SHELF


class NetworkChoice(click.Choice[str]):
    """One network. Other packages are asked only for a name that is not among postdesk's own.

    Help calls it NETWORK: all of their names would not fit into a line.
    """

    name = "network"

    def __init__(self) -> None:
        super().__init__(NAMES)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return none, so that the option is told with the name of this type."""
        return None

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name; one that there is not is a wrong use."""
        return value if value not in NAMES and value in SHELF else super().convert(value, param, ctx)
