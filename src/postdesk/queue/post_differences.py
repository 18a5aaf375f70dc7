"""In what a queued post differs from what its file asks for now: its content, its moment, and how it goes out.

Most posts are told by the hash of their content alone. What is frozen of a post is read only where that is another one,
to say in words what changed.
"""

from functools import cached_property

import msgspec
from msgspec import Struct

from postdesk.log.posts.snapshot import Queued, Snapshot
from postdesk.models import Payload, life
from postdesk.models.known_types import known_type
from postdesk.models.life import State
from postdesk.queue.content_changes import content_words, same_words
from postdesk.queue.planning import Ask, Wanted
from postdesk.sentences import Sentence, after_another, as_clauses

NO = "but a person cancelled it: `postdesk undo` takes that back, or give the draft another id"
BEGUN = "but its beginning is public: `postdesk retry` goes on with it, `postdesk delete` takes it away"
CHANGED = "{what} changed"
IN_FILE = "{what} changed in the file"


class Differing(Struct, frozen=True, gc=False):
    """What is different: by name ("content", "time"), and in words of its own ("audience followers-only → public").

    What is `unfrozen` was queued before the keys of its account were part of what is queued, and is the same otherwise.
    """

    names: tuple[str, ...] = ()
    words: tuple[Sentence, ...] = ()
    unfrozen: bool = False

    def __bool__(self) -> bool:
        return bool(self.names or self.words)

    @property
    def content(self) -> bool:
        """Whether another content is sent, which wants a signature of its own."""
        return "content" in self.names or bool(self.words)

    def says(self, changed: str = CHANGED) -> Sentence:
        """Say what is different: "content, time changed; audience followers-only → public"."""
        named = [Sentence(changed, what=after_another(map(Sentence, self.names)))] if self.names else []
        return as_clauses([*named, *self.words])


SAME = Differing()


def followed(wanted: Wanted) -> tuple[str, int]:
    """Return after which post a wanted one goes, and by how many seconds, as the queue has it."""
    return (wanted.after.ref, int(wanted.after.by.total_seconds())) if wanted.after else ("", 0)


def against_changing(row: Queued) -> str:
    """Return why a post stays as it is although its file changed, "" where it follows its file."""
    if row.state in life.BEYOND_FILES:
        return Sentence("but it is {state}", state=State(row.state))
    if row.remote_id:
        return Sentence(BEGUN)
    return Sentence(NO) if row.state == State.CANCELLED else ""


def lacks_reason(wanted: Wanted, row: Queued) -> bool:
    """Tell whether a post is to go out that was queued to say something once more, and its draft has no reason now."""
    return row.state in life.WAITING and bool(row.again) and not (wanted.again or wanted.series)


def wants_reason(wanted: Wanted, row: Queued | None, different: Differing) -> bool:
    """Tell whether a post may not say what was said before: one that is new, or says or comes otherwise than it did."""
    if row is None or lacks_reason(wanted, row) or (wanted.gap is not None and row.state in life.WAITING):
        return True
    return row.state not in life.BEYOND_FILES and (different.content or "time" in different.names)


class QueuedContents:
    """Compares queued posts with what is wanted of them."""

    def __init__(self, queue: Snapshot, ask: Ask) -> None:
        self._queue, self._ask = queue, ask

    def differing(self, wanted: Wanted, row: Queued) -> Differing:
        """Return in what a queued post differs from what is wanted."""
        content = SAME if row.content_hash == wanted.payload.content_hash else self._content(wanted.payload, row)
        asked = wanted.slot.instant if wanted.slot else None
        pairs = {
            "time": row.asked == asked,
            "latest": row.latest - row.due == wanted.latest,
            "by hand": row.by_hand == wanted.by_hand,
            "after": (row.follows, row.follows_by) == followed(wanted),
        }
        names = (*content.names, *(name for name, same in pairs.items() if not same))
        return Differing(names, content.words, content.unfrozen) if names != content.names else content

    def _content(self, now: Payload, row: Queued) -> Differing:
        """Return what is different in a content that is another one; of what is out, its account's keys say nothing."""
        if row.content_hash == now.bare.content_hash:
            return Differing(unfrozen=True)
        before = self._frozen.get(row.id) or self._queue.payloads([row.id])[row.id]
        was = msgspec.json.decode(before, type=known_type(Payload))
        if row.state in life.BEYOND_FILES and was.bare == now.bare:
            return SAME
        words = tuple(content_words(was, now))
        named = not same_words(was, now) or not words
        return Differing(("content",) if named else (), words)

    @cached_property
    def _frozen(self) -> dict[int, str]:
        """Return what is frozen of every post whose content is another one under its name, read at once."""
        pairs = ((one, self._queue.posts.get((one.campaign, one.draft, one.account))) for one in self._ask.wanted)
        ids = [row.id for one, row in pairs if row is not None and row.content_hash != one.payload.content_hash]
        return dict(self._queue.payloads(ids))
