"""A post's life: its states, what may follow what, and every set of states that has a name.

Whoever asks "does this post still wait?" or "does it need a person?" asks here. The log makes its guards and the
conditions of its indexes from this, so that a new state is one more line here, a verb in `log/posts`, and a sentence.
Nothing heavy is imported: the command line reads this for its help.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from postdesk.sentences import Sentence


class State(StrEnum):
    """Where a post is in its life."""

    QUEUED = "queued"
    HELD = "held"
    CLAIMED = "claimed"
    SENDING = "sending"
    PUBLISHED = "published"
    FAILED = "failed"
    UNKNOWN = "unknown"
    MISSED = "missed"
    CANCELLED = "cancelled"
    HANDED_OVER = "handed-over"
    REHEARSED = "rehearsed"
    DELETED = "deleted"


QUEUED, HELD, CLAIMED, SENDING = State.QUEUED, State.HELD, State.CLAIMED, State.SENDING
PUBLISHED, FAILED, UNKNOWN, MISSED = State.PUBLISHED, State.FAILED, State.UNKNOWN, State.MISSED
CANCELLED, HANDED_OVER, REHEARSED = State.CANCELLED, State.HANDED_OVER, State.REHEARSED
DELETED = State.DELETED

States = tuple[State, ...]

NEXT: Mapping[State, frozenset[State]] = {
    QUEUED: frozenset({QUEUED, HELD, CLAIMED, MISSED, CANCELLED, PUBLISHED, FAILED, UNKNOWN}),
    HELD: frozenset({HELD, QUEUED, CANCELLED, PUBLISHED, FAILED, MISSED, UNKNOWN}),
    CLAIMED: frozenset({SENDING, QUEUED, FAILED, HANDED_OVER, PUBLISHED, UNKNOWN}),
    SENDING: frozenset({PUBLISHED, REHEARSED, FAILED, QUEUED, UNKNOWN}),
    UNKNOWN: frozenset({PUBLISHED, REHEARSED, FAILED, QUEUED, HELD}),
    HANDED_OVER: frozenset({PUBLISHED, MISSED, CANCELLED}),
    FAILED: frozenset({QUEUED, HELD, CANCELLED, PUBLISHED, DELETED}),
    MISSED: frozenset({QUEUED, HELD, CANCELLED, PUBLISHED, DELETED}),
    CANCELLED: frozenset({QUEUED, HELD, FAILED, MISSED, HANDED_OVER, PUBLISHED, DELETED}),
    PUBLISHED: frozenset({PUBLISHED, DELETED}),
    REHEARSED: frozenset(),
    DELETED: frozenset(),
}
"""What may follow each state. Into `published` leads a way from everywhere: a network's yes may arrive late, after a
rescuer gave the post up, and a post that is in public must never be sent again. From `deleted` leads no way anywhere: a
post that a person took off its network never comes back. From `queued`, `held` and `cancelled` an `undo` leads back to
where a person took the post from; `published` follows itself when its address is put right."""

WAITING: States = (QUEUED, HELD)
"""In the queue and in nobody's hands: files and people may change it, it can be signed, and its moment is to come."""
NOT_BEGUN: States = (*WAITING, CLAIMED)
"""Nothing of it was sent from here; another memory of the desk may have sent it."""
ON_ITS_WAY: States = (CLAIMED, SENDING)
"""A worker has it, for one lease; no other post of its account goes out meanwhile."""
UNDECIDED: States = (SENDING, UNKNOWN)
"""It may be public or not: only its network, or a person who looks, can tell."""
IN_HAND: States = (CLAIMED, SENDING, UNKNOWN, HANDED_OVER)
"""In a worker's or a person's hands, or in doubt: no file changes it."""
OUT: States = (PUBLISHED, REHEARSED)
"""It is out, in public or in the rehearsal."""
SENT: States = (PUBLISHED, REHEARSED, DELETED)
"""It has gone where it was to go, into public or to the rehearsal: nothing sends it again."""
SAID: States = (*IN_HAND, PUBLISHED)
"""What it says is public, or may be, or is about to be: nothing says it again in silence."""
BEYOND_FILES: States = (*IN_HAND, *SENT)
"""What a campaign file says of it changes nothing any more."""
SET_ASIDE: States = (FAILED, HELD, MISSED)
"""It goes nowhere before a person lets it."""
TROUBLED: States = (UNKNOWN, FAILED, MISSED)
"""Something went wrong, and a person has to look."""
NEEDS_A_PERSON: States = (UNKNOWN, HANDED_OVER, FAILED, MISSED)
"""A person has something to do, in the order in which it presses."""
ASKS_WHETHER_IT_IS_OUT: States = (HANDED_OVER, UNKNOWN)
"""A person says whether it went out, and when."""
TO_COME: States = (*WAITING, *ON_ITS_WAY)
"""Not out yet, with nothing wrong."""
KEEPS_ITS_MOMENT: States = (*TO_COME, UNKNOWN, HANDED_OVER, PUBLISHED, REHEARSED)
"""It occupies its moment, so that `at: next` looks for another."""
CALLED_OFF: States = (CANCELLED, DELETED)
"""A person took it out of the queue, or off its network: a calendar shows it as called off."""
NOT_SURE: States = (HELD, *TROUBLED)
"""Its moment may pass without it, or nobody knows whether it went out: a calendar shows it as not sure."""
NOT_TOLD: States = (CANCELLED, REHEARSED)
"""A campaign's report does not reach to its moment: it never was in public, and will not be."""
BY_WEIGHT: States = (
    *(UNKNOWN, FAILED, MISSED, HANDED_OVER, HELD, SENDING, CLAIMED),
    *(QUEUED, PUBLISHED, REHEARSED, CANCELLED, DELETED),
)
"""All states in the order in which they matter, where one sign stands for several posts."""
MAY_HAVE_BEGUN: States = (FAILED, MISSED, CANCELLED)
"""The beginning of a thread may be public, and no worker goes on with it."""
ALL_KNOWN: States = (FAILED, CANCELLED, REHEARSED, DELETED)
"""No more of it is public than is known by its address: none of what an account shows is looked at as this post."""

