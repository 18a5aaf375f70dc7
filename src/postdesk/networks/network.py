"""What every network's `api.py` can do: publish a post, find it again, measure it, delete it."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NoReturn, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from postdesk.errors import NetworkError, Refused, Unknown
from postdesk.models import Budget, Figures, Payload, Remote, Standing
from postdesk.models.known_types import known_type
from postdesk.sentences import Sentence


class Fixed(Struct, frozen=True):
    """What a network fixes for a post before its first attempt; `key` is the post's idempotency key."""

    key: str


F = TypeVar("F", bound=Fixed)
Costs = Sequence[tuple[Budget, int]]
Spend = Callable[[Costs, datetime], None]
"""Takes what a call costs from its account's budgets; raises Unreachable, with the wait, where one is used up."""


SETTLES = timedelta(minutes=3)
"""How long after an attempt a network may still show what it was sent, where nothing better is known of it: a write
that waits for a lock outlasts every answer, and lists lag."""


class OtherPost(Struct, frozen=True):
    """Another post of ours on the same account that may be public, though its network never told as which.

    `id` and `url` are where a person says that it is; "" where nobody does. `begun` is since when it may be public,
    None where that is not known; `earlier` is whether it was begun before the post that is looked for.
    """

    payload: Payload
    id: str = ""
    url: str = ""
    begun: datetime | None = None
    earlier: bool = False


class KnownPost(Struct, frozen=True):
    """What the log knows of the post that the next calls are about.

    `due` is its moment. `begun` is whether something of it may have been sent before. `taken` tells which of some ids
    and addresses there are those of other posts of ours, and how those begin; `others` which other posts may be public
    there besides, under ids that nobody knows. `looked` tells whether a person has looked for it since its last attempt
    and says that it is not there: then only what surely is it still counts as it. `tried` is whether this memory ever
    began to send it; `doubted` is since when it may be there for an attempt of which nobody heard what came.
    """

    due: datetime
    begun: bool = True
    taken: Callable[[Collection[str]], Mapping[str, str]] = lambda _ids: {}
    others: Callable[[], Sequence[OtherPost]] = tuple
    looked: Callable[[], bool] = lambda: False
    tried: bool = True
    doubted: datetime | None = None


def freely(_costs: Costs, _now: datetime) -> None:
    """Count nothing."""


def kept(fixed: Fixed) -> str:
    """Return what was fixed as the log keeps it."""
    return msgspec.json.encode(fixed, enc_hook=str).decode()


def fixed_for(shape: type[F], prepared: str, key: str) -> F | None:
    """Return what was fixed for a post; None where nothing was, or only for another post."""
    fixed = msgspec.json.decode(prepared, type=known_type(shape)) if prepared else None
    return fixed if fixed is not None and fixed.key == key else None


def partly_public(error: NetworkError, first: Remote, part: int, parts: int) -> Sentence:
    """Say what went wrong after some parts of a post."""
    return Sentence(
        "{part} of {parts} parts are public, {url}; then {error}",
        part=part,
        parts=parts,
        url=first.url,
        error=error.sentence,
    )


def goes_on(error: NetworkError, first: Remote) -> NetworkError:
    """Return what keeps the rest of a post from going out, with where its beginning is public.

    What `first` says is to be kept of it goes along, else what the error says itself.
    """
    error.begun, error.kept = (first.id, first.url), first.kept or error.kept
    return error


def midway(error: NetworkError, first: Remote, part: int, parts: int) -> NetworkError:
    """Return what went wrong after some parts of a thread as what it is: its beginning is public, and it says so."""
    said, held = partly_public(error, first, part, parts), first.kept or error.kept
    error = Refused(said) if isinstance(error, Refused) else error.saying(said)
    return goes_on(error, replace(first, kept=held))


def named_another(url: str) -> NoReturn:
    """Raise Unknown: for a post that was sent, its network named another one of ours."""
    raise Unknown(
        "its network says that it is {url}, which is another post of this desk: nobody can tell where it is", url=url
    )


def new_part(made: str, before: Sequence[str]) -> str:
    """Return the id of a part that was just sent; Unknown where the network named one of the parts before it."""
    if made in before:
        named_another(made)
    return made


def others_answers(answers: int | None, remote: Remote) -> int | None:
    """Return how many answers to a post are others': where it is a thread, its second part is counted as one."""
    return max(0, answers - 1) if answers is not None and remote.parts > 1 else answers


def guessed(file: str) -> str:
    """Return the media type of a file by its name, where nothing better is known of it."""
    from mimetypes import guess_type

    return guess_type(file)[0] or "application/octet-stream"


