"""Which posts are one and the same, whatever they are called: what says the same to the same account.

What is unsure is no sameness: an account of which desk.toml says neither handle nor id is told by its short name, and
by being there no longer.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property

import msgspec
from msgspec import UNSET

from postdesk.log.posts.snapshot import BEGINNING, Found, Queued, Snapshot, Twin
from postdesk.models import Payload, identity, life
from postdesk.models.known_types import known_type
from postdesk.models.life import State
from postdesk.queue.planning import Ask, Wanted
from postdesk.queue.post_differences import Differing, lacks_reason, wants_reason
from postdesk.sentences import Sentence

PREFERRED = (
    State.QUEUED,
    State.HELD,
    *life.IN_HAND,
    State.PUBLISHED,
    State.REHEARSED,
    State.FAILED,
    State.MISSED,
    State.CANCELLED,
)
"""Of several posts that may be the one renamed, the first is meant that comes first here."""

AT_ONE_MOMENT = "says at the same moment"
"""How it is said that a post is a copy for which there is no reason."""
AGAIN = "write `again:` with the reason into the draft to say it once more"
OTHERWISE = "remove one of them; or give one another time, and write `again:` with the reason into its draft"
CLOCKS = timedelta(hours=2)
"""By how much a gap of days may be shorter, where clocks change in it."""
_FAR = datetime.max.replace(tzinfo=UTC)
"""Where a post without a moment stands among others."""


class Sameness:
    """Knows which posts of the log say the same to the same account as what the files ask for."""

    def __init__(self, queue: Snapshot, ask: Ask, now: datetime) -> None:
        self.queue, self.ask, self.now = queue, ask, now
        self._used: set[int] = set()
        self._keys: dict[str, str] = {}
        self._given: dict[int, dict[str, Queued]] = {}

    def renamed(self, wanted: Wanted) -> Queued | None:
        """Return the post that a wanted one is, under a name that no file knows any more; None where there is none."""
        if wanted.said is None:
            return None
        if wanted.said not in self._given:
            self._given[wanted.said] = self._give(wanted.said)
        return self._given[wanted.said].get(wanted.ref)

    def _give(self, said: int) -> dict[str, Queued]:
        """Return, of all that say one thing under new names, which post each of them is; what is a copy is none."""
        given: dict[str, Queued] = {}
        for one in self._alike.get(said, ()):
            if self._row(one) is not None or self._in_files(one):
                continue
            at = one.slot.instant if one.slot else None
            free = [twin.post for twin in self._twins_of(one) if self._is_free(twin.post)]
            if one.series:  # another day of a series is another post, whatever the series is called
                free = [post for post in free if post.asked == at]
            best = min(free, key=lambda post: _unlike(post, at), default=None)
            if best is not None:
                self._used.add(best.id)
                given[one.ref] = best
        return given

    def said(self, wanted: Wanted, row: Queued | None, different: Differing) -> str:
        """Say which post says already what a wanted one says; "" where there is none, or it may be said again.

        Of a post that is in the queue as it is wanted, an export may have shown since that somebody was quicker.
        """
        if row is None or wants_reason(wanted, row, different):
            return self.said_before(wanted, row)
        waits = row.state in life.WAITING and not row.remote_id
        return self._found(wanted) if waits and not (wanted.again or wanted.series) else ""

    def said_before(self, wanted: Wanted, row: Queued | None) -> str:
        """Say which other post says the same and is public, or may be; "" where there is none, or a reason is given.

        Nothing is a reason to say the same twice at one moment.
        """
        others = [twin for twin in self._twins_of(wanted) if row is None or twin.post.id != row.id]
        before = [self._in_log(wanted, twin) for twin in others] + [self._in_files(wanted)]
        return next(filter(None, before), "" if wanted.again or wanted.series else self._found(wanted))

    def _in_log(self, wanted: Wanted, twin: Twin) -> str:
        """Say that a post of the log says the same, which is public, or may be, or will go out by itself."""
        post = twin.post
        name = (post.campaign, post.draft, post.account)
        reason = self._reason(wanted, post)
        if post.state in life.SAID and reason and _is_that_repeat(wanted, post):
            return _at(Sentence("says at the same moment what {post} said", post=twin.ref), twin.url)
        if post.state in life.SAID and not reason:
            return _at(Sentence("says what {post} said on {day}", post=twin.ref, day=post.local[:10]), twin.url)
        if post.state in life.WAITING and name not in self._names and not self.ask.lost(post.campaign, post.draft):
            return self._beside(wanted, twin.ref, post.due, post.local[:10], reason=reason)
        return ""

    def _reason(self, wanted: Wanted, post: Queued) -> bool:
        """Tell whether there is a reason to say once more what a post says: one that is written, or the series.

        A series is none for the day of a post that it asks for no longer, nor before the gap of its words is over.
        """
        if wanted.again or not wanted.is_sibling(post.campaign, post.draft) or wanted.slot is None:
            return bool(wanted.again)
        if wanted.gap is not None and abs(wanted.slot.instant - post.due) < wanted.gap - CLOCKS:
            return False
        return (post.campaign, post.draft, post.account) in self._names or post.local[:10] != wanted.slot.local[:10]

    def _in_files(self, wanted: Wanted) -> str:
        """Say that another post that the files ask for says the same, and comes first."""
        for one in self._alike.get(wanted.said, ()) if wanted.said is not None else ():
            if one is wanted:
                return ""
            if wanted.is_other_time(one):
                continue
            if _to_one(one, wanted) and self._goes_out(one):
                due, day = (one.slot.instant, one.slot.local[:10]) if one.slot else (None, "")
                if told := self._beside(wanted, one.ref, due, day, reason=bool(wanted.again)):
                    return told
        return ""

    def _beside(self, wanted: Wanted, ref: str, due: datetime | None, day: str, *, reason: bool) -> str:
        """Say that a post which is to go out says the same as a wanted one; "" where that has a reason."""
        if due is not None and wanted.slot is not None and wanted.slot.instant == due:
            return Sentence("says at the same moment what {post} says", post=ref)
        if reason:
            return ""
        if not day:
            return Sentence("says what {post} says in its next slot", post=ref)
        return Sentence("says what {post} says on {day}", post=ref, day=day)

    def _goes_out(self, one: Wanted) -> bool:
        """Tell whether what a file asks for now goes out by itself; what is out, or was cancelled, does not."""
        row = self._row(one)
        if row is None or row.state in life.WAITING:
            return True
        if row.state in life.BEYOND_FILES or (row.state == State.CANCELLED and row.id not in self.queue.withdrawn):
            return False
        asked = one.slot.instant if one.slot else None
        return row.state == State.CANCELLED or asked != row.asked or one.payload.content_hash != row.content_hash

    @cached_property
    def _alike(self) -> dict[int | None, list[Wanted]]:
        """Return what the files ask for by what it says, of each what comes first."""
        found: dict[int | None, list[Wanted]] = {}
        for one in self.ask.wanted:
            found.setdefault(one.said, []).append(one)
        for some in found.values():
            if len(some) > 1:
                some.sort(key=self._rank)
        return found

    def _rank(self, one: Wanted) -> tuple[bool, bool, bool, datetime]:
        """Return where a post stands among those that say the same: what is queued first, then by reason and moment."""
        row, at = self._row(one), one.slot.instant if one.slot else None
        there = row is not None and row.said == one.said and row.state in life.WAITING
        kept = any(twin.post.asked == at and self._is_free(twin.post) for twin in self._twins_of(one))
        return (not there, not kept, bool(one.again), at or _FAR)

    def _row(self, one: Wanted) -> Queued | None:
        return self.queue.posts.get((one.campaign, one.draft, one.account))

    def is_whole(self, wanted: Wanted, row: Queued) -> bool:
        """Tell whether all that is sent stays the same but for labels, so that a signature still is one of it."""
        twin = next((twin for twin in self._twins_of(wanted) if twin.post.id == row.id), None)
        if twin is None:
            return False
        payload = msgspec.json.decode(twin.payload, type=known_type(Payload))
        same = payload.own is UNSET or payload.own == wanted.payload.own
        return same and identity.core(payload, self.ask.tracking) == wanted.core

    def key(self, wanted: Wanted, due: datetime) -> str:
        """Return the idempotency key of a wanted post."""
        again = wanted.again if wanted.said is not None else wanted.ref
        to = wanted.whom.written if wanted.whom else wanted.account
        key = identity.key_of(wanted.core or wanted.payload.encoded(), to, due, again)
        used = any(twin.post.key == key and twin.ref != wanted.ref for twin in self._twins_of(wanted))
        if used or self._keys.setdefault(key, wanted.ref) != wanted.ref:
            return identity.key_of(wanted.core, to, due, f"{again}\n{wanted.ref}")
        return key

    def _twins_of(self, wanted: Wanted) -> Iterator[Twin]:
        """Yield the posts of the log that say the same to the same account."""
        if wanted.said is not None:
            yield from (twin for twin in self._twins.get(wanted.said, ()) if self._is_account(wanted, twin.post))

    @cached_property
    def _twins(self) -> dict[int, list[Twin]]:
        """Return the posts that say what a new or a changed post says."""
        asked = [(one, self._row(one)) for one in self.ask.wanted]
        wanted = {
            one.said for one, row in asked if one.said is not None and (row is None or _is_other(one, row) or one.gap)
        }
        found: dict[int, list[Twin]] = {}
        for twin in self.queue.twins(wanted) if wanted else ():
            found.setdefault(twin.said, []).append(twin)
        return found

    def _is_account(self, wanted: Wanted, post: Queued) -> bool:
        """Tell whether a post is one of the same real account."""
        same = identity.same_account(wanted.whom, identity.read_whom(post.whom))
        if same is not None:
            return same
        gone = post.account not in self.ask.accounts and post.network == wanted.network
        return post.account == wanted.account or (bool(self.ask.accounts) and gone)

    def _is_free(self, post: Queued) -> bool:
        """Tell whether no file asks for a post by its name, so that it may have another now.

        What was rehearsed went nowhere: where the account posts in earnest now, it is not what goes out there.
        """
        if post.state == State.REHEARSED and self.ask.posts_on(post.account):
            return False
        name, draft = (post.campaign, post.draft, post.account), (post.campaign, post.draft)
        if post.id in self._used or name in self._names or State(post.state) not in PREFERRED:
            return False
        return draft in self._drafts or self.ask.lost(*draft)

    @cached_property
    def _names(self) -> set[tuple[str, str, str]]:
        return {(one.campaign, one.draft, one.account) for one in self.ask.wanted}

    @cached_property
    def _drafts(self) -> set[tuple[str, str]]:
        return {(one.campaign, one.draft) for one in self.ask.wanted}

    def _found(self, wanted: Wanted) -> str:
        """Say which post that an export showed says the same; "" where there is none."""
        text = identity.says_again(wanted.payload.texts[0])
        other = self._seen.get((wanted.account, text)) if wanted.said is not None and text else None
        if other is None:
            return ""
        what, day = other.url or Sentence("a post in an export"), f"{other.published:%Y-%m-%d}"
        return Sentence("says what {post} said on {day}", post=what, day=day)

    @cached_property
    def _seen(self) -> dict[tuple[str, str], Found]:
        """Return what exports showed on the desk's accounts, by account and text, as far as it may be said again."""
        asked = [one for one in self.ask.wanted if one.said is not None and not self._is_out(one)]
        texts = sorted({identity.says_again(one.payload.texts[0]) for one in asked})
        found = self.queue.found({one.network for one in asked}, lambda beginning: _begins_one(texts, beginning))
        return {(each.account, identity.says_again(each.text)): each for each in found}

    def _is_out(self, one: Wanted) -> bool:
        """Tell whether a post under the name of a wanted one is where files do not reach, whatever they say."""
        row = self._row(one)
        return row is not None and row.state in life.BEYOND_FILES


