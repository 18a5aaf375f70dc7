"""Whether the campaign files and the queue still say the same, and in what they differ.

Files are read again only where one of them was touched since the queue last matched them all, or a picture or whatever
else lies beside them; a mark of their sizes and times, beside the memory, tells that at once.
"""

import hashlib
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from postdesk import drafts
from postdesk.files import private
from postdesk.files.regular import contents
from postdesk.log import Log
from postdesk.log.posts import acts, lookup
from postdesk.models.life import Hand, State
from postdesk.queue.applying import plan
from postdesk.queue.planning import Change, Plan
from postdesk.queue.wanted import asked
from postdesk.sentences import Sentence, as_clauses
from postdesk.settings import House

MARK = "files-queued"
"""In the desk's memory: what the files looked like when the queue matched them all."""
WORDS = (
    ("changed", "{count} changed since ({posts})"),
    ("renamed", "{count} renamed ({posts})"),
    ("withdrawn", "{count} in no file any more ({posts})"),
    ("waiting", "{count} with an error in the draft ({posts})"),
    ("repeated", "{count} that would say what is said already ({posts})"),
    ("added", "{count} not queued yet ({posts})"),
)
REMEDY = "`postdesk plan` shows it, `postdesk queue` makes them one"
FILES = Sentence("its file says something else")
FAULTY = Sentence("its draft has an error")
AS_QUEUED = "{post} goes out as it was queued, and its file says something else: {what}"
HELD = "{post} is held, for its file says something else: {what}"
NAMED = 3
"""How many posts of a kind are named in a sentence."""


class Difference(Struct, frozen=True):
    """Files and queue that say different things: what `queue` would do about it."""

    plan: Plan

    @property
    def of_queued(self) -> tuple[Change, ...]:
        """The posts in the queue whose draft is not what was queued, and what it is now."""
        faulty = (replace(change, what=FAULTY) for change in self.plan.waiting)
        return (*self.plan.changed, *self.plan.withdrawn, *self.plan.renamed, *faulty, *in_part(self.plan, "repeated"))

    @property
    def says(self) -> str:
        """Say in what files and queue differ."""
        found = [(in_part(self.plan, part), words) for part, words in WORDS]
        kinds = [_named(changes, words) for changes, words in found if changes]
        return Sentence("files and queue differ: {kinds}", kinds=as_clauses(kinds))

    @property
    def told(self) -> str:
        """Say in what files and queue differ, and what to do."""
        return Sentence("{says}. {remedy}", says=self.says, remedy=Sentence(REMEDY))


def in_part(plan: Plan, part: str) -> tuple[Change, ...]:
    """Return the lines of a part of a plan in which files and queue differ.

    A draft that is kept out of the queue, for it says what is said already, is a difference where its post is to go out
    in other words.
    """
    changes: tuple[Change, ...] = getattr(plan, part)
    return changes if part != "repeated" else tuple(change for change in changes if change.state == State.QUEUED)


def _named(changes: tuple[Change, ...], words: str) -> Sentence:
    refs: object = ", ".join(change.ref for change in changes[:NAMED])
    if rest := sorted({change.ref.partition("/")[0] for change in changes[NAMED:]}):
        others = {"number": len(changes) - NAMED, "campaigns": ", ".join(rest)}
        refs = Sentence("{posts} and {number} more of {campaigns}", posts=refs, **others)
    return Sentence(words, count=len(changes), posts=refs)


def differences(house: House, log: Log, now: datetime) -> Difference | None:
    """Return in what files and queue differ; None where they do not."""
    if is_matched(house, seen := fingerprint(house)):
        return None
    _, ask = asked(house)
    found = plan(log, ask, now)
    if any(in_part(found, part) for part, _ in WORDS):
        return Difference(found)
    note_matching(house, seen)
    return None


def is_matched(house: House, seen: str) -> bool:
    """Return whether the queue matched all files when they were as they are seen now."""
    return seen == _marked(house)


def note_matching(house: House, seen: str) -> None:
    """Note that the queue matches the files as they were seen; where that cannot be written, they are read again."""
    try:
        private.replace(house.memory / MARK, seen.encode())
    except OSError:
        return


def forget_matching(house: House) -> None:
    """Let files and queue be compared anew: what is known to be public is more than it was."""
    note_matching(house, "")


def fingerprint(house: House) -> str:
    """Return a mark of all that lies below `campaigns/`: it changes whenever a file is touched, comes or goes."""
    digest = hashlib.sha256()
    for path in drafts.files_of_desk(house):
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
        return [Sentence(AS_QUEUED, post=change.queued, what=change.what) for change in due]
    for change in due:
        acts.hold_post(log, lookup.find(log, change.queued), hand)
    return [Sentence(HELD, post=change.queued, what=change.what) for change in due]


def _marked(house: House) -> str:
    try:
        return contents(house.memory / MARK).decode("ascii")
    except (OSError, UnicodeDecodeError):
        return ""
