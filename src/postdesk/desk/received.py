"""Files that a person hands to the desk in a form: an export, a table of drafts, a text to draft from."""

from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from postdesk.desk.part import DeskPart
from postdesk.errors import PostdeskError
from postdesk.files.received import receive, received

if TYPE_CHECKING:
    from postdesk.drafts.releases.release import Release
    from postdesk.drafts.spreadsheets.taking_in import SaidOfTable, TakenIn
    from postdesk.log.readings.intake import Imported

FOLDER = "received"
GONE = "the file is not kept any more: hand it over again; nothing was done"


class DeskReceived(DeskPart):
    """Files in a form; each is kept for a day, until it is known what becomes of it."""

    @property
    def _folder(self) -> Path:
        return self.desk.house.memory / FOLDER

    def keep(self, name: str, content: BinaryIO) -> str:
        """Keep a file; return by what it is found again. OSError where it cannot be written."""
        return receive(self._folder, name, content)

    def keep_text(self, text: str) -> str:
        """Keep a text that was pasted, as a file."""
        return self.keep("pasted.txt", BytesIO(text.encode("utf-8", "replace")))

    def kept(self, token: str) -> Path:
        """Return a file that was handed over; PostdeskError where it is not kept any more."""
        path = received(self._folder, token)
        if path is None:
            raise PostdeskError(GONE)
        return path

    def figures(self, token: str, as_of: date | None, account: str) -> "Imported":
        """Take in the figures of an export; PostdeskError where it is none."""
        return self.desk.readings.bring_in(self.kept(token), None, as_of, account)

    def table(self, token: str, meant: "SaidOfTable") -> "tuple[TakenIn, str]":
        """Return what a table of drafts asks for, and the digest of that; nothing is written."""
        taken = self.desk.spreadsheets.take_in(self.kept(token), meant)
        return taken, sha256(
            b"\0".join(part for each in taken.files for part in (each.before or b"", each.after))
        ).hexdigest()

    def release(self, campaign: str, token: str, language: str, link: str) -> "Release":
        """Return what may be posted of a text; nothing is written. DraftError where it is none."""
        from postdesk.desk.releases import PASTED
        from postdesk.drafts.sources.shelf import source_in_file

        path = self.kept(token)
        name = PASTED if path.name == "pasted.txt" else path.name
        original = source_in_file(path)
        return self.desk.releases.propose(campaign, name, original, language=language, link=link)