def _begins_one(texts: Sequence[str], beginning: str) -> bool:
    """Tell whether one of some sorted texts may be one that begins so in an export."""
    sure = identity.sure_beginning(beginning) if len(beginning) == BEGINNING else ""
    at = bisect_left(texts, sure)
    return at < len(texts) and texts[at].startswith(sure)


def with_advice(before: str) -> Sentence:
    """Return what another post says already, with what an officer can do."""
    advice = OTHERWISE if before.startswith(AT_ONE_MOMENT) else AGAIN
    return Sentence("{what}: {advice}", what=before, advice=Sentence(advice))


def _is_other(one: Wanted, row: Queued) -> bool:
    """Tell whether a post is asked for at another moment, saying something else, or without its reason."""
    if lacks_reason(one, row):
        return True
    return row.content_hash != one.payload.content_hash or row.asked != (one.slot.instant if one.slot else None)


def _at(said: Sentence, url: str | None) -> Sentence:
    """Return what a post says, with its address where it has one."""
    return Sentence("{what} ({url})", what=said, url=url) if url else said


def _is_that_repeat(one: Wanted, post: Queued) -> bool:
    """Tell whether a wanted repeat is one that is out: asked for at its moment, or, in a free slot, for its reason."""
    return one.slot.instant == post.asked if one.slot else post.asked is None and one.again == post.again


def _unlike(post: Queued, at: datetime | None) -> tuple[int, bool, datetime]:
    """Return how far a post is from being the one that is asked for at a moment under another name."""
    return (PREFERRED.index(State(post.state)), post.asked != at, post.due)


def _to_one(one: Wanted, other: Wanted) -> bool:
    """Tell whether two posts are for the same real account."""
    same = identity.same_account(one.whom, other.whom)
    return one.account == other.account if same is None else same
