"""An office among people: the real desk, at pretend servers, and a worker who can be killed at each point.

All of it runs in one process. What is replaced is the door to each account's network, by subclasses of the desk's own
parts, so that a call can be cut off where the worker dies.
"""

from datetime import timedelta
from functools import cached_property
from html import unescape

from msgspec.structs import replace

from contracts.mastodon_kin import Kin, takahe
from faults.dying import KilledError, TracedCourier
from postdesk import queue
from postdesk.desk import Desk
from postdesk.desk.accounts import DeskAccounts
from postdesk.desk.clock import Clock
from postdesk.desk.publishing import DeskPublishing
from postdesk.desk.queue import DeskQueue
from postdesk.errors import Unknown
from postdesk.log.workers import processes
from postdesk.networks.wall import Walled
from stage.life import NOON
from stage.loopback import answer
from stage.pretend_bluesky import Pds

KINDS = ("keyed", "asked", "records")
"""Mastodon, which knows a key again; Takahe, which does not, hides what is for followers, and lags; Bluesky."""
LOST = ("lost before", "lost after", "500 before", "500 after", "429", "refused")
"""What happens to the next post at a server."""


class Sea:
    """The servers, and what they have in public. `now` is the true time, whatever the desk's clock says."""

    def __init__(self):
        self.now = NOON
        mastodon = Kin(self.true_time, "4.6.4", honours=True, locks=True)
        self.servers = {"keyed": mastodon, "asked": takahe(self.true_time), "records": Pds()}

    def true_time(self):
        return self.now

    def begin_anew(self, at, lags=timedelta(0)):
        """Forget everything: another story begins, at a moment, with a server that lags."""
        self.now, self.servers["asked"].lags = at, lags
        for kind in ("keyed", "asked"):
            for each in (self.servers[kind].posts, self.servers[kind].keys, self.servers[kind].appeared):
                each.clear()
        self.servers["records"].records.clear()
        self.calm()

    def strike(self, kind, what):
        """Let something happen to the next post."""
        call = "com.atproto.repo.putRecord" if kind == "records" else "POST /api/v1/statuses"
        word, _, when = what.partition(" ")
        late = when == "after"
        said = {
            "lost": b"",
            "500": answer(500, {"error": "oops"}),
            "429": answer(429, {"error": "slow down"}, Retry_After="30"),
            "refused": answer(422, {"error": "no"}) if kind != "records" else answer(400, {"error": "InvalidRequest"}),
        }[word]
        self.servers[kind].faults[call] = (said, True) if late else said

    def calm(self):
        for server in self.servers.values():
            server.faults.clear()

    def public(self, kind):
        """Everything that stands in public at a server: its text, who sees it, its address."""
        if kind == "records":
            return [(record["text"], "public", rkey) for rkey, record in self.servers[kind].records.items()]
        return [(unescape(post["content"][3:-4]), post["visibility"], post["url"]) for post in self.servers[kind].posts]

    def address(self, kind, text):
        """Where a person finds a text in public; None where it is not there."""
        found = [at for said, _seen, at in self.public(kind) if said == text]
        if kind == "records":
            found = [f"https://bsky.app/profile/office.test/post/{rkey}" for rkey in found]
        return found[-1] if found else None


class Reached(Walled):
    """A network that tells how far a call has come."""

    def __init__(self, network, kind, reach):
        super().__init__(network)
        self._kind, self._reach = kind, reach

    def publish(self, payload, key, now, prepared):
        self._reach("after intent", self._kind)
        remote = super().publish(payload, key, now, prepared)
        self._reach("mid-request", self._kind)
        return remote

    def find(self, payload, key, now, prepared):
        self._reach("in ask", self._kind)
        return super().find(payload, key, now, prepared)


class Trusting(Reached):
    """A look-up without caution: what is not seen is not there, and that at once."""

    def find(self, payload, key, now, prepared):
        try:
            return super().find(payload, key, now, prepared)
        except Unknown:
            return None

    def settles(self, prepared):
        return timedelta(0)


class OfficeAccounts(DeskAccounts):
    """The desk's accounts, each behind a door that the worker's death can shut."""

    def _connected(self, account):
        network = super()._connected(account)
        return network and self.desk.wall(network, self.desk.kinds.get(account.server, ""), self.desk.reach)


class OfficePublishing(DeskPublishing):
    """The desk's courier, who may die."""

    def courier(self, who):
        real = super().courier(self.desk.worker)
        values = {name: getattr(real, name) for name in real.__struct_fields__}
        return TracedCourier(**values, reach=lambda point, account: self.desk.reach(point, self.desk.kind_of(account)))


class OfficeQueue(DeskQueue):
    """The desk's queue; where `forgetful`, one that no longer tells a post by what it says to whom."""

    def apply(self, paths=(), *, yes=True):
        if not self.desk.forgetful:
            return super().apply(paths, yes=yes)
        findings, ask = queue.asked(self.desk.house, paths)
        plan = queue.apply(self.desk.log, by_name_alone(ask), self.desk.who, self.desk.now())
        self.desk.memory.begin()
        return findings, plan


def by_name_alone(ask):
    """An ask whose posts are known by their names and nothing else."""
    return replace(ask, wanted=[replace(one, said=None, whom=None) for one in ask.wanted])


class Office(Desk):
    """A desk whose worker can be killed at a point, at one kind of server.

    `kinds` tells of each server's address of which kind it is; `wall` is what stands before each account's network.
    """

    def __init__(self, house, now, kinds, *, struck=(), dead="", forgetful=False, wall=Reached):
        super().__init__(house, Clock(now))
        self.kinds, self.struck, self.forgetful, self.wall = kinds, struck, forgetful, wall
        self.worker = dead or processes.me()

    @classmethod
    def at(cls, root, now, kinds, **more):
        return cls(Desk.open(root, now).house, now, kinds, **more)

    def kind_of(self, account):
        """Return at which kind of server an account is, whatever it is called."""
        said = self.house.accounts.get(account)
        return self.kinds.get(said.server, "") if said else ""

    def reach(self, *here):
        if here == self.struck:
            raise KilledError

    @cached_property
    def accounts(self):
        return OfficeAccounts(self)

    @cached_property
    def publishing(self):
        return OfficePublishing(self)

    @cached_property
    def queue(self):
        return OfficeQueue(self)