NOT_AS_SENT = "not as it was sent: "
"""In the reason of a post that became `published`: what follows was dropped there, or reads otherwise."""

CAN_BE: Mapping[str, States] = {
    "held": (QUEUED,),
    "released": (HELD,),
    "approved": WAITING,
    "sent back": WAITING,
    "cancelled": (QUEUED, HELD, FAILED, MISSED, HANDED_OVER),
    "moved": (QUEUED, HELD, MISSED, FAILED),
    "retried": (FAILED, MISSED),
    "resolved": (UNKNOWN, HANDED_OVER, PUBLISHED),
    "resolved as absent": (UNKNOWN,),
}
"""From which states a person can do what to a post."""


class Step(Struct, frozen=True):
    """One change of a post's state: from what to what, by whom, why and when."""

    before: State
    after: State
    who: str
    why: str
    at: datetime


class Hand(Struct, frozen=True):
    """Who does something to posts, a person or a worker, why, and when; `command` marks what one command did."""

    who: str
    why: str
    now: datetime
    command: str = ""

    def step(self, before: str, after: State, what: str) -> Step:
        """Return the change of state, with `what` as its reason where none was given."""
        return Step(before=State(before), after=after, who=self.who, why=self.why or what, at=self.now)

    def adding(self, before: str, after: State, what: str) -> Step:
        """Return the change of state, with `what` in front of the reason that was given."""
        said = Sentence(what)
        why = Sentence("{what}: {why}", what=said, why=self.why) if self.why else said
        return Step(State(before), after, self.who, why, self.now)


SENT_BACK_SCOPE = "sent-back"
"""The scope of what keeps back a post that waits for its author."""


class Layer(Struct, frozen=True):
    """What holds posts back: the whole desk's stop, an account's, a campaign's, or a post's own; who, why, since when.

    `scope` is "desk", "@fedi", "spring/", "post" for a post's own, or "sent-back" for one that waits for its author.
    """

    scope: str
    who: str
    why: str
    since: datetime


def allow(before: State, after: State) -> None:
    """See that a life knows a step; ValueError says that postdesk made a mistake."""
    if after not in NEXT[before]:
        raise ValueError(f"no post goes from {before} to {after}")
