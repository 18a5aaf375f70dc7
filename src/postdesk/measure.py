"""Readings from the networks: what they count for the posts that are still young enough to change."""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec import Struct

from postdesk.errors import NetworkError
from postdesk.log import Log, publications, readings
from postdesk.log.publications import Ours
from postdesk.log.readings import Counting, Outcome
from postdesk.networks.network import Network

YOUNG = timedelta(days=30)
"""How long a post is measured: X gives an account's own figures for 30 days, and little moves after that."""


class Measured(Struct, frozen=True):
    """How many posts were counted anew, and the sentence for each account that could not be asked."""

    posts: int
    troubles: tuple[str, ...] = ()


def measure(log: Log, connect: Callable[[str], Network | None], now: datetime) -> Measured:
    """Take a reading of every post of ours published in the last 30 days, on the accounts that can be asked.

    `connect` gives the network of an account by its name. An account in trouble is named, and the others are measured.
    """
    with log.read() as connection:
        young = publications.ours(connection, since=now - YOUNG)
    counted: list[Counting] = []
    troubles: dict[str, str] = {}
    for account in dict.fromkeys(post.account for post in young):
        network = connect(account)
        mine = [post for post in young if post.account == account]
        try:
            counted += [_reading(network, post, now) for post in mine] if network else []
        except NetworkError as trouble:
            troubles[account] = f"{account}: {trouble}"
    with log.write() as connection:
        outcomes = readings.record(connection, counted)
    return Measured(outcomes.count(Outcome.RECORDED), tuple(troubles.values()))


def _reading(network: Network, post: Ours, now: datetime) -> Counting:
    figures = network.measure(post.remote, post.published, now)
    return Counting(post.publication_id, figures, now, network.source, simulated=network.simulated)
