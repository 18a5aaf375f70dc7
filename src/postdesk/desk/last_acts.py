"""What a person did last, whatever it was: taking back without a name is about that, and about nothing before it."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from postdesk.desk.part import DeskPart
from postdesk.drafts.kept_edits import KeptEdit, newest_edits
from postdesk.errors import PostdeskError
from postdesk.sentences import Sentence

IN_PUBLIC = Sentence(
    "`postdesk edit REF` changes words in public, `postdesk delete REF` takes a post off, and `postdesk resolve REF "
    "--published URL` puts an address right"
)
SIGNED_IN = Sentence(
    "`postdesk accounts remove NAME` takes an account off the desk, `postdesk accounts add NAME` signs one in"
)
INSTEAD: Mapping[str, Sentence] = {
    "queue": Sentence("change the campaign files and `postdesk queue` again"),
    "publish": IN_PUBLIC,
    "edit": IN_PUBLIC,
    "resolve": IN_PUBLIC,
    "delete": Sentence("a new post, with its reason in `again:`, says it once more"),
    "accounts": SIGNED_IN,
    "import": Sentence("what it read stays in the log"),
    "report": Sentence("whoever it was mailed to has it"),
    "take-over": Sentence("the memory here speaks for the desk until another one takes over"),
    "move-database": Sentence("`postdesk move-database --to` carries it back"),
}
"""By the word of each command that nothing takes back, what can be done instead."""
BACK = {"hold": "release", "release": "hold"}
"""By which command a hold over many is lifted, or laid again."""


class ActBefore(Struct, frozen=True):
    """What was done before the last act: in words, when, and the command that takes it back by its name."""

    what: str
    at: datetime
    command: str


class DeskLastActs(DeskPart):
    """What whoever is at the desk did last, in the queue and in files."""

    def note_final(self, what: str) -> None:
        """Note that something was done that nothing takes back, in the words of its command."""
        from postdesk.log.posts import last_by_hand

        last_by_hand.note_final(self.desk.log, self.desk.queue.by_whom(""), what)

    def edits_to_take_back(self) -> list[KeptEdit]:
        """Return the edits of files that were done last; none where the last thing was done to the queue.

        Raises:
            PostdeskError: Nothing takes back what was done last; the sentence says what can be done instead, and by
                which name what came before it is taken back.
        """
        from postdesk.log.posts import last_by_hand

        edits, last = newest_edits(self.desk.house, self.desk.who), last_by_hand.last_done(self.desk.log, self.desk.who)
        if edits and (last is None or last.at < edits[0].at):
            return edits
        if last and last.final:
            raise self._cannot_be_taken_back(last.what, last.at, self._before(edits))
        return []

    def see_no_edit(self) -> None:
        """See that the last thing that was done was done to the queue, and can be taken back.

        Raises:
            PostdeskError: It was not.
        """
        if edits := self.edits_to_take_back():
            raise PostdeskError(
                "{edit} was written since: `postdesk undo {edit}` takes that back; nothing was done", edit=edits[0].path
            )

    def _before(self, edits: list[KeptEdit]) -> ActBefore | None:
        """Return the newest thing that can be taken back by its name: an edit, or what was done to the queue."""
        from postdesk.log.kept_sentences import as_written
        from postdesk.log.posts import last_by_hand

        found = [ActBefore(as_written(edit.what), edit.at, f"undo {edit.path}") for edit in edits[:1]]
        if done := last_by_hand.last_to_take_back(self.desk.log, self.desk.who):
            word, _, over = done.what.partition(" ")
            by_name = f"undo {done.name}" if "@" in done.name[1:] else f"{BACK[word]} {over}"
            found.append(ActBefore(done.what, done.at, by_name))
        return max(found, key=lambda each: each.at, default=None)

    def _cannot_be_taken_back(self, what: str, at: datetime, before: ActBefore | None) -> PostdeskError:
        last = Sentence(
            "the last thing that {who} did is `{act}` ({when}), and nothing takes that back: {instead}",
            who=self.desk.who,
            act=what,
            when=self.desk.local(at)[:16],
            instead=INSTEAD[what.partition(" ")[0]],
        )
        if before is None:
            return PostdeskError(last)
        return PostdeskError(
            "{last}; before it: {act} ({when}), which `postdesk {command}` takes back",
            last=last,
            act=before.what,
            when=self.desk.local(before.at)[:16],
            command=before.command,
        )
