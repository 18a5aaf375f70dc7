"""What every network's `api.py` can do: publish a post, find it again, measure it."""

from abc import ABC, abstractmethod
from datetime import datetime

from postdesk.models import Figures, Payload, Remote


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

    @abstractmethod
    def publish(self, payload: Payload, key: str, now: datetime) -> Remote:
        """Publish a post and return where it stands; `key` is the same for every attempt at the same post.

        Raises:
            Refused: The network said no for good; nothing was published.
            Unreachable: Surely nothing was published; it can be tried again.
            Unknown: Nobody can tell from the answer whether it was.
        """

    @abstractmethod
    def find(self, payload: Payload, key: str) -> Remote | None:
        """Return the post as the network has it, or None where it is proven absent.

        Raises:
            Unknown: The network cannot tell.
            Unreachable: The network could not be asked.
        """

    @abstractmethod
    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Return what the network counts for a post at `now`; what it does not count is None."""