class Network(ABC):
    """One account at one network, signed in. An instance may be used by one thread at a time."""

    @property
    def source(self) -> str:
        """Where its figures come from, as `Reading.source` names it."""
        return "api"

    @property
    def simulated(self) -> bool:
        """Whether its figures are invented."""
        return False

    @property
    def repeatable(self) -> bool:
        """Whether publishing again with the same key leaves one post: the network knows the key again."""
        return False

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """Return what publishing a post, or deleting it, takes of what the network allows an account."""
        return ()

    def costs_of_edit(self, before: Payload, after: Payload) -> Costs:
        """Return what giving a public post other words takes of what the network allows an account."""
        return ()

    def rests(self) -> datetime | None:
        """Return until when the network has said that it allows no more calls; None where it has not."""
        return None

    def turn_ends(self, at: float) -> None:  # noqa: B027 - whoever does not go through `wire` has nothing to heed
        """Begin to write nothing any more after `at`, by the clock `wire.ticks`: by then another may have the post."""

    def concerns(self, known: KnownPost) -> None:  # noqa: B027 - whoever has keys of the network's own need not know
        """Hear what the log knows of the post that the next calls are about."""

    def settles(self, prepared: str) -> timedelta:
        """Return how long after an attempt a post may still appear of which there is no sign.

        Until then that there is none proves nothing. It is no time at all where the network itself keeps a repeat from
        being a second post.
        """
        return timedelta(0) if self.repeatable else SETTLES

    def standing(self, now: datetime) -> Standing:
        """Sign in and return how the account stands.

        Raises:
            Refused: The network does not let it in.
            Unreachable: The network could not be asked, or wants another token.
        """
        return Standing(handle="")

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Do the next thing that has to be done before a post is sent, and return all that was fixed until now.

        Called again and again with what it returned last, at first "", until it returns the same. Each return is
        kept before the next call, so that no crash makes a step happen twice, and every attempt at the post, even
        weeks later, begins with what the last one knew. Nothing that is done here can be seen by the public.

        Raises:
            Refused: The network will never take the post.
            PostdeskError: It cannot be done now; the post waits in the queue.
        """
        return prepared

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Upload the next picture of a post some minutes before its time, and return all that is uploaded until now.

        Called as `prepare` is, which begins with what this returned last; no moment is fixed here. What is uploaded and
        never used is dropped by the network.

        Raises:
            PostdeskError: It cannot be done now; `prepare` will do it.
        """
        return prepared

    def stay_signed_in(self, now: datetime) -> None:  # noqa: B027 - most tokens have no end
        """Renew what the account is signed in with where that is due; nothing else is asked, and nothing is charged.

        Raises:
            NetworkError: It could not be done now; whether a person is needed it says as any call does.
        """

    @abstractmethod
    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Publish a post and return where it stands; `key` and `prepared` are the same for every attempt.

        Where an earlier attempt at a thread published its beginning, it goes on from there.

        Raises:
            Refused: The network said no for good; nothing was published.
            Unreachable: Surely nothing was published; it can be tried again.
            Unknown: Nobody can tell from the answer whether it was.
        """

    @abstractmethod
    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Return the post as the network has it, or None where `publish` may be called again without harm.

        That is where it is proven absent and cannot have been deleted by a person. A thread of which only the beginning
        is there, so that `publish` goes on with it, is returned as not `whole`.

        Raises:
            Unknown: The network cannot tell.
            Unreachable: The network could not be asked.
        """

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Take every part of a post off the network; what is gone already is no trouble, so it may be done again.

        Raises:
            Refused: The network has no way to, or the post is not as it was sent; nothing more is deleted.
            Unreachable: It could not be done now; doing it again is safe.
        """
        raise Refused("postdesk has no way to delete there: delete it on the network itself")

    def edit(
        self, before: Payload, after: Payload, remote: Remote, key: str, now: datetime, prepared: str
    ) -> tuple[str, ...]:
        """Give a public post other words; return in words what the network shows otherwise than was asked for.

        Nothing but texts, warning, language and the words for pictures differs; doing it again does no harm.

        Raises:
            Refused: The network takes no edits, or not this one.
            Unreachable: It could not be done now, or nobody can tell.
        """
        raise Refused("what is public there cannot be edited")

    def reading_costs(self, posts: int) -> Costs:
        """Return what asking for the figures of so many posts takes of what the network allows an account."""
        return ()

    def followers(self, now: datetime) -> int | None:
        """Return how many follow the account; None where the network does not say.

        Raises:
            Unreachable: The network could not be asked.
        """
        return None

    @abstractmethod
    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Return what the network counts for a post at `now`; what it does not count is None."""

    def measure_all(self, posts: Sequence[tuple[Remote, datetime]], now: datetime) -> Iterator[Figures | Refused]:
        """Yield for each post, with the moment of its publication, what `measure` returns, or why it is not shown.

        Raises:
            Unreachable: The network could not be asked; what was yielded until then holds.
        """
        for remote, published in posts:
            try:
                yield self.measure(remote, published, now)
            except Refused as no:
                yield no


def figures_alone(answers: Iterator[Figures | Refused]) -> Figures:
    """Return what `measure_all` said of a single post; Refused where its network does not show it."""
    (found,) = answers
    if isinstance(found, Refused):
        raise found
    return found
