"""What was written into the desk's files, by a form or a command: each edit is kept, and can be taken back."""

from collections.abc import Sequence
from pathlib import Path
from secrets import token_hex

from msgspec import Struct

from postdesk.desk.part import DeskPart
from postdesk.drafts.kept_edits import KeptEdit, keep_edits, newest_edits, take_edits_back
from postdesk.drafts.source import source_shown
from postdesk.drafts.writing import file_digest
from postdesk.errors import PostdeskError


class WrittenFile(Struct, frozen=True):
    """A file that was written: how sentences name it, and the edit by which that is taken back."""

    shown: str
    edit: str


class TakenBack(Struct, frozen=True):
    """An edit that was taken back: what it was, its file, and whether that is gone, because it was new."""

    what: str
    path: str
    gone: bool


class DeskEdits(DeskPart):
    """The edits of files, and the way back."""

    def keep(self, files: Sequence[tuple[Path, bytes | None, bytes]], what: str) -> list[WrittenFile]:
        """Keep what one act wrote: of each file, what it held (None where it is new) and holds; return the edits."""
        from postdesk.log.kept_sentences import as_kept

        command, who, now, kept = token_hex(8), self.desk.who, self.desk.now(), as_kept(what)
        edits = [
            KeptEdit(
                who, now, source_shown(path.absolute(), self.desk.house), file_digest(after), before, kept, command
            )
            for path, before, after in files
        ]
        keep_edits(self.desk.house, edits)
        return [WrittenFile(edit.path, edit.name) for edit in edits]

    def take_back(self, edits: Sequence[str]) -> list[TakenBack]:
        """Take edits back; PostdeskError where they cannot be any more."""
        from postdesk.log.kept_sentences import as_written

        self.desk.people.allow("write")
        taken = take_edits_back(self.desk.house, edits)
        return [TakenBack(as_written(edit.what), edit.path, edit.before is None) for edit in taken]

    def take_last_back(self) -> list[TakenBack]:
        """Take back what whoever is at the desk wrote last; nothing where they did something by hand since.

        Raises:
            PostdeskError: Its files were changed, or the queue was filled since; nothing was done.
        """
        from postdesk.log.kept_sentences import as_written
        from postdesk.log.posts import last_by_hand

        edits = newest_edits(self.desk.house, self.desk.who)
        if not edits or last_by_hand.acted_since(self.desk.log, self.desk.who, edits[0].at):
            return []
        if last_by_hand.queued_since(self.desk.log, self.desk.who, edits[0].at):
            raise PostdeskError(
                "{what}, and the queue was filled since: nothing was taken back; change {edit} by hand and `postdesk "
                "queue`, or name a post: `postdesk undo REF`",
                what=as_written(edits[0].what),
                edit=edits[0].path,
            )
        return self.take_back([edit.name for edit in edits])
