"""The one wall round each account: whatever goes wrong in a network's code, and nobody thought of, stays with its post.

Before anything is sent it counts as not sent, while a post is sent nobody can tell; either way the account rests and
says why, and every other account goes on.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from threading import current_thread, main_thread
from traceback import extract_tb
from typing import ParamSpec, TypeVar

from msgspec.structs import astuple

from postdesk.errors import PostdeskError, Refused, Unknown, Unreachable, system_reason
from postdesk.models import Figures, Payload, Remote, Standing
from postdesk.networks.network import Costs, KnownPost, Network
from postdesk.sentences import Sentence

LONGEST_ID, LONGEST_URL = 2000, 4000
"""Bytes of a post's id and characters of its address: PostgreSQL's indexes take no id of more than 2,700 bytes."""
LARGEST = 10**15
"""No figure of a post is larger: more than all people, a hundred thousand times each."""
UNKEPT = (b"\0", b"\x1f")
"""Signs that no id, address or word has: PostgreSQL keeps no NUL, and the log parts what it keeps with the other."""
P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K")


def reached(connect: Callable[[K], Network | None], key: K) -> Network | None:
    """Return the network that `connect` gives for a key, behind the wall; None where it gives none.

    Raises:
        PostdeskError: As `connect` says; `Unreachable` for whatever nobody thought of.
    """
    network = guarded(connect, key)
    return Walled(network) if network else None


def guarded(call: Callable[P, T], /, *given: P.args, **more: P.kwargs) -> T:
    """Return what a call returns before anything is sent.

    Raises:
        PostdeskError: As the call says; `Unreachable` for whatever nobody thought of.
    """
    try:
        return call(*given, **more)
    except PostdeskError:
        raise
    except BaseException as surprise:
        _let_through(surprise)
        raise Unreachable(_told(surprise)) from surprise


def _let_through(surprise: BaseException) -> None:
    """Raise it again where a person ended the command, which only the main thread is told.

    A package may call `sys.exit`, or raise what Ctrl-C raises. A worker is stopped by a flag, never by an exception.
    """
    if isinstance(surprise, KeyboardInterrupt) and current_thread() is main_thread():
        raise surprise


def _told(surprise: BaseException) -> Sentence:
    """Say what happened, without the words of the exception: an answer may stand in them, or a token."""
    if isinstance(surprise, OSError) and surprise.filename:
        why = system_reason(surprise)
        return Sentence("{file} cannot be used: {why}", file=surprise.filename, why=why)
    place = extract_tb(surprise.__traceback__)[-1]
    where = "/".join(place.filename.replace("\\", "/").split("/")[-2:])
    return Sentence(
        "postdesk met what it was not made for ({kind} in {where}): report this line",
        kind=type(surprise).__name__,
        where=f"{where}:{place.lineno}",
    )


R = TypeVar("R", bound=Remote | None)


def _kept(remote: R) -> R:
    """Return a post as a network tells it; ValueError where not every database keeps that, as it is."""
    if remote is not None:
        _letters("\n".join((remote.id, remote.url, remote.kept, *remote.differs)))
        if len(remote.id.encode()) > LONGEST_ID or len(remote.url) > LONGEST_URL:
            raise ValueError(remote)
    return remote


def _letters(text: str) -> str:
    """Return a text; ValueError where not every database keeps that, as it is."""
    if any(sign in text.encode() for sign in UNKEPT):
        raise ValueError(text)
    return text


def _counted(figures: Figures) -> Figures:
    """Return figures; ValueError where there is one that counts nothing, or that not every database keeps."""
    if any(count is not None and not 0 <= count <= LARGEST for count in astuple(figures)):
        raise ValueError(figures)
    return figures


class Walled(Network):
    """A network behind the wall."""

    def __init__(self, network: Network) -> None:
        self._network = network

    @property
    def source(self) -> str:
        """As the network says."""
        return self._network.source

    @property
    def simulated(self) -> bool:
        """As the network says."""
        return self._network.simulated

    @property
    def repeatable(self) -> bool:
        """As the network says."""
        return self._network.repeatable

    def costs(self, payload: Payload, *, deleting: bool = False) -> Costs:
        """As the network says."""
        return guarded(self._network.costs, payload, deleting=deleting)

    def costs_of_edit(self, before: Payload, after: Payload) -> Costs:
        """As the network says."""
        return guarded(self._network.costs_of_edit, before, after)

    def rests(self) -> datetime | None:
        """As the network says; what trips over that, after the post is out, says nothing."""
        try:
            return guarded(self._network.rests)
        except Unreachable:
            return None

    def turn_ends(self, at: float) -> None:
        """Tell the network."""
        guarded(self._network.turn_ends, at)

    def concerns(self, known: KnownPost) -> None:
        """Tell the network."""
        guarded(self._network.concerns, known)

    def settles(self, prepared: str) -> timedelta:
        """As the network says."""
        return guarded(self._network.settles, prepared)

    def standing(self, now: datetime) -> Standing:
        """Ask the network."""
        return guarded(self._network.standing, now)

    def stay_signed_in(self, now: datetime) -> None:
        """Let the network renew what it is signed in with."""
        guarded(self._network.stay_signed_in, now)

    def prepare(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Let the network prepare."""
        return guarded(lambda: _letters(self._network.prepare(payload, key, now, prepared)))

    def ahead(self, payload: Payload, key: str, now: datetime, prepared: str) -> str:
        """Let the network upload."""
        return guarded(lambda: _letters(self._network.ahead(payload, key, now, prepared)))

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote:
        """Let the network publish; of what nobody thought of, nobody can tell what it did."""
        try:
            return _kept(self._network.publish(payload, key, now, prepared))
        except PostdeskError:
            raise
        except BaseException as surprise:
            _let_through(surprise)
            raise Unknown(_told(surprise)) from surprise

    def find(self, payload: Payload, key: str, now: datetime, prepared: str) -> Remote | None:
        """Ask the network."""
        return guarded(lambda: _kept(self._network.find(payload, key, now, prepared)))

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str) -> None:
        """Let the network delete."""
        guarded(self._network.delete, payload, remote, key, now, prepared)

    def edit(
        self, before: Payload, after: Payload, remote: Remote, key: str, now: datetime, prepared: str
    ) -> tuple[str, ...]:
        """Let the network edit."""
        return guarded(self._network.edit, before, after, remote, key, now, prepared)

    def reading_costs(self, posts: int) -> Costs:
        """As the network says."""
        return guarded(self._network.reading_costs, posts)

    def followers(self, now: datetime) -> int | None:
        """Ask the network."""
        return guarded(self._network.followers, now)

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Ask the network."""
        return guarded(lambda: _counted(self._network.measure(remote, published, now)))

    def measure_all(self, posts: Sequence[tuple[Remote, datetime]], now: datetime) -> Iterator[Figures | Refused]:
        """Ask the network, post by post."""
        answers = guarded(lambda: iter(self._network.measure_all(posts, now)))
        while (answer := guarded(next, answers, None)) is not None:
            yield answer
