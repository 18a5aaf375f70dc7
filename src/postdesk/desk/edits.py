"""What was written into the desk's files, by a form or a command: each edit is kept, and can be taken back."""

from collections.abc import Sequence
from pathlib import Path
from secrets import token_hex

from msgspec import Struct

from postdesk.desk.part import DeskPart
from postdesk.drafts.kept_edits import KeptEdit, keep_edits, newest_of_file, take_edits_back
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
        """Take back what whoever is at the desk wrote last; nothing where they did something to the queue since.

        Raises:
            PostdeskError: Its files were changed since, or nothing takes back what was done last; nothing was done.
        """
        edits = self.desk.last_acts.edits_to_take_back()
        return self.take_back([edit.name for edit in edits]) if edits else []

    def take_file_back(self, file: str) -> list[TakenBack]:
        """Take back the last edit of a file, whoever did it: named from here, or from the desk's folder.

        Raises:
            PostdeskError: None is kept, or the file was changed since; nothing was done.
        """
        places = (Path(file).absolute(), self.desk.house.root / file)
        names = dict.fromkeys(source_shown(place, self.desk.house) for place in places)
        found = next(filter(None, (newest_of_file(self.desk.house, name) for name in names)), None)
        if found is None:
            raise PostdeskError(
                "nothing that postdesk wrote into {file} is left to undo: change it by hand, or take it from git",
                file=file,
            )
        return self.take_back([found.name])
