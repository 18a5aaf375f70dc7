"""Readings from the networks: what they count for the posts that are still young enough to change."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from postdesk.errors import PostdeskError, Refused
from postdesk.log import Log
from postdesk.log.readings import publications, recorded
from postdesk.log.readings.publications import Ours
from postdesk.log.readings.recorded import Counting, ReadingOutcome
from postdesk.models import Figures
from postdesk.networks.network import Network
from postdesk.networks.wall import reached

YOUNG = timedelta(days=30)
"""How long a post is measured: X gives an account's own figures for 30 days, and little moves after that."""


Connect = Callable[[str], Network | None]
"""The network of an account by its name; None where postdesk cannot ask it. May raise PostdeskError."""


class Measured(Struct, frozen=True):
    """How many posts were counted anew, and the sentence for each account and each post that could not be asked."""

    posts: int
    troubles: tuple[str, ...] = ()


def measure(log: Log, connect: Connect, now: datetime) -> Measured:
    """Take a reading of every post of ours published in the last 30 days, on the accounts that can be asked.

    An account in trouble is named and the others are measured; so is a post that its network no longer shows.
    """
    with log.read() as connection:
        young = publications.our_publications(connection, since=now - YOUNG)
    answers: list[Counting | str] = []
    for account in dict.fromkeys(post.account for post in young):
        answers += _asked(connect, account, [post for post in young if post.account == account], now)
    with log.write() as connection:
        outcomes = recorded.record(connection, [answer for answer in answers if isinstance(answer, Counting)])
    troubles = tuple(answer for answer in answers if isinstance(answer, str))
    return Measured(outcomes.count(ReadingOutcome.RECORDED), troubles)


def _asked(connect: Connect, account: str, posts: Sequence[Ours], now: datetime) -> Iterator[Counting | str]:
    """Yield the reading of each post of an account, or what stands in the way; what was read until then is kept."""
    try:
        if network := reached(connect, account):
            asked = [(post.remote, post.published) for post in posts]
            for post, answer in zip(posts, network.measure_all(asked, now), strict=True):
                yield _reading(network, post, answer, now)
    except PostdeskError as trouble:
        yield f"{account}: {trouble}"


def _reading(network: Network, post: Ours, answer: Figures | Refused, now: datetime) -> Counting | str:
    if isinstance(answer, Refused):
        return f"{post.account}: {post.remote.url}: {answer}"
    return Counting(post.publication_id, answer, now, network.source, simulated=network.simulated)
