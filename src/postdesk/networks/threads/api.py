"""Posting to Threads: a container for each part, which is no post yet, and one call that makes it one.

The container is the key: Threads publishes each once. So what nobody can tell is asked of it. Where it says that it is
not published, and the account's list shows no such post ten minutes after the attempt, the same one is published again;
where it says that it is, the post is looked for until it is listed. A thread is a chain of answers: the container of a
further part needs the id of the part before, so it is made between two public calls, and what is made is kept.

Source: developers.facebook.com threads (April to October 2026), and what clients report. Built to that contract, not
yet seen live.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unknown, Unreachable
from postdesk.models import Account, Budget, Figures, Payload, Remote, Standing
from postdesk.networks.meta.graph import Graph, Token
from postdesk.networks.meta.judging import GraphGone, GraphRefused
from postdesk.networks.meta.posting import OverGraph
from postdesk.networks.network import Costs, Fixed, KnownPost, fixed_for, kept, midway, new_part
from postdesk.networks.threads.answers import NOT_FOUND, MadeThing, ThreadsPost
from postdesk.networks.threads.containers import AskedPart, ChainPart, Containers
from postdesk.networks.threads.figures import counted_on_threads, parts_of, threads_followers
from postdesk.networks.threads.limits import QUOTA
from postdesk.networks.threads.looking import FIELDS, row_there
from postdesk.networks.threads.site import Site
from postdesk.networks.threads.standing import threads_standing, whose_profile

POSTS = QUOTA.budget
REPLIES = Budget("further parts of threads a day", 1_000, 86_400)
DELETES = Budget("deletions a day", 100, 86_400)
SETTLED = timedelta(minutes=10)
"""How long after an attempt a post may still appear: answers were seen to take minutes, and lists lag."""
AGAIN = (30.0, 60.0)
"""Seconds until a finished container is published again that Threads did not know; after that a new one is made."""
LISTED = 60.0
UNPUBLISHED = ("FINISHED", "EXPIRED")
"""What Threads says of a container that it has not published, and would publish once at most."""
BACK = timedelta(days=90)
"""How far back a post is looked for that is to be deleted, and of which nothing is known any more."""


class PreparedThread(Fixed, frozen=True):
    """What is fixed before the first attempt: since when, and what is made of each part.

    What is `early` holds containers that were made ahead, and nothing else is fixed yet.
    """

    at: datetime
    parts: tuple[ChainPart, ...] = ()
    early: bool = False

    def part(self, number: int) -> ChainPart:
        """Return what is made of a part."""
        return self.parts[number] if number < len(self.parts) else ChainPart()

    def with_part(self, number: int, part: ChainPart) -> "PreparedThread":
        """Return the same with what is made of a part now."""
        return replace(self, parts=(*self.parts[:number], part, *self.parts[number + 1 :]))

    @property
    def public(self) -> tuple[str, ...]:
        """The ids of the parts that are public for certain."""
        ids = [part.post for part in self.parts]
        return tuple(ids[: ids.index("")] if "" in ids else ids)


class Threads(OverGraph):
    """One profile; `page` is its public address, as far as that is known, `account` what desk.toml says of it."""

    def __init__(self, graph: Graph, token: Token, site: Site | None, page: str, account: Account) -> None:
        super().__init__(graph)
        self._token, self._page, self._account, self._whose = token, page, account, ""
        self.containers = Containers(graph, site)

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """A post and its further parts count apart."""
        parts = len(payload.texts)
        return (
            ((DELETES, parts),) if deleting else tuple(each for each in ((POSTS, 1), (REPLIES, parts - 1)) if each[1])
        )

    def settles(self, prepared: str) -> timedelta:
        """Longer than elsewhere, whatever was prepared."""
        return SETTLED

    def standing(self, now: datetime) -> Standing:
        """Ask whose token it is, what it may do, and how many posts are left today."""
        return threads_standing(self.graph, self._token(now), self._account, now)

    def stay_signed_in(self, now: datetime) -> None:
        """Renew the token from its tenth day on."""
        self._token(now)

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Do the next thing for the container of the first part."""
        self._see_whose(now)
        fixed = fixed_for(PreparedThread, prepared, key)
        if fixed is None or fixed.early:
            return kept(PreparedThread(key, now, fixed.parts if fixed else ()))
        return prepared if fixed.public else self._next_step(payload, fixed, now) or prepared

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Let Threads fetch the files of the first part."""
        fixed = fixed_for(PreparedThread, prepared, key) or PreparedThread(key, now, early=True)
        return (self._next_step(payload, fixed, now) if fixed.early else None) or prepared

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Publish each part as an answer to the one before; those that are there already are not published again."""
        fixed = _begun_with(prepared, key)
        sent = self._there(payload, fixed, now) if self._begun else []
        work = _Work(fixed)
        while len(sent) < len(payload.texts):
            try:
                sent.append(self._sent(payload, work, sent, now))
            except NetworkError as trouble:
                trouble.kept = kept(work.fixed)
                if not sent:
                    raise
                raise midway(trouble, self._remote(sent), len(sent), len(payload.texts)) from None
        self.containers.clear(payload, key)
        remote = self._remote([self._shown(sent[0], now), *sent[1:]])
        return replace(remote, kept=kept(_with_ids(work.fixed, sent)))

    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Read the account's list, then ask the container of the part that is not in it."""
        self._see_whose(now)
        fixed = fixed_for(PreparedThread, prepared, key)
        begun = fixed is not None and not fixed.early
        looked = fixed if fixed and begun else PreparedThread(key, self._known.due if self._known else now)
        sent = self._there(payload, looked, now)
        whole = replace(self._remote(sent), kept=kept(_with_ids(looked, sent)))
        if len(sent) == len(payload.texts):
            return whole
        if not begun and not sent:
            raise Unknown("the account's list on Threads does not show it, and since when it may be there is not known")
        part = looked.part(len(sent))
        if part.whole and self.containers.state(part.whole.id, now).status == "PUBLISHED":
            raise Unknown("Threads says that it is public, and does not list it: look at the account there")
        return replace(whole, whole=False) if sent else None

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Delete each part, the last one first."""
        fixed = fixed_for(PreparedThread, prepared, key)
        every = len(payload.texts)
        ids: Sequence[str] = fixed.public if fixed else ()
        if len(ids) < every:
            since = fixed.at if fixed else now - BACK
            ids = parts_of(self.graph, replace(remote, parts=every), since, now)
        for post in reversed(ids):
            try:
                self.graph.delete(f"/{post}", now)
            except GraphGone:
                self.graph.read("/me/threads", now, fields="id", limit="1")  # else all is hidden from us, and not gone

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Ask for what Threads counts for a post and its further parts."""
        self.graph.spare()
        return counted_on_threads(self.graph, remote, published, now)

    def followers(self, now: datetime) -> int | None:
        """Ask how many follow the profile."""
        return threads_followers(self.graph, now)

    def _see_whose(self, now: datetime) -> None:
        """See once for each token that it is the profile's that desk.toml names: every call is about "me"."""
        if (token := self._token(now)) != self._whose:
            whose_profile(self.graph, self._account, now)
            self._whose = token

    @property
    def _begun(self) -> bool:
        return self._known is None or self._known.begun

    def _next_step(self, payload: Payload, fixed: PreparedThread, now: datetime) -> str | None:
        asked = AskedPart(payload, fixed.key, begun=self._begun)
        step = self.containers.next_step(fixed.part(0), asked, now)
        return None if step is None else kept(fixed.with_part(0, step))

    def _there(self, payload: Payload, fixed: PreparedThread, now: datetime) -> list[ThreadsPost]:
        known, whole = self._known or KnownPost(fixed.at), fixed.part(0).whole

        def unsent() -> bool:
            return whole is not None and self.containers.state(whole.id, now).status in UNPUBLISHED

        return row_there(self.graph, payload, known, fixed.public, fixed.at, now, unsent=unsent)

    def _sent(self, payload: Payload, work: "_Work", sent: Sequence[ThreadsPost], now: datetime) -> ThreadsPost:
        """Publish the next part, after its container is made."""
        number = len(sent)
        asked = AskedPart(payload, work.fixed.key, number, sent[-1].id if sent else "", self._begun)
        while step := self.containers.next_step(work.fixed.part(number), asked, now):
            work.fixed = work.fixed.with_part(number, step)
        part = work.fixed.part(number)
        container = part.whole.id if part.whole else ""
        try:
            made = self.graph.write("/me/threads_publish", now, {"creation_id": container}, public=True)
        except GraphRefused as no:
            return self._missed(payload, work, sent, no, now)
        post = new_part(made.into(MadeThing).id, [part.id for part in sent])
        work.fixed = work.fixed.with_part(number, replace(part, post=post))
        return ThreadsPost(post, now.strftime("%Y-%m-%dT%H:%M:%S%z"))

    def _missed(
        self, payload: Payload, work: "_Work", sent: Sequence[ThreadsPost], no: GraphRefused, now: datetime
    ) -> ThreadsPost:
        """Return a part whose container Threads would not publish, where an earlier attempt did.

        Raises:
            Unknown: It is public, and not listed.
            Unreachable: Threads does not know the container yet, although it is finished.
            Refused: Threads will never publish it.
        """
        number = len(sent)
        part = work.fixed.part(number)
        there = self._there(payload, work.fixed, now)
        if len(there) > number:
            return there[number]
        if part.whole and self.containers.state(part.whole.id, now).status == "PUBLISHED":
            raise Unknown("Threads says that it has published this already, and does not list it yet")
        if no.subcode != NOT_FOUND:
            raise no
        again = part.misses < len(AGAIN)
        work.fixed = work.fixed.with_part(number, replace(part, misses=part.misses + 1) if again else ChainPart())
        raise Unreachable(
            "Threads does not know yet what it has just prepared", AGAIN[part.misses] if again else LISTED
        )

    def _shown(self, first: ThreadsPost, now: datetime) -> ThreadsPost:
        """Return a post that is public with its address; where Threads does not tell that, nothing is lost."""
        if first.permalink:
            return first
        try:
            return self.graph.read(f"/{first.id}", now, fields=FIELDS).into(ThreadsPost)
        except NetworkError:
            return first

    def _remote(self, sent: Sequence[ThreadsPost]) -> Remote:
        return Remote(sent[0].id, sent[0].permalink or self._page, parts=len(sent)) if sent else Remote("", "")


class _Work:
    """What is made of a post while it is published."""

    def __init__(self, fixed: PreparedThread) -> None:
        self.fixed = fixed


def _with_ids(fixed: PreparedThread, sent: Sequence[ThreadsPost]) -> PreparedThread:
    """Return what was fixed with the ids of the parts that are there."""
    for number, post in enumerate(sent):
        fixed = fixed.with_part(number, replace(fixed.part(number), post=post.id))
    return fixed


def _begun_with(prepared: str, key: str) -> PreparedThread:
    """Return what was fixed for a post; Refused where nothing was, for then there is nothing to publish."""
    fixed = fixed_for(PreparedThread, prepared, key)
    if fixed is None or fixed.early:
        raise Refused("nothing was prepared for this post: queue it again")
    return fixed
