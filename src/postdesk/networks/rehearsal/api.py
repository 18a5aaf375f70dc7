"""Rehearsal goes nowhere: it writes each post as it would read into a folder, and invents its figures.

A post's file is named after its key, so publishing the same post twice leaves one file: rehearsal keeps the promise
that the best networks keep. Its figures follow from the post's name and age alone and are marked as simulated.
"""

import hashlib
import math
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path

from postdesk.errors import Unreachable, system_reason
from postdesk.files import private
from postdesk.models import Figures, Payload, Remote
from postdesk.networks.network import Network

REACH = {"linkedin": 900, "facebook": 700, "instagram": 600, "x": 500, "threads": 300, "mastodon": 160, "bluesky": 140}
"""Readers of an ordinary post in the end, invented, in the order in which an office's accounts usually stand."""
HALF_LIFE_DAYS = 1.2


class Rehearsal(Network):
    """The network that goes nowhere, for one account; `folder` is `.postdesk/rehearsal`.

    `counts` are the figures that the account's network tells of a post: no other is invented.
    """

    def __init__(self, folder: Path, network: str, account: str, counts: Collection[str] = ()) -> None:
        self.folder = folder / f"{network}-{account}"
        self.network, self._counts = network, counts

    @property
    def source(self) -> str:
        """Figures from rehearsal are never mistaken for a network's."""
        return "simulated"

    @property
    def simulated(self) -> bool:
        """Every figure is invented."""
        return True

    @property
    def repeatable(self) -> bool:
        """A post's file is named after its key."""
        return True

    def publish(self, payload: Payload, key: str, now: datetime, prepared: str = "") -> Remote:
        """Write the post as it would read; a second time with the same key writes nothing new.

        Raises:
            Unreachable: It cannot be written, so that nothing is there.
        """
        remote = self._remote(key)
        path = self.folder / f"{remote.id}.md"
        try:
            if not path.exists():
                private.replace(path, "\n".join(_page(payload, now)).encode())
        except OSError as trouble:
            why = system_reason(trouble)
            raise Unreachable("{file} cannot be used: {why}", file=self.folder, why=why) from trouble
        return remote

    def find(self, payload: Payload, key: str, now: datetime | None = None, prepared: str = "") -> Remote | None:
        """Look for the post's file: it is there, or the post is proven absent."""
        remote = self._remote(key)
        return remote if (self.folder / f"{remote.id}.md").exists() else None

    def delete(self, payload: Payload, remote: Remote, key: str, now: datetime, prepared: str = "") -> None:
        """Remove the post's file."""
        (self.folder / f"{self._remote(key).id}.md").unlink(missing_ok=True)

    def measure(self, remote: Remote, published: datetime, now: datetime) -> Figures:
        """Invent figures that grow quickly at first and then ever more slowly, the same for the same post and age."""
        days = max(0.0, (now - published).total_seconds() / 86400)
        grown = 1 - math.exp2(-days / HALF_LIFE_DAYS)
        views = REACH.get(self.network, 200) * _luck(remote.id, "views", 0.3, 2.2) * grown

        def part(name: str, low: float, high: float) -> int:
            return math.floor(views * _luck(remote.id, name, low, high))

        reactions, comments, shares = (
            part("reactions", 0.02, 0.08),
            part("comments", 0, 0.012),
            part("shares", 0.002, 0.03),
        )
        clicks = part("clicks", 0.004, 0.03) if "clicks" in self._counts else None
        return Figures(
            reactions=reactions,
            comments=comments,
            shares=shares,
            clicks=clicks,
            saves=part("saves", 0, 0.01) if "saves" in self._counts else None,
            impressions=math.floor(views) if "impressions" in self._counts else None,
            reach=part("reach", 0.6, 0.9) if "reach" in self._counts else None,
            engagements=reactions + comments + shares + (clicks or 0) if "engagements" in self._counts else None,
        )

    def _remote(self, key: str) -> Remote:
        """Return the post's id and the address of its file, which a browser or an editor opens."""
        post_id = hashlib.sha256(f"{self.folder.name}\n{key}".encode()).hexdigest()[:16]
        return Remote(id=post_id, url=f"https://rehearsal.invalid/{self.folder.name}/{post_id}")


def _luck(post_id: str, name: str, low: float, high: float) -> float:
    """Return a number from `low` to `high` that follows from a post and a name: chance that repeats itself."""
    digest = hashlib.sha256(f"{post_id}\n{name}".encode()).digest()
    return low + (high - low) * int.from_bytes(digest[:6]) / (1 << 48)


def _page(payload: Payload, now: datetime) -> Iterator[str]:
    """Yield the lines of a post's page: when and where, then the text of every part, the link, the pictures."""
    yield f"<!-- {payload.account} ({payload.network}), {now:%Y-%m-%d %H:%M} UTC: rehearsed, not published -->"
    if payload.warning:
        yield f"\n> Content warning: {payload.warning}"
    for number, text in enumerate(payload.texts, 1):
        heading = f"## Part {number} of {len(payload.texts)}\n\n" if len(payload.texts) > 1 else ""
        yield f"\n{heading}{text}"
    tags = " ".join(f"#{tag}" for tag in payload.hashtags)
    for name, value in (("Language", payload.language), ("Link", payload.link), ("Hashtags", tags)):
        if value:
            yield f"\n{name}: {value}"
    for media in payload.media:
        yield f"\n![{media.alt}]({media.file})"
    yield ""
