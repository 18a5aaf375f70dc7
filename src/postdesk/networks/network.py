"""What every network's `api.py` can do: publish a post, find it again, measure it."""

from abc import ABC, abstractmethod
from datetime import datetime

from postdesk.models import Figures, Payload, Remote, Standing


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

        That is where it is proven absent and cannot have been deleted by a person, and where only the beginning of a
        thread is there.

        Raises:
            Unknown: The network cannot tell.
            Unreachable: The network could not be asked.
        """

    @abstractmethod
    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Return what the network counts for a post at `now`; what it does not count is None."""
