"""Whether the campaign files and the queue still say the same, and in what they differ.

Files are read again only where one of them was touched since the queue last matched them all; a mark of their sizes and
times, beside the memory, tells that at once.
"""

import hashlib
from datetime import datetime

from msgspec import Struct

from postdesk import drafts
from postdesk.files import private
from postdesk.log import Log
from postdesk.log.posts import acts, lookup
from postdesk.models.life import Hand, State
from postdesk.queue.planning import Change, Plan, plan
from postdesk.queue.wanted import asked
from postdesk.settings import DESK, House

MARK = "files-queued"
"""In the desk's memory: what the files looked like when the queue matched them all."""
WORDS = (
    ("changed", "changed since"),
    ("renamed", "renamed"),
    ("withdrawn", "in no file any more"),
    ("waiting", "with an error in the draft"),
    ("added", "not queued yet"),
)
FILES = "its file says something else"
NAMED = 3
"""How many posts of a kind are named in a sentence."""


class Difference(Struct, frozen=True):
    """Files and queue that say different things: what `queue` would do about it."""

    plan: Plan

    @property
    def of_queued(self) -> tuple[Change, ...]:
        """The posts in the queue whose draft is not what was queued."""
        return (*self.plan.changed, *self.plan.withdrawn, *self.plan.renamed)

    @property
    def says(self) -> str:
        """Say in what files and queue differ, and what to do."""
        kinds = [_named(getattr(self.plan, part), words) for part, words in WORDS if getattr(self.plan, part)]
        return f"files and queue differ: {'; '.join(kinds)}. `postdesk plan` shows it, `postdesk queue` makes them one"


def _named(changes: tuple[Change, ...], words: str) -> str:
    refs = ", ".join(change.ref for change in changes[:NAMED])
    rest = sorted({change.ref.partition("/")[0] for change in changes[NAMED:]})
    more = f" and {len(changes) - NAMED} more of {', '.join(rest)}" if rest else ""
    return f"{len(changes)} {words} ({refs}{more})"


def differences(house: House, log: Log, now: datetime) -> Difference | None:
    """Return in what files and queue differ; None where they do not."""
    seen = fingerprint(house)
    if seen == _marked(house):
        return None
    _, ask = asked(house)
    found = plan(log, ask, now)
    if any(getattr(found, part) for part, _ in WORDS):
        return Difference(found)
    note_matching(house, seen)
    return None


def note_matching(house: House, seen: str) -> None:
    """Note that the queue matches the files as they were seen; where that cannot be written, they are read again."""
    try:
        private.replace(house.memory / MARK, seen.encode())
    except OSError:
        return


def fingerprint(house: House) -> str:
    """Return a mark of all campaign files and the settings: it changes whenever one is touched, comes or goes."""
    digest = hashlib.sha256()
    for path in (*drafts.campaign_files((), house), house.root / DESK):
        try:
            stat = path.stat()
        except OSError:
            continue
        digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def keep_changed(house: House, log: Log, soon: datetime, hand: Hand) -> list[str]:
    """Tell of the posts that are due before `soon` and whose draft is not what was queued; return the sentences.

    They go out as they were queued; on a desk with `changed = "hold"` they are held instead.
    """
    found = differences(house, log, hand.now)
    due = [change for change in found.of_queued if change.due <= soon and change.state == State.QUEUED] if found else []
    if house.changed != "hold":
        return [f"{change.ref} goes out as it was queued, and {FILES}: {change.what}" for change in due]
    for change in due:
        acts.hold_post(log, lookup.find(log, change.ref), hand)
    return [f"{change.ref} is held, for {FILES}: {change.what}" for change in due]


def _marked(house: House) -> str:
    try:
        return (house.memory / MARK).read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return ""
