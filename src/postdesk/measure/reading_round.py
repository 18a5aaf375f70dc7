"""One round of readings: the posts of one account after another, in portions, with what a network allows for it.

What was read of a portion is kept in one transaction; whatever ends a round, the next goes on where it ended. Reading
leaves half of what a network allows an account for posts.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from postdesk import networks
from postdesk.errors import PostdeskError, Refused, Unreachable
from postdesk.log import Log
from postdesk.log.readings import asking, recorded, withheld
from postdesk.log.readings.publications import Ours
from postdesk.log.readings.recorded import Counting, ReadingOutcome
from postdesk.log.readings.withheld import Stopped
from postdesk.log.workers import budgets
from postdesk.models import Figures
from postdesk.networks.network import Network
from postdesk.networks.wall import reached

PORTION = 50
"""Posts that are asked about together, and left to the next round where that ends in the middle."""
UNASKED = timedelta(hours=1)
"""How long an account rests that postdesk cannot ask: somebody may give it a token meanwhile."""
Connect = Callable[[Ours], Network | None]
"""The network of a post's account as it was queued; None where postdesk cannot ask it. May raise PostdeskError."""


class Watched(Struct, frozen=True):
    """How somebody follows a round: `going` is asked before each portion, `progress` told how far it is."""

    going: Callable[[], bool] = lambda: True
    progress: Callable[[int, int], None] = lambda *_: None


NOBODY = Watched()


class LaterReadings(Struct, frozen=True):
    """Posts of an account that are read later, since its network allows no more before `until`."""

    account: str
    posts: int
    until: datetime


class ReadingRound:
    """What is read in one round, and what stood in its way.

    `read_of` counts the posts that were read of each account. `rests` is until when an account need not be asked again.
    """

    def __init__(self, log: Log, now: Callable[[], datetime], posts: int, watched: Watched) -> None:
        self._log, self._now, self._posts, self._watched = log, now, posts, watched
        self._begun, self._done = now(), 0
        self.read_of: dict[str, int] = {}
        self.troubles: list[str] = []
        self.waits: list[LaterReadings] = []
        self.rests: dict[str, datetime] = {}
        self.stopped: list[Stopped] = []

    def read(self, connect: Connect, posts: Sequence[Ours]) -> None:
        """Read posts of one account, all queued for the same; what keeps it from being asked is trouble of its own."""
        account = posts[0].account
        try:
            if network := reached(connect, posts[0]):
                self._portions(network, posts)
            else:
                self.rests[account] = self._now() + UNASKED
        except PostdeskError as trouble:
            self.troubles.append(f"{account}: {trouble}")
            wait = trouble.retry_after if isinstance(trouble, Unreachable) else None
            self.rests[account] = self._now() + timedelta(seconds=wait or 0)

    def _portions(self, network: Network, posts: Sequence[Ours]) -> None:
        for first in range(0, len(posts), PORTION):
            some = posts[first : first + PORTION]
            if not self._watched.going():
                return
            if until := self._must_wait(network, some):
                self.waits.append(LaterReadings(some[0].account, len(posts) - first, until))
                self.rests[some[0].account] = until
                return
            self._portion(network, some)
            self._done += len(some)
            self._watched.progress(self._done, self._posts)

    def _must_wait(self, network: Network, posts: Sequence[Ours]) -> datetime | None:
        """Take what a portion costs of what the network allows; where that is too much now, return until when."""
        now, until = self._now(), network.rests()
        if until and until > now:
            return until
        costs = [
            (replace(budget, most=max(budget.most // 2, cost)), cost)
            for budget, cost in network.reading_costs(len(posts))
        ]
        over = budgets.spent(self._log, posts[0].account, costs, now) if costs else None
        return over.until if over else None

    def _portion(self, network: Network, posts: Sequence[Ours]) -> None:
        """Ask about some posts, and keep what was answered, whatever comes in between."""
        now = self._now()
        mine = asking.take_turn(self._log, [post.publication_id for post in posts], self._begun, now)
        ours = [post for post in posts if post.publication_id in mine]
        answers: list[Figures | Refused] = []
        try:
            answers.extend(network.measure_all([(post.remote, post.published) for post in ours], now) if ours else ())
            if len(answers) < len(ours):
                raise Unreachable(
                    "its network answered for {answered} of {asked} posts", answered=len(answers), asked=len(ours)
                )
        finally:
            self._keep(network, ours, answers, now)

    def _keep(
        self, network: Network, posts: Sequence[Ours], answers: Sequence[Figures | Refused], now: datetime
    ) -> None:
        """Write down what was answered for the first of some posts, and give the others back."""
        told = list(zip(posts, answers, strict=False))
        readings = [
            Counting(post.publication_id, answer, now, network.source, simulated=network.simulated)
            for post, answer in told
            if isinstance(answer, Figures)
        ]
        no = {post.publication_id: str(answer) for post, answer in told if isinstance(answer, Refused)}
        known = {post.publication_id: post for post in posts}
        with self._log.write() as connection:
            self.stopped += withheld.note_withheld(
                connection, readings, lambda of, figure: why_missing(known[of.publication_id], figure, of.as_of)
            )
            outcomes = recorded.record(connection, readings)
            asked = {post.publication_id: no.get(post.publication_id, "") for post, _ in told}
            asking.end_turn(connection, asked, [of for of in known if of not in asked], now)
        if posts:
            account, new = posts[0].account, outcomes.count(ReadingOutcome.RECORDED)
            self.read_of[account] = self.read_of.get(account, 0) + new
        self.troubles += [f"{known[of].account}: {known[of].remote.url}: {why}" for of, why in no.items()]


def why_missing(post: Ours, figure: str, now: datetime) -> str:
    """Return why a network may have stopped giving a figure of a post: "age", "replaced" or "silent"."""
    facts = networks.declared(post.payload.network)
    days = facts.for_days.get(figure)
    if days is not None and now - post.published >= timedelta(days=days - 1):
        return withheld.AGE
    replaced = any(each.figure == figure and each.since <= now.date() for each in facts.breaks)
    return withheld.REPLACED if replaced else withheld.SILENT


def grouped(posts: Sequence[Ours]) -> Mapping[tuple[object, ...], list[Ours]]:
    """Return posts by the account that they were queued for: its name, its network, who it is there."""
    found: dict[tuple[object, ...], list[Ours]] = {}
    for post in posts:
        own = post.payload.own
        who = tuple(sorted(own.items())) if isinstance(own, dict) else None
        found.setdefault((post.account, post.payload.network, who), []).append(post)
    return found
