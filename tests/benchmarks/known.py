"""A network that can be asked whether it has a post and knows a key again, as Bluesky and Mastodon do.

It lets every call come out, a repeated one too, so that a post that is sent twice is seen twice.
"""

from datetime import datetime, timedelta

from bench_cycle import AtOnce, payload
from rivals import Public

from postdesk.models import Payload, Remote, Slot
from postdesk.queue import Wanted


class Known(AtOnce):
    """Publishes to the file of what the public sees, and looks there."""

    def __init__(self, public: Public) -> None:
        self.public = public

    @property
    def repeatable(self) -> bool:
        """Say that a key is known again."""
        return True

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str = "") -> Remote:
        """Let the post come out."""
        self.public.publish(number(payload))
        return super().publish(payload, key, now)

    def find(self, payload: Payload, key: str, now: datetime, prepared: str = "") -> Remote | None:
        """Look whether it is out."""
        return Remote(key, f"https://bench.example/{key}") if number(payload) in self.public.seen() else None


def number(payload: Payload) -> int:
    """Return which post it is."""
    return int(payload.texts[0].split()[-1])


def wanted(count: int, now: datetime) -> list[Wanted]:
    """Return posts that are due now, each on an account of its own, since one account has one post at a time."""
    slot, late = Slot(now, "now", "UTC"), timedelta(hours=2)
    return [Wanted("spring", f"post-{n}", f"account-{n}", "x", payload(n), late, slot) for n in range(count)]
